import type { Bond } from '../../report/bonds.ts';
import { fullKey } from '../../report/keys.ts';
import type { Somebody } from './somebody.ts';

const EACH = 20;

/**
 * Lines that a bond rests on. The Case gives its links none of their own: they are those of the sessions at one end that
 * have the bond for a reason, and of the sessions of the same account at the other.
 */
export function bondRefs(who: Somebody, { a, b, reason, facts }: Bond): readonly string[] {
  const account = String(facts.account ?? '');
  const sides = [a, b].map((place) => {
    const own = who.ownByPlace.get(place) ?? [];
    const of = own.filter((s) => account === '' || s.account === account);
    return (of.length > 0 ? of : own).slice(0, EACH);
  });
  const because = sides
    .flat()
    .flatMap((s) => s.because.filter((r) => fullKey('reason', r.reason) === fullKey('reason', reason)))
    .flatMap((r) => r.refs);
  const ends = sides.flatMap((side) => side.flatMap((s) => s.refs.slice(0, 1)));
  return [...new Set([...because.slice(0, EACH), ...ends])];
}
