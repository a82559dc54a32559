import { resolve } from 'node:path';
import { UserError } from '../../base/errors.ts';
import { readable, visible } from '../../base/text.ts';
import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { EngineEnded, EngineError } from '../../store/process.ts';
import { sql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import type { CaseState } from '../case-watch.ts';
import { numberOf } from './jobs.ts';
import { type Keeper, keeper } from './keep.ts';
import { Preparation } from './preparation.ts';
import { quotedLines } from './quoted.ts';
import type { Records, RecordsState, StoredLine } from './records.ts';

/** Whose records are opened. */
export interface RecordsOptions {
  /** The case's folder. */
  readonly directory: string;
  readonly file: Case;
  /** Absolute paths of the evidence. */
  readonly roots: readonly string[];
  /** Whether that case still lies there: nothing is done in the folder of another. */
  readonly caseState: () => Promise<CaseState>;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Bytes of a line that are shown unless more are asked for. */
const SHOWN = 16_384;
/** How often the sizes and times of the evidence are looked at. */
const LOOK_EVERY = 30 * SECOND;

/**
 * Opens the records of a case, at once: the engine starts and tables are made behind it. What fails is in
 * {@link Records.state}; every question tries again.
 */
export function openRecords(options: RecordsOptions): Records {
  const { file, now, signal } = options;
  const engine = keeper(resolve(options.directory), file.evidence, options.caseState);
  const making = new Preparation(options, engine);
  const quoted = quotedLines(file.lines);
  const ready = (): Promise<Store> => whenReady(making, engine);
  let looked = now();
  signal.addEventListener('abort', () => making.stop(), { once: true });
  making.begin();
  return {
    state: () => {
      if (now() - looked >= LOOK_EVERY) {
        looked = now();
        making.look();
      }
      return stateOf(making, engine);
    },
    rows: (query, own) => twice(async () => (await ready()).rows(query, own)),
    scan: (query, own) => twice(async () => (await ready()).lane('scan').rows(query, own)),
    ask: async (query, limits, own) => (await ready()).ask(query, limits, own),
    plan: async (query, limits, own) => (await ready()).plan(query, limits, own),
    lines: async (id, from, to, most = SHOWN) => {
      if (making.wasRead(id)) return twice(async () => linesIn(await engine.store(), id, [from, to], most));
      const lines = quoted(id, from, to);
      if (lines.length === 0 && !making.isReady) await ready();
      return lines;
    },
    wasRead: (id) => making.wasRead(id),
    close: async () => {
      making.stop();
      await engine.close();
      await making.ended();
    },
  };
}

/** A question whose engine ended under it is asked once more, which starts another. */
async function twice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof EngineEnded)) throw error;
    return ask();
  }
}

function stateOf(making: Preparation, engine: Keeper): RecordsState {
  const complaint = making.complaint === '' ? engine.complaint() : making.complaint;
  const there = making.isReady ? 'ready' : 'preparing';
  const { prepared, evidence } = making;
  return { engine: complaint === '' ? there : 'gone', prepared, complaint, evidence };
}

async function whenReady(making: Preparation, engine: Keeper): Promise<Store> {
  if (making.isReady) return engine.store();
  making.begin();
  // It says itself where, what and what to do.
  if (making.complaint !== '') throw new EngineError(making.complaint);
  const share = Math.floor(making.prepared * 100);
  throw new UserError('records', `are being made ready (${share} %)`, 'ask again in a moment');
}

async function linesIn(
  store: Store,
  id: string,
  [from, to]: readonly [number, number],
  most: number,
): Promise<readonly StoredLine[]> {
  const rows = await store.rows(
    sql`SELECT line, offset, length, substring(text, 1, ${most}) FROM lines
      WHERE file = ${numberOf({ id })} AND line BETWEEN ${from} AND ${to} ORDER BY line`,
  );
  return rows.map(
    ([line, offset, length, text]): StoredLine => ({
      file: id,
      line: Number(line),
      offset: Number(offset),
      length: Number(length),
      cut: Math.max(0, Number(length) - String(text).length),
      text: visible(readable(String(text))),
    }),
  );
}
