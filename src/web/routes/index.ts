import type { Route } from '../route.ts';
import { caseScreen } from './case.ts';
import { evidence } from './evidence.ts';
import { evidenceAccounts } from './evidence-accounts.ts';
import { evidenceFiles } from './evidence-files.ts';
import { evidenceHeat } from './evidence-heat.ts';
import { frame } from './frame.ts';
import { subject } from './subject.ts';
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
];
