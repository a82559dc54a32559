import type { Route } from '../route.ts';
import { actionsScreen } from './actions.ts';
import { caseScreen } from './case.ts';
import { casePrint } from './case-print.ts';
import { cited } from './cited.ts';
import { context } from './context.ts';
import { frame } from './frame.ts';
import { exportJournal, journal, judged, writeJournal } from './journal.ts';
import { proof } from './proof.ts';
import { makeReport, reports, saveReport } from './reports.ts';
import { scopeExport, scopeFacets, scopeRows, scopeUnion } from './scope.ts';
import { status } from './status.ts';
import { subject } from './subject.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  caseScreen,
  subject,
  scopeRows,
  scopeFacets,
  scopeUnion,
  scopeExport,
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
  proof,
  cited,
  casePrint,
];
