import { readable } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import type { Facts } from '../case/common.ts';
import type { Attempt, Finding } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import { detections } from '../detections/index.ts';

const OF_ATTEMPTS: Readonly<
  Record<string, { readonly id: string; readonly technique: string; readonly severity: Finding['severity'] }>
> = {
  spray: { id: 'password-spray', technique: 'T1110.003', severity: 'high' },
  guess: { id: 'password-guess', technique: 'T1110.001', severity: 'medium' },
  stuffing: { id: 'credential-stuffing', technique: 'T1110.004', severity: 'high' },
};

/** Findings of the Case: what detections saw, and tries that are nobody's typos, by time. */
export function findingsOf(signals: readonly Signal[], attempts: readonly Attempt[]): Finding[] {
  const all = [...signals.map(ofSignal), ...attempts.flatMap((a) => ofAttempt(a) ?? [])];
  return all
    .sort((a, b) =>
      `${a.first}\0${a.detection}\0${a.refs}` < `${b.first}\0${b.detection}\0${b.refs}` ? -1 : 1,
    )
    .map((f, i) => ({ ...f, id: `F${i + 1}` }));
}

function ofSignal(s: Signal): Omit<Finding, 'id'> {
  const about = detections.find((d) => d.id === s.detection);
  return {
    detection: s.detection,
    technique: about?.technique ?? '',
    severity: about?.severity ?? 'low',
    first: isoTime(s.from),
    last: isoTime(s.to),
    events: s.events,
    facts: { ...readableFacts(s.facts), account: readable(s.account), address: s.address },
    refs: [...s.refs],
    refutes: `refutes.${s.detection}`,
  };
}

function ofAttempt(a: Attempt): Omit<Finding, 'id'> | undefined {
  const about = OF_ATTEMPTS[a.kind];
  if (about === undefined) return undefined;
  return {
    detection: about.id,
    technique: about.technique,
    severity: about.severity,
    first: a.first,
    last: a.last,
    events: a.tries,
    facts: {
      addresses: a.addresses.length,
      accounts: a.accounts.length,
      tries: a.tries,
      account: '',
      address: a.addresses[0] ?? '',
    },
    refs: a.refs.slice(0, 20),
    refutes: `refutes.${about.id}`,
  };
}

/** Facts with their byte strings as text. */
export function readableFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([k, v]) => [k, typeof v === 'string' ? readable(v) : v]),
  );
}
