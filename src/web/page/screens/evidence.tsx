import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 5. */
export const evidenceScreen: Screen = {
  id: 'evidence',
  title: 'page.screen.evidence',
  Body: () => <Empty why={t('page.loading')} />,
};
