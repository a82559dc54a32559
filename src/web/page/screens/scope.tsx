import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 3. */
export const scopeScreen: Screen = {
  id: 'scope',
  title: 'page.screen.scope',
  Body: () => <Empty why={t('page.loading')} />,
};
