import { visible } from '../../base/text.ts';
import { fullKey } from '../../report/keys.ts';
import { spanOf } from '../actor/addresses.ts';
import { bondRefs } from '../actor/bond.ts';
import type { Cell, Matrix } from '../actor/matrix.ts';
import { everybodyOf } from '../actor/somebody.ts';
import type { Desk } from '../desk.ts';
import type { ToldFactRow } from '../wire.ts';
import { BARE, type Find, numbered, row, type Subject, sentence, timed, worded } from './subject.ts';

const NAMED = 40;

/** A /64 is no address of the Case, so its tries are those of several. */
function tried(id: string, tries: number): readonly ToldFactRow[] {
  if (tries === 0) return [];
  if (id.endsWith('/64')) return worded('tries', String(tries));
  return numbered('tries', tries, `sum attempts tries addresses=${JSON.stringify(id)}`);
}

/** An address, or an IPv6 /64: since when it is seen, and what came from it. */
export const address: Find = (desk, id) => {
  const use = everybodyOf(desk).address(id);
  if (use === undefined) return undefined;
  const { first, last } = spanOf(use);
  const accounts = [...new Set(use.sessions.map((s) => s.account))];
  const tries = use.attempts.reduce((n, a) => n + a.tries, 0);
  return {
    ...BARE,
    title: [{ evidence: visible(id) }],
    facts: [
      ...timed('start', first),
      ...timed('end', last),
      ...worded('side', desk.say.text(`page.actor.side.${use.side}`)),
      ...tried(id, tries),
      ...accounts.slice(0, NAMED).flatMap((a) => row('account', a, `account:${a}`)),
      ...use.sessions.slice(0, NAMED).flatMap((s) => row('session', s.id, `session:${s.id}`)),
    ],
    refs: [...use.sessions.flatMap((s) => s.refs), ...use.attempts.flatMap((a) => a.refs)],
  };
};

/** A bond between two places of an actor, by the actor and the number of its link: `A1/2`. */
export const bond: Find = (desk, id) => {
  const slash = id.lastIndexOf('/');
  const who = everybodyOf(desk).of(id.slice(0, Math.max(0, slash)));
  const found = who?.bonds.find((b) => String(b.link) === id.slice(slash + 1));
  if (who === undefined || found === undefined) return undefined;
  const refs = bondRefs(who, found);
  return {
    title: desk.say.pieces('page.actor.bond-of', { a: found.a, b: found.b }),
    facts: [
      ...row('address', found.a, `address:${found.a}`),
      ...row('address', found.b, `address:${found.b}`),
      ...row('actor', who.id, `actor:${who.id}`),
    ],
    because: [
      desk.tell.reason('reason', `bond:${id}`, {
        reason: found.reason,
        facts: found.facts,
        weight: found.weight,
        refs: [...refs],
      }),
    ],
    against: [],
    account: undefined,
    refs,
  };
};

/** A cell of evidence against ways in: what was said of which account, with its lines. */
export const cell: Find = (desk, id) => {
  const slash = id.lastIndexOf('/');
  const people = everybodyOf(desk);
  const rowKey = id.slice(0, Math.max(0, slash));
  const account = rowKey.includes('@')
    ? desk.file.entry.find((e) => people.entryMatrix(e.account).rows.some((r) => r.key === rowKey))?.account
    : '';
  if (account === undefined) return undefined;
  const about = `cell:${id}`;
  for (const matrix of [people.entryMatrix(account), people.originMatrix()]) {
    for (const r of matrix.rows) {
      const found = r.cells.find((c) => c.about === about);
      if (found === undefined) continue;
      return cellSubject(desk, matrix.kind, r.group, found, id.slice(slash + 1));
    }
  }
  return undefined;
};

function cellSubject(
  desk: Desk,
  kind: Matrix['kind'],
  group: Matrix['rows'][number]['group'],
  { computed, said }: Cell,
  hypothesis: string,
): Subject {
  const named = said.slice(0, NAMED);
  const sentences = named.map(({ entry, statement: { key, facts, refs } }) =>
    sentence(desk, group, `entry:${entry}`, fullKey(group, key), facts, refs),
  );
  return {
    title: desk.tell.pieces(kind, hypothesis, {}),
    facts: [
      ...worded('computed', computed),
      ...named.flatMap((s) => row('account', s.account, `account:${s.account}`)),
    ],
    because: group === 'reason' ? sentences : [],
    against: group === 'against' ? sentences : [],
    account: '',
    refs: said.flatMap((s) => s.statement.refs),
  };
}
