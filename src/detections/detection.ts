import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import type { Event } from '../event/columns.ts';
import type { Store } from '../store/store.ts';

/** A threshold by name: its value, and what it is for. */
export interface Threshold {
  readonly value: number;
  readonly means: string;
}

/** What a detection may ask. */
export interface Asked<T extends string = string> {
  readonly store: Store;
  readonly world: World;
  /** Thresholds after overrides. */
  readonly t: Readonly<Record<T, number>>;
}

/** A handful of events in which the detection must find something, or nothing. Times are seconds after a start. */
export interface DetectionExample {
  readonly title: string;
  readonly events: readonly (Partial<Event> & { readonly at: number })[];
  /** Accounts or addresses of the signals that must come out, in order; empty for a quiet example. */
  readonly finds: readonly string[];
}

/**
 * A behaviour to be looked for in the events. It filters on normalised actions, never on a format, and says what was
 * seen, not who it was.
 */
export interface Detection<T extends string = string> {
  readonly id: string;
  readonly title: string;
  /** ATT&CK Enterprise v18 technique. */
  readonly technique: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** Sources without which it can see nothing; each is a list of alternatives. */
  readonly needs: readonly (readonly string[])[];
  readonly thresholds: Readonly<Record<T, Threshold>>;
  readonly find: (asked: Asked<T>) => Promise<readonly Signal[]>;
  readonly examples: readonly DetectionExample[];
}

/** A detection with its thresholds' names checked; gives it the type that a list of detections needs. */
export function detection<T extends string>(one: Detection<T>): Detection {
  return one as unknown as Detection;
}
