import type { Session } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';

// What somebody with rights on the host, or with an editor in its logs, could have taken leaves no trace there.
const DOUBTFUL: Readonly<Record<string, string>> = {
  'ssh-break-in': 'missing.trusted-host',
  'edited-address': 'missing.trusted-logs',
  // Where one sign-in's line is missing another's may be, with the end of its session.
  'missing-login': 'missing.trusted-logs',
};

/**
 * Why no account at all can be said to show no trace, whatever the coverage: sentence keys. A webmail session that
 * nobody can be named for may have been anybody's, and one behind a proxy that hides its clients anybody's doing; after
 * a break-in on the host every negative falls (handbook 1.7).
 */
export function doubts(
  world: Pick<World, 'unknownLogins' | 'hidingProxies'>,
  signals: readonly Signal[],
): readonly string[] {
  const bySignal = signals.flatMap((s) => DOUBTFUL[s.detection] ?? []);
  const unknown = world.unknownLogins > 0 ? ['missing.userlogins'] : [];
  const hidden = world.hidingProxies.length > 0 ? ['missing.hidden-clients'] : [];
  return [...new Set([...unknown, ...hidden, ...bySignal])].sort();
}

// What takes mail away, or sends it in the owner's name: unexplained, it may have been anybody's doing.
const GRAVE: ReadonlySet<string> = new Set(
  ['bulk-copy', 'header-sweep', 'whole-mailbox-pop3', 'mass-mail', 'scattered-mail'].map(
    (key) => `reason.${key}`,
  ),
);

/** Somebody's visit to an account, judged. */
interface Visited {
  readonly account: string;
  readonly judgement: Session['judgement'];
  readonly because: readonly { readonly reason: string }[];
}

const COPIES: ReadonlySet<string> = new Set(['bulk-copy', 'whole-mailbox-pop3']);
/** Accounts copied from one place, and their share of all that are used there, that make it a copier's place. */
const COPIED = { accounts: 3, share: 0.5 } as const;

/**
 * Accounts that were copied from one outside place which is used for little else. Whoever stays long enough is at home
 * there, and a service that moves mail looks alike: their owners must say.
 */
export function copiedTogether(
  world: Pick<World, 'isInside' | 'placeOf'>,
  signals: readonly Signal[],
  visits: readonly { readonly account: string; readonly place: string }[],
): ReadonlySet<string> {
  const copied = new Map<string, Set<string>>();
  for (const s of signals) {
    if (!COPIES.has(s.detection) || s.address === '' || world.isInside(s.address)) continue;
    const place = world.placeOf(s.address);
    copied.set(place, (copied.get(place) ?? new Set()).add(s.account));
  }
  const out = new Set<string>();
  for (const [place, accounts] of copied) {
    const all = new Set(visits.filter((v) => v.place === place).map((v) => v.account));
    if (accounts.size >= COPIED.accounts && accounts.size >= COPIED.share * all.size)
      for (const account of accounts) out.add(account);
  }
  return out;
}

/**
 * Why one account cannot be: mail of it went outside by a rule and no line shows who made the rule, or somebody fetched
 * or sent much from a place that is not explained.
 */
export function doubtsOf(
  account: string,
  signals: readonly Signal[],
  visits: readonly Visited[],
): readonly string[] {
  const unmade = signals.some(
    (s) => s.detection === 'forwarding-rule' && s.account === account && s.address === '',
  );
  const unexplained = visits.some(
    (s) =>
      s.account === account && s.judgement === 'unexplained' && s.because.some((r) => GRAVE.has(r.reason)),
  );
  return [...(unexplained ? ['missing.owners-word'] : []), ...(unmade ? ['missing.rule-origin'] : [])];
}
