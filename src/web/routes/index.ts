import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { frame } from './frame.ts';
import { scopeExport, scopeFacets, scopeRows, scopeUnion } from './scope.ts';
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
];
