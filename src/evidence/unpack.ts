import { gunzip } from './gunzip.ts';
import type { Packing } from './packing.ts';
import { errorCode, type Report } from './problems.ts';
import { unbzip2 } from './unbzip2.ts';
import { unxz } from './unxz.ts';
import { unzstd } from './unzstd.ts';

/** Bounds on what one file of evidence may unpack to, all its members and layers taken together. */
export interface Limits {
  /** Bytes, whatever the file's own size. */
  readonly maxBytes: number;
  /** Times the file's own size. */
  readonly maxRatio: number;
  /** Bytes up to which the ratio does not matter: good logs of one repeated line pack thousandfold. */
  readonly freeBytes: number;
  /** Longest member list of an archive. */
  readonly maxMembers: number;
}

export const LIMITS: Limits = {
  maxBytes: 2 ** 40,
  maxRatio: 200,
  freeBytes: 2 ** 30,
  maxMembers: 1_000_000,
};

/** How much a file of evidence may still unpack to. */
export class Budget {
  #left: number;

  constructor(fileBytes: number, limits: Limits) {
    this.#left = Math.min(limits.maxBytes, Math.max(limits.freeBytes, fileBytes * limits.maxRatio));
  }

  /** As many of these unpacked bytes as may still be given. */
  cut(chunk: Buffer): Buffer {
    const fitting = chunk.subarray(0, Math.min(chunk.length, this.#left));
    this.#left -= fitting.length;
    return fitting;
  }
}

/** What the unpackers know of where their bytes come from. */
export interface Origin {
  /** Reads the packed bytes once more from the beginning; a member of an archive cannot. */
  readonly again?: () => AsyncIterable<Buffer>;
  /** Whether this is a member of an archive. */
  readonly nested: boolean;
}

/**
 * Packed bytes given to a library at once. What a damaged step would have given is lost at first, and a step can grow
 * a thousandfold, so it is small.
 */
const STEP = 16 * 1024;

/**
 * The bytes of a packed stream, within a budget; what goes wrong is reported and ends them. Never throws. Damage costs
 * no byte before it when the stream can be read `again`, else at most what one {@link STEP} holds.
 */
export async function* unpack(
  source: AsyncIterable<Buffer>,
  packing: Exclude<Packing, 'zip'>,
  budget: Budget,
  report: Report,
  origin: Origin,
): AsyncGenerator<Buffer, void, undefined> {
  if (packing === 'plain') {
    yield* source;
    return;
  }
  for await (const chunk of salvaged(source, packing, report, origin)) {
    const fitting = budget.cut(chunk);
    if (fitting.length > 0) yield fitting;
    if (fitting.length < chunk.length) return report('expands-too-far');
  }
}

type Packed = Exclude<Packing, 'plain' | 'zip'>;

async function* salvaged(
  source: AsyncIterable<Buffer>,
  packing: Packed,
  report: Report,
  { again, nested }: Origin,
): AsyncGenerator<Buffer, void, undefined> {
  const steps = new Steps(source);
  let given = 0;
  let damaged = false;
  const note: Report = (problem, detail) => {
    damaged ||= problem === 'corrupt' || problem === 'trailing-bytes';
    report(problem, detail);
  };
  for await (const chunk of unpacker(steps.all(), packing, note, nested)) {
    given += chunk.length;
    yield chunk;
  }
  // The other unpackers go block by block and lose nothing that a second look could find.
  if (!damaged || again === undefined || (packing !== 'gzip' && packing !== 'xz')) return;
  const fine = new Steps(again()).all(steps.begun);
  for await (const chunk of unpacker(fine, packing, () => undefined, nested)) {
    if (given < chunk.length) yield chunk.subarray(given);
    given = Math.max(0, given - chunk.length);
  }
}

/** Cuts packed bytes into steps. */
class Steps {
  readonly #source: AsyncIterable<Buffer>;
  /** Where the last step begins. */
  begun = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source;
  }

  /** Steps of {@link STEP}, from an offset on for one step's length of one byte each. */
  async *all(fineFrom = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void, undefined> {
    let position = 0;
    for await (const chunk of this.#source) {
      for (let at = 0; at < chunk.length; ) {
        const fine = position >= fineFrom && position < fineFrom + STEP;
        const room = position < fineFrom ? fineFrom - position : STEP;
        const step = chunk.subarray(at, at + (fine ? 1 : Math.min(STEP, room)));
        this.begun = position;
        yield step;
        at += step.length;
        position += step.length;
      }
    }
  }
}

async function* unpacker(
  source: AsyncIterable<Buffer>,
  packing: Packed,
  report: Report,
  nested: boolean,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    if (packing === 'gzip') yield* gunzip(source, report);
    else if (packing === 'xz') yield* unxz(source, report, nested);
    else if (packing === 'bzip2') yield* unbzip2(source, report);
    else yield* unzstd(source, report);
  } catch (error) {
    // The libraries were written for good data; whatever else bad data makes them throw is damage too.
    report('corrupt', errorCode(error));
  }
}
