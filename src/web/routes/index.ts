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
import { lineRef } from './line-ref.ts';
import { names } from './names.ts';
import { proof } from './proof.ts';
import { makeReport, reports, saveReport } from './reports.ts';
import { rule } from './rule.ts';
import { schema } from './schema.ts';
import { scopeExport, scopeFacets, scopeRows, scopeUnion } from './scope.ts';
import { search } from './search.ts';
import { searchExport } from './search-export.ts';
import { searchHits } from './search-hits.ts';
import { searchSlice } from './search-slice.ts';
import { sql } from './sql.ts';
import { sqlPlan } from './sql-plan.ts';
import { status } from './status.ts';
import { subject } from './subject.ts';
import { timeline } from './timeline.ts';
import { timelineAct, timelineEvents, timelineLegend } from './timeline-events.ts';
import { verify } from './verify.ts';
import { verifyDo } from './verify-do.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  names,
  caseScreen,
  subject,
  scopeRows,
  scopeFacets,
  scopeUnion,
  scopeExport,
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
  search,
  searchSlice,
  searchHits,
  searchExport,
  lineRef,
  rule,
  schema,
  sql,
  sqlPlan,
  proof,
  cited,
  casePrint,
];
