import { actionsScreen } from './actions.tsx';
import { actorScreen } from './actor.tsx';
import { caseScreen } from './case.tsx';
import { evidenceScreen } from './evidence.tsx';
import { linesScreen } from './lines.tsx';
import { scopeScreen } from './scope.tsx';
import type { Screen } from './screen.tsx';
import { timelineScreen } from './timeline.tsx';

/** The screens in the order of their keys. */
export const screens: readonly Screen[] = [
  caseScreen,
  timelineScreen,
  scopeScreen,
  actorScreen,
  evidenceScreen,
  linesScreen,
  actionsScreen,
];
