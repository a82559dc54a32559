import type { Route } from '../route.ts';
import type { VerifyState } from '../wire/evidence.ts';

/** How the evidence was found to be when it was last hashed. */
export const verify: Route = {
  method: 'get',
  path: 'verify',
  rate: 'light',
  answer: ({ verifier }): VerifyState => verifier.state(),
};
