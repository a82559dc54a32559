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
 * nobody can be named for may have been anybody's; after a break-in on the host every negative falls (handbook 1.7).
 */
export function doubts(world: Pick<World, 'unknownLogins'>, signals: readonly Signal[]): readonly string[] {
  const bySignal = signals.flatMap((s) => DOUBTFUL[s.detection] ?? []);
  return [...new Set([...(world.unknownLogins > 0 ? ['missing.userlogins'] : []), ...bySignal])].sort();
}
