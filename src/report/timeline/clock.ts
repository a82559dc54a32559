import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import type { Gap } from '../../case/evidence.ts';
import type { Session } from '../../case/judgement.ts';
import { micros } from '../bands.ts';

/** Microseconds by which an instant may be earlier or later than it is drawn. */
export interface ClockError {
  readonly early: number;
  readonly late: number;
}

const SOURCES: Readonly<Record<Session['protocol'], readonly string[]>> = {
  imap: ['dovecot'],
  pop3: ['dovecot'],
  managesieve: ['dovecot'],
  smtp: ['postfix'],
  webmail: ['web-access', 'roundcube'],
  ssh: ['host'],
};

/**
 * How far the clock may be wrong where a session begins and ends: the second that a stamp in whole seconds leaves
 * open, the second that a corrected clock was rounded to, and what the logs of other clocks contradict.
 */
export function clockErrors(file: Case): (session: Session) => ClockError {
  const corrected = new Map(file.evidence.filter((f) => f.clockOffsetSeconds !== 0).map((f) => [f.id, f]));
  const doubts = file.coverage.gaps
    .filter((g) => g.kind === 'suspect' && secondsOf(g) > 0)
    .map((gap) => ({ gap, from: micros(gap.from), to: micros(gap.to), error: secondsOf(gap) * SECOND }));
  return (session) => {
    const [start, end] = [micros(session.start), micros(session.end)];
    const corrections = session.refs.some((ref) => corrected.has(ref.slice(0, ref.indexOf(':'))));
    const doubt = doubts
      .filter((d) => SOURCES[session.protocol].includes(d.gap.source) && d.from <= end && d.to >= start)
      .reduce((m, d) => Math.max(m, d.error), corrections ? SECOND : 0);
    // A stamp in whole seconds is cut, not rounded: what it means lies after it.
    return { early: doubt, late: doubt + (end % SECOND === 0 ? SECOND : 0) };
  };
}

/** Seconds that a contradicted clock leaves in doubt: what was seen, or what is unsure of the correction. */
function secondsOf({ facts }: Gap): number {
  const number = (name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0);
  return facts.applied === 'yes' ? number('uncertainty') : number('seconds') + number('uncertainty');
}
