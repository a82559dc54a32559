import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 6. */
export const linesScreen: Screen = {
  id: 'lines',
  title: 'page.screen.lines',
  Body: () => <Empty why={t('page.loading')} />,
};
