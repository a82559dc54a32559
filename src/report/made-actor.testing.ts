import fc from 'fast-check';
import type { Actor, Session } from '../case/judgement.ts';
import type { Own } from './bonds.ts';

/** A session for tests of graphs and bonds; all that is not given is invented. */
export function madeSession(id: string, more: Partial<Session> = {}): Session {
  return {
    id,
    account: 'hoa.tran',
    protocol: 'imap',
    address: '203.0.113.1',
    start: '2026-03-01T04:00:00Z',
    end: '2026-03-01T04:10:00Z',
    endLogged: true,
    startLogged: true,
    sourceSessionId: '',
    parent: '',
    userAgent: '',
    judgement: 'intruder',
    actor: 'A1',
    link: 'certain',
    because: [],
    against: [],
    refs: [`f1:${id.replace(/\D/g, '') || '1'}:0`],
    ...more,
  };
}

const address = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => `203.0.113.${n}`),
  fc.integer({ min: 1, max: 5 }).map((n) => `2001:db8:0:${n}::${n}`),
);

/** Any somebody: sessions of several places and accounts, some opened by webmail (in circles too), some links. */
export const anybody: fc.Arbitrary<Own> = fc
  .record({
    sessions: fc.array(
      fc.record({
        address,
        account: fc.oneof(
          fc.integer({ min: 1, max: 200 }).map((n) => `account${n}`),
          fc.string({ unit: 'binary', maxLength: 12 }),
        ),
        protocol: fc.constantFrom('imap', 'pop3', 'webmail', 'ssh'),
        minute: fc.integer({ min: 0, max: 59 }),
        parent: fc.option(fc.nat(60), { freq: 3 }),
        judgement: fc.constantFrom('intruder', 'suspect', 'unexplained'),
      }),
      { minLength: 1, maxLength: 260 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat(40),
        to: fc.nat(40),
        steps: fc.integer({ min: 0, max: 20 }),
        reason: fc.constantFrom(
          'reason.near-intruder',
          'reason.same-network-as-intruder',
          'reason.agent-of-intruder',
          'reason.x',
        ),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ sessions, links }) => {
    const made = sessions.map((s, i) =>
      madeSession(`S${i + 1}`, {
        address: s.address,
        account: s.account,
        protocol: s.protocol,
        judgement: s.judgement,
        start: `2026-03-01T04:${String(s.minute).padStart(2, '0')}:00Z`,
        parent: s.parent === null ? '' : `S${s.parent}`,
      }),
    );
    const end = (n: number): string => made[n % made.length]?.address ?? '';
    const told: Actor['links'] = links.map(({ from, to, steps, reason }) => ({
      from: end(from),
      to: end(to),
      reason,
      facts: {},
      weight: steps / 20,
    }));
    return { id: 'A1', links: told, sessions: made };
  });
