import type { ReadSummary } from './reader.ts';

/** One member to read in a worker. */
export interface Job {
  readonly file: number;
  /** Absolute path as a byte string, and member inside an archive (empty for none). */
  readonly path: string;
  readonly member: string;
  readonly bytes: number;
  /** Id of the file format. */
  readonly format: string;
  readonly zone: string;
  readonly year: number;
}

/** From the main thread to a worker. */
export type ToWorker = { readonly job: Job } | { readonly loaded: true } | { readonly end: true };

/** From a worker to the main thread. */
export type FromWorker =
  | { readonly kind: 'blocks'; readonly path: string; readonly rows: number }
  | { readonly kind: 'progress'; readonly bytes: number }
  | {
      readonly kind: 'done';
      readonly file: number;
      readonly summary: ReadSummary;
      readonly sha256: string;
      readonly problems: readonly { readonly problem: string; readonly detail: string }[];
    }
  | { readonly kind: 'failed'; readonly file: number; readonly error: string };

/** What a worker is started with. */
export interface WorkerSetup {
  readonly directory: string;
  readonly name: string;
}
