import type { Facts } from './common.ts';

/**
 * Something that a detection saw, before anybody says who it was. Signals become findings of the Case and reasons
 * of sessions. Times are microseconds UTC.
 */
export interface Signal {
  readonly detection: string;
  /** As the server knows it; empty when the lines name none. */
  readonly account: string;
  /** The client's address; empty when it is not known. */
  readonly address: string;
  /** Session id as logged; empty when it is about no single session. */
  readonly session: string;
  readonly from: number;
  readonly to: number;
  readonly events: number;
  readonly facts: Facts;
  readonly refs: readonly string[];
}
