import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { frame } from './frame.ts';

/** Everything that the page can ask for. */
export const routes: readonly Route[] = [frame, caseScreen];
