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
  ['bulk-copy', 'header-sweep', 'whole-mailbox-pop3', 'mass-mail'].map((key) => `reason.${key}`),
);

/** Somebody's visit to an account, judged. */
interface Visited {
  readonly account: string;
  readonly judgement: Session['judgement'];
  readonly because: readonly { readonly reason: string }[];
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
