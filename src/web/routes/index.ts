import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { frame } from './frame.ts';
import { exportJournal, journal, judged, writeJournal } from './journal.ts';
import { subject } from './subject.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  caseScreen,
  subject,
  journal,
  judged,
  writeJournal,
  exportJournal,
];
