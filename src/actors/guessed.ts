import type { World } from '../case/world.ts';
import type { Visit } from '../sessions/visits.ts';
import type { ReasonKey } from './thresholds.ts';

/** What others did at the same place or with the same browser; it says nothing where the account itself is a guess. */
const BY_OTHERS: readonly ReasonKey[] = ['same-place-as-intruder', 'agent-of-intruder', 'several-at-once'];

/**
 * Whether only what others did speaks against a visit whose account no line names: all its sign-ins were webmail's, of
 * which connections told whose they are. Whoever it really was, this account's owner may have had no part in it.
 */
export function isGuessAlone(
  visit: Visit,
  conduct: readonly ReasonKey[],
  { inferredLogins, placeOf }: Pick<World, 'inferredLogins' | 'placeOf'>,
): boolean {
  if (!conduct.every((key) => BY_OTHERS.includes(key))) return false;
  const own = inferredLogins.filter((l) => l.account === visit.account && placeOf(l.address) === visit.place);
  return own.length > 0 && own.length >= visit.signIns;
}
