import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { casePrint } from './case-print.ts';
import { cited } from './cited.ts';
import { context } from './context.ts';
import { frame } from './frame.ts';
import { proof } from './proof.ts';
import { status } from './status.ts';
import { subject } from './subject.ts';
import { timeline } from './timeline.ts';
import { timelineAct, timelineEvents, timelineLegend } from './timeline-events.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  caseScreen,
  subject,
  status,
  context,
  timeline,
  timelineEvents,
  timelineAct,
  timelineLegend,
  proof,
  cited,
  casePrint,
];
