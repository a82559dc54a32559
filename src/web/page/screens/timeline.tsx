import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 2. */
export const timelineScreen: Screen = {
  id: 'timeline',
  title: 'page.screen.timeline',
  Body: () => <Empty why={t('page.loading')} />,
};
