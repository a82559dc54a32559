import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 4. */
export const actorScreen: Screen = {
  id: 'actor',
  title: 'page.screen.actor',
  Body: () => <Empty why={t('page.loading')} />,
};
