import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../../case/case.ts';
import { cameBack, type EvidenceLook, evidenceLook } from './evidence-look.ts';
import { hasHash, numberOf, planJobs, type RereadJob, rehashJob } from './jobs.ts';
import type { Keeper } from './keep.ts';
import { makeTables } from './make-tables.ts';
import { type Marker, printOf, readMarker } from './marker.ts';
import type { RecordsState } from './records.ts';
import { reread } from './reread.ts';
import { STAGES } from './tables.ts';

/** After so many failures in a row nothing is tried until somebody asks. */
const TRIES = 3;
const PAUSE = 2000;

/** The making of a case's tables behind the page, and what is known of the evidence by it. */
export class Preparation {
  readonly #folder: string;
  readonly #file: Case;
  readonly #roots: readonly string[];
  readonly #engine: Keeper;
  readonly #stop = new AbortController();
  #look: EvidenceLook | undefined;
  #marker: Marker | undefined;
  #prepared = 0;
  #complaint = '';
  #running: Promise<void> | undefined;
  #looking: Promise<void> | undefined;

  constructor(
    of: { readonly directory: string; readonly file: Case; readonly roots: readonly string[] },
    engine: Keeper,
  ) {
    this.#folder = resolve(of.directory);
    this.#file = of.file;
    this.#roots = of.roots;
    this.#engine = engine;
  }

  get isReady(): boolean {
    const done = this.#marker?.done ?? [];
    return STAGES.every((s) => done.includes(s));
  }

  /** Share that is done, 0 to 1. */
  get prepared(): number {
    return this.isReady ? 1 : this.#prepared;
  }

  /** Why it cannot go on; empty while it does. */
  get complaint(): string {
    return this.#complaint;
  }

  get evidence(): RecordsState['evidence'] {
    const unchecked = this.#file.evidence.filter(hasHash).length;
    return this.#look?.counts() ?? { unchecked, same: 0, changed: 0, gone: 0, unreadable: 0 };
  }

  /** Whether the lines of a member are in the tables as the evidence had them. */
  wasRead(id: string): boolean {
    return this.#marker?.done.includes('lines') === true && this.#marker.members[id] === 'same';
  }

  /** Begins if it does not run and is not through. Returns at once. */
  begin(): void {
    if (this.isReady || this.#running !== undefined || this.#stop.signal.aborted) return;
    this.#running = this.#prepare().finally(() => {
      this.#running = undefined;
    });
  }

  /** Looks at the evidence, and reads again what has another time than before. Returns at once. */
  look(): void {
    this.#looking ??= this.#lookAgain()
      .catch(() => undefined)
      .finally(() => {
        this.#looking = undefined;
      });
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Settles when nothing runs any more. */
  async ended(): Promise<void> {
    await this.#running;
    await this.#looking;
  }

  async #prepare(): Promise<void> {
    for (let tries = 1; !this.#stop.signal.aborted && !this.isReady; tries += 1) {
      const before = this.#prepared;
      try {
        await this.#prepareOnce();
        this.#complaint = '';
        this.look();
      } catch (error) {
        this.#complaint = error instanceof Error ? error.message : String(error);
        if (this.#prepared > before) tries = 1;
        if (tries >= TRIES) return;
        await wait(PAUSE, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async #prepareOnce(): Promise<void> {
    const { evidence } = this.#file;
    const print = await printOf(this.#folder);
    const { jobs, gone } = await planJobs(evidence, this.#roots);
    const left = await readMarker(this.#folder);
    const known = left?.print === print && !cameBack(evidence, jobs, left) ? left : undefined;
    const look = evidenceLook(evidence, jobs, known);
    this.#look = look;
    const store = await this.#engine.store();
    this.#complaint = '';
    await makeTables({
      folder: this.#folder,
      loading: this.#loading,
      ...{ print, known, evidence, jobs, gone, look },
      maker: store.lane('work'),
      signal: this.#stop.signal,
      check: async () => void (await this.#engine.store()),
      onMarker: (marker) => {
        this.#marker = marker;
      },
      onProgress: (share) => {
        this.#prepared = share;
      },
    });
  }

  get #loading(): string {
    return join(this.#folder, 'loading');
  }

  async #lookAgain(): Promise<void> {
    const unsure = (await this.#look?.look()) ?? [];
    if (unsure.length > 0 && this.isReady) await this.#rehash(unsure);
  }

  async #rehash(jobs: readonly RereadJob[]): Promise<void> {
    const again = (await Promise.all(jobs.map(rehashJob))).filter((j) => j !== undefined);
    const ids = new Map(this.#file.evidence.map((e) => [numberOf(e), e.id]));
    await reread(again, this.#loading, {
      load: async () => undefined,
      onLines: () => undefined,
      onMember: (number, state) => this.#look?.note(ids.get(number) ?? '', state),
      signal: this.#stop.signal,
    });
    for (const job of again) this.#look?.stamp(job);
  }
}
