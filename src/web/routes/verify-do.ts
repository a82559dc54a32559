import { UserError } from '../../base/errors.ts';
import type { Route } from '../route.ts';
import type { VerifyState } from '../wire/evidence.ts';

/** Begins to hash the evidence again (`{"do": "start"}`), or ends that (`{"do": "cancel"}`). */
export const verifyDo: Route = {
  method: 'post',
  path: 'verify',
  rate: 'job',
  answer: async ({ verifier }, { body }): Promise<VerifyState> => {
    const what = typeof body === 'object' && body !== null && 'do' in body ? body.do : undefined;
    if (what === 'cancel') verifier.cancel();
    else if (what !== 'start') throw new UserError('do', 'is neither start nor cancel', 'give one of them');
    else {
      const running = verifier.start();
      // What can be refused is refused at once; the job itself tells its end through its state.
      await Promise.race([running, new Promise((resolve) => setImmediate(resolve))]);
    }
    return verifier.state();
  },
};
