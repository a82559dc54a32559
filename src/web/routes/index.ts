import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { casePrint } from './case-print.ts';
import { cited } from './cited.ts';
import { context } from './context.ts';
import { frame } from './frame.ts';
import { lineRef } from './line-ref.ts';
import { proof } from './proof.ts';
import { rule } from './rule.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { searchExport } from './search-export.ts';
import { searchHits } from './search-hits.ts';
import { searchSlice } from './search-slice.ts';
import { sql } from './sql.ts';
import { sqlPlan } from './sql-plan.ts';
import { status } from './status.ts';
import { subject } from './subject.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [
  frame,
  caseScreen,
  subject,
  status,
  context,
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
