import type { Route } from '../route.ts';
import { actionsScreen } from './actions.ts';
import { actor } from './actor.ts';
import { actorAddresses } from './actor-addresses.ts';
import { actorGraphRoute } from './actor-graph.ts';
import { actorMatrix } from './actor-matrix.ts';
import { actorSessions } from './actor-sessions.ts';
import { caseScreen } from './case.ts';
import { casePrint } from './case-print.ts';
import { cited } from './cited.ts';
import { context } from './context.ts';
import { evidence } from './evidence.ts';
import { evidenceAccounts } from './evidence-accounts.ts';
import { evidenceFiles } from './evidence-files.ts';
import { evidenceHeat } from './evidence-heat.ts';
import { frame } from './frame.ts';
import { exportJournal, journal, judged, writeJournal } from './journal.ts';
import { proof } from './proof.ts';
import { makeReport, reports, saveReport } from './reports.ts';
import { status } from './status.ts';
import { subject } from './subject.ts';
import { timeline } from './timeline.ts';
import { timelineAct, timelineEvents, timelineLegend } from './timeline-events.ts';
import { verify } from './verify.ts';
import { verifyDo } from './verify-do.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  caseScreen,
  subject,
  evidence,
  evidenceHeat,
  evidenceFiles,
  evidenceAccounts,
  verify,
  verifyDo,
  actor,
  actorSessions,
  actorGraphRoute,
  actorAddresses,
  actorMatrix,
  journal,
  judged,
  writeJournal,
  exportJournal,
  actionsScreen,
  reports,
  makeReport,
  saveReport,
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
