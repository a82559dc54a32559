import type { Stamp } from '../case/context.ts';
import type { Account, Change, Item, ItemSet } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { Store } from '../store/store.ts';
import { messageChanges, ruleChangesBy, sentMail } from './changes.ts';
import { forwardedItems } from './forwarded.ts';
import { mergeItems, strongerGrade, surerLink } from './grades.ts';
import { type Library, openLibrary } from './library.ts';
import { mergeDeletions } from './merge-changes.ts';
import { passwordChanges } from './password-changes.ts';
import { storeScope } from './store-items.ts';
import { rulesOfNobody } from './unset-rules.ts';
import { webItems } from './web-items.ts';
import { webSets } from './web-sets.ts';

/** What was touched and changed in the sessions of intruders and suspects, and by rules that nobody is known to have made. */
export interface Scope {
  readonly items: readonly Item[];
  readonly sets: readonly ItemSet[];
  readonly changes: readonly Change[];
}

/** Reads the scope. `instant` turns the stamps of listings, which carry no zone, into microseconds UTC. */
export async function readScope(
  store: Store,
  world: World,
  sessions: readonly BuiltSession[],
  signals: readonly Signal[],
  instant: (stamp: Stamp) => number,
): Promise<Scope> {
  const actors = sessions.filter((s) => s.judgement === 'intruder' || s.judgement === 'suspect');
  const rules = [...ruleChangesBy(actors, signals), ...(await rulesOfNobody(store, world, signals))];
  const libraries = new Map<string, Library>();
  for (const account of [...new Set([...actors, ...rules].map((s) => s.account))].sort()) {
    libraries.set(account, await openLibrary(store, world, account, instant));
  }
  const items: Item[] = [];
  const sets: ItemSet[] = [];
  for (const session of actors) {
    const library = libraries.get(session.account);
    if (library === undefined || session.parent !== '') continue;
    const children = actors.filter((s) => s.parent === session.id);
    items.push(...webItems(session, children, library));
    sets.push(...webSets(session, children, library));
    const { items: fetched, sets: counted } = storeScope(session, library);
    items.push(...fetched);
    sets.push(...counted);
  }
  items.push(
    ...(await forwardedItems(store, world, rules, (account, id) => libraries.get(account)?.byMessageId(id))),
  );
  const changes = [
    ...rules,
    ...(await messageChanges(store, world, actors)),
    ...(await sentMail(store, world, actors)),
    ...(await passwordChanges(store, world, actors)),
  ];
  return { items: mergeItems(items), sets, changes: inOrder(mergeDeletions(changes)) };
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  const key = (c: Change): string => `${c.time}\0${c.account}\0${c.kind}\0${c.refs.join()}`;
  return [...changes].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** What coverage says of negatives. */
export interface Clearing {
  /** Whether every way in was logged for the whole window, so that a negative may be said. */
  readonly canClear: boolean;
  readonly share: number;
  readonly missing: readonly string[];
}

/** The strongest grade of every account that the evidence knows. */
export function gradeAccounts(
  world: World,
  sessions: readonly BuiltSession[],
  scope: Scope,
  tried: ReadonlySet<string>,
  clearing: (account: string) => Clearing,
): readonly Account[] {
  return [...world.accounts].sort().map((account) => {
    const own = sessions.filter(
      (s) => s.account === account && (s.judgement === 'intruder' || s.judgement === 'suspect'),
    );
    // A set that may be of nothing says what cannot be told, not what was done.
    const counted = scope.sets.filter((s) => s.atLeast > 0 || s.grade === 'listed');
    const graded = [...scope.items, ...counted].filter((x) => x.account === account);
    const { canClear, share, missing } = clearing(account);
    const base = own.length > 0 ? 'reachable' : canClear ? 'no-trace' : 'unknown';
    return {
      account,
      grade: graded.reduce<Account['grade']>((g, x) => strongerGrade(g, x.grade), base),
      link: [...own, ...graded].reduce<Account['link']>((l, x) => surerLink(l, x.link), 'owner'),
      tried: tried.has(account),
      entered: own.some((s) => s.judgement === 'intruder'),
      coverage: share,
      missing: [...missing],
    };
  });
}
