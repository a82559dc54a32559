import { caseScreen } from './case.tsx';
import type { Screen } from './screen.tsx';

/** The screens in the order of their keys. */
export const screens: readonly Screen[] = [caseScreen];
