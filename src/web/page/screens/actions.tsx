import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 7. */
export const actionsScreen: Screen = {
  id: 'actions',
  title: 'page.screen.actions',
  Body: () => <Empty why={t('page.loading')} />,
};
