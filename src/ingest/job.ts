import type { Problem } from '../evidence/problems.ts';
import type { FoundFile } from '../evidence/walk.ts';
import type { ReadSummary } from './reader.ts';

/** One log inside a file: the file itself (index -1) or a member of an archive. */
export interface Target {
  readonly index: number;
  /** Number of the member in the case; the number in its id. */
  readonly number: number;
  /** Id of the file format. */
  readonly format: string;
  readonly zone: string;
  readonly year: number;
  /** Microseconds that its stamps lie ahead of the other logs. */
  readonly ahead: number;
}

/** One file to read in a worker. */
export interface Job {
  readonly file: FoundFile;
  readonly targets: readonly Target[];
}

/** From the main thread to a worker. */
export type ToWorker = { readonly job: Job } | { readonly loaded: true } | { readonly end: true };

/** What reading a member came to. */
export interface ReadMember {
  readonly number: number;
  readonly summary: ReadSummary;
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

/** From a worker to the main thread. */
export type FromWorker =
  | {
      readonly kind: 'blocks';
      readonly path: string;
      readonly rows: number;
      /** Members whose last rows are in these blocks: once loaded, they are done for good. */
      readonly complete: readonly number[];
    }
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'member'; readonly member: ReadMember }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: string };

/** What a worker is started with. */
export interface WorkerSetup {
  /** Networks of proxies whose forwarded-for values are believed. */
  readonly proxies: readonly string[];
  /** Addresses of clients that web servers log by name (client-names.ts). */
  readonly clientNames: ReadonlyMap<string, string>;
  readonly directory: string;
  readonly name: string;
}
