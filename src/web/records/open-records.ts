import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../base/errors.ts';
import { readable, visible } from '../../base/text.ts';
import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import { sql } from '../../store/sql.ts';
import { type EvidenceLook, evidenceLook } from './evidence-look.ts';
import { numberOf, planJobs } from './jobs.ts';
import { keeper } from './keep.ts';
import { makeTables } from './make-tables.ts';
import { type MemberState, printOf, readMarker } from './marker.ts';
import { quotedLines } from './quoted.ts';
import type { Records, StoredLine } from './records.ts';

/** Whose records are opened. */
export interface RecordsOptions {
  /** The case's folder. */
  readonly directory: string;
  readonly file: Case;
  /** Absolute paths of the evidence. */
  readonly roots: readonly string[];
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Bytes of a line that are shown; its length says how many there are. */
const SHOWN = 16_384;
/** How often the sizes and times of the evidence are looked at. */
const LOOK_EVERY = 30 * SECOND;
/** After so many failures in a row nothing is tried until somebody asks. */
const TRIES = 3;
const PAUSE = 2000;

/**
 * Opens the records of a case, at once: the engine starts and tables are made behind it. What fails is in
 * {@link Records.state}; every question tries again.
 */
export function openRecords({ directory, file, roots, now, signal }: RecordsOptions): Records {
  const folder = resolve(directory);
  const engine = keeper(folder, file.evidence);
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  const quoted = quotedLines(file.lines);
  let look: EvidenceLook = evidenceLook(file.evidence, undefined);
  let looked = now();
  let isReady = false;
  let prepared = 0;
  let complaint = '';
  let preparing: Promise<void> | undefined;

  const prepareOnce = async (): Promise<void> => {
    const print = await printOf(folder);
    const marker = await readMarker(folder);
    const known = marker?.print === print ? marker : undefined;
    look = evidenceLook(file.evidence, known);
    const plan = await planJobs(file.evidence, roots);
    look.placed(plan.jobs);
    const store = await engine.store();
    await makeTables({
      folder,
      loading: join(folder, 'loading'),
      print,
      known,
      file,
      ...plan,
      look,
      maker: store.lane('work'),
      signal: stop.signal,
      onProgress: (share) => {
        prepared = share;
      },
    });
  };
  const prepare = async (): Promise<void> => {
    for (let tries = 1; !stop.signal.aborted && !isReady; tries += 1) {
      const before = prepared;
      try {
        await prepareOnce();
        isReady = true;
        complaint = '';
      } catch (error) {
        complaint = error instanceof Error ? error.message : String(error);
        if (prepared > before) tries = 1;
        if (tries >= TRIES) return;
        await wait(PAUSE, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const begin = (): void => {
    if (isReady || preparing !== undefined || stop.signal.aborted) return;
    preparing = prepare().finally(() => {
      preparing = undefined;
    });
  };
  begin();

  const whenReady = (): void => {
    if (isReady) return;
    begin();
    const what = complaint === '' ? `are being made ready (${Math.floor(prepared * 100)} %)` : complaint;
    throw new UserError('records', what, 'ask again in a moment');
  };
  const stateOf = (id: string): MemberState | undefined => look.members()[id];

  return {
    state: () => {
      if (now() - looked >= LOOK_EVERY) {
        looked = now();
        look.look().catch(() => undefined);
      }
      const why = complaint === '' ? engine.complaint() : complaint;
      const there = isReady ? 'ready' : 'preparing';
      return {
        engine: why === '' ? there : 'gone',
        prepared: isReady ? 1 : prepared,
        complaint: why,
        evidence: look.counts(),
      };
    },
    rows: async (query, own) => {
      whenReady();
      return (await engine.store()).rows(query, own);
    },
    scan: async (query, own) => {
      whenReady();
      return (await engine.store()).lane('scan').rows(query, own);
    },
    ask: async (query, limits, own) => {
      whenReady();
      return (await engine.store()).ask(query, limits, own);
    },
    lines: async (id, from, to) => {
      if (!isReady || stateOf(id) !== 'same') {
        begin();
        return quoted(id, from, to);
      }
      const rows = await (await engine.store()).rows(
        sql`SELECT line, offset, length, substring(text, 1, ${SHOWN}) FROM lines WHERE file = ${numberOf({ id })} AND line BETWEEN ${from} AND ${to} ORDER BY line`,
      );
      return rows.map(
        ([line, offset, length, text]): StoredLine => ({
          file: id,
          line: Number(line),
          offset: Number(offset),
          length: Number(length),
          text: visible(readable(String(text))),
        }),
      );
    },
    wasRead: (id) => isReady && stateOf(id) === 'same',
    close: async () => {
      stop.abort();
      await engine.close();
      await preparing;
    },
  };
}
