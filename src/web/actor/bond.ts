import { type Bond, placeOf } from '../../report/bonds.ts';
import { fullKey } from '../../report/keys.ts';
import type { Somebody } from './somebody.ts';

const EACH = 20;

/**
 * Lines that a bond rests on. The Case gives its links none of their own: they are those of the sessions at one end that
 * have the bond for a reason, and of the sessions of the same account at the other.
 */
export function bondRefs(who: Somebody, { a, b, reason, facts }: Bond): readonly string[] {
  const own = who.own.filter((s) => [a, b].includes(placeOf(s.address)));
  const account = String(facts.account ?? '');
  const of = own.filter((s) => account === '' || s.account === account);
  const near = of.length > 0 ? of : own;
  const because = near.flatMap((s) =>
    s.because.filter((r) => fullKey('reason', r.reason) === fullKey('reason', reason)).flatMap((r) => r.refs),
  );
  const ends = [a, b].flatMap((place) =>
    near
      .filter((s) => placeOf(s.address) === place)
      .slice(0, EACH)
      .flatMap((s) => s.refs.slice(0, 1)),
  );
  return [...new Set([...because.slice(0, EACH), ...ends])];
}
