import type { EvidenceFile } from '../../case/evidence.ts';
import type { EvidenceLook } from './evidence-look.ts';
import { hasLines, numberOf, type RereadJob } from './jobs.ts';
import { type Marker, writeMarker } from './marker.ts';
import {
  dropStage,
  fillMinutes,
  fillMoments,
  loadLines,
  type Maker,
  makePlaces,
  makeStage,
  readSlices,
  settleLines,
  tablesThere,
} from './prepare.ts';
import { reread } from './reread.ts';
import type { Slice } from './slices.ts';
import { STAGES, type Stage } from './tables.ts';

/** What tables are made from. */
export interface Making {
  readonly folder: string;
  /** Where blocks wait for the engine. */
  readonly loading: string;
  readonly print: string;
  /** What an earlier run left of the same case. */
  readonly known: Marker | undefined;
  readonly evidence: readonly EvidenceFile[];
  readonly jobs: readonly RereadJob[];
  /** Ids of evidence that does not lie where it lay. */
  readonly gone: readonly string[];
  readonly look: EvidenceLook;
  readonly maker: Maker;
  readonly signal: AbortSignal;
  /** Throws when the case is another one now. */
  readonly check: () => Promise<void>;
  /** Told what is whole so far. */
  readonly onMarker: (marker: Marker) => void;
  readonly onProgress: (share: number) => void;
}

/** Where each stage's share of the work ends. */
const ENDS: Readonly<Record<Stage, number>> = { lines: 0.6, moments: 0.97, minutes: 1 };

/**
 * Makes the tables that are not there yet, one after the other; each is whole or not there. What was begun by a run
 * that was interrupted is begun anew, and tables of another case are taken away.
 */
export async function makeTables(making: Making): Promise<void> {
  const { maker, print, known, look, signal } = making;
  const there = await tablesThere(maker);
  const done: Stage[] = [];
  for (const stage of STAGES) {
    if (known?.done.includes(stage) !== true || !there.has(stage)) break;
    done.push(stage);
  }
  const note = (): Marker => {
    const { members, files } = look;
    const one: Marker = {
      schema: 'constat.records/1',
      print,
      done: [...done],
      members: members(),
      files: files(),
    };
    making.onMarker(one);
    return one;
  };
  if (done.length > 0) note();
  const missing = STAGES.slice(done.length);
  for (const stage of missing) await dropStage(maker, stage);
  let slices: readonly Slice[] = [];
  for (const stage of missing) {
    signal.throwIfAborted();
    making.onProgress(startOf(stage));
    if (stage !== 'lines' && slices.length === 0) slices = await readSlices(maker);
    await makeStage(maker, stage, () =>
      stage === 'lines' ? readLines(making) : fill(making, stage, slices),
    );
    done.push(stage);
    await writeMarker(making.folder, note());
  }
  making.onProgress(1);
}

function startOf(stage: Stage): number {
  const before = STAGES[STAGES.indexOf(stage) - 1];
  return before === undefined ? 0 : ENDS[before];
}

async function readLines(making: Making): Promise<void> {
  const { evidence, jobs, gone, look, maker, loading, signal, check, onProgress } = making;
  const ids = new Map(evidence.map((e) => [numberOf(e), e.id]));
  const total = Math.max(
    1,
    evidence.reduce((n, e) => n + (hasLines(e) ? e.lines : 0), 0),
  );
  const others: number[] = [];
  let lines = 0;
  await makePlaces(maker);
  await reread(jobs, loading, {
    load: async (path, span) => {
      await check();
      await loadLines(maker, path, span);
    },
    onMember: (number, state) => {
      look.note(ids.get(number) ?? '', state);
      if (state !== 'same') others.push(number);
    },
    onLines: (more) => {
      lines += more;
      onProgress(Math.min(1, lines / total) * ENDS.lines);
    },
    signal,
  });
  for (const job of jobs) look.stamp(job);
  for (const id of gone) look.note(id, 'gone');
  await settleLines(maker, others);
}

async function fill(
  { maker, signal, check, onProgress }: Making,
  stage: 'moments' | 'minutes',
  slices: readonly Slice[],
): Promise<void> {
  const total = slices.reduce((n, s) => n + s.rows, 0);
  const from = startOf(stage);
  let rows = 0;
  for (const slice of slices) {
    signal.throwIfAborted();
    await check();
    await (stage === 'moments' ? fillMoments(maker, slice) : fillMinutes(maker, slice));
    rows += slice.rows;
    onProgress(from + (ENDS[stage] - from) * (rows / total));
  }
}
