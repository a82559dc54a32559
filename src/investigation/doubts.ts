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

/** Why one account cannot be: mail of it went outside by a rule, and no line shows who made the rule. */
export function doubtsOf(account: string, signals: readonly Signal[]): readonly string[] {
  const unmade = signals.some(
    (s) => s.detection === 'forwarding-rule' && s.account === account && s.address === '',
  );
  return unmade ? ['missing.rule-origin'] : [];
}
