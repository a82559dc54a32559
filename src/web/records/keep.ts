import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../base/errors.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { openChdb } from '../../store/chdb.ts';
import { EngineError } from '../../store/process.ts';
import type { Store } from '../../store/store.ts';
import type { CaseState } from '../case-watch.ts';
import { loadFiles } from './files-table.ts';

/** The engine of a case, started when it is asked and again after it ended. */
export interface Keeper {
  /** The engine, with the table `files` in it. */
  readonly store: () => Promise<Store>;
  /** Why the engine is not there although it was asked for; empty when it is, or was not needed so far. */
  readonly complaint: () => string;
  readonly close: () => Promise<void>;
}

/** What a keeper keeps, and of what. */
interface Kept {
  readonly folder: string;
  readonly evidence: readonly EvidenceFile[];
  running: Promise<Store> | undefined;
  complaint: string;
  isClosed: boolean;
}

/**
 * Keeps the engine over `<case>/db`. Once another case lies there it is closed for good: it must write nothing more.
 */
export function keeper(
  directory: string,
  evidence: readonly EvidenceFile[],
  caseState: () => Promise<CaseState>,
): Keeper {
  const kept: Kept = {
    folder: join(directory, 'db'),
    evidence,
    running: undefined,
    complaint: '',
    isClosed: false,
  };
  const close = async (): Promise<void> => {
    kept.isClosed = true;
    const store = await kept.running?.catch(() => undefined);
    await store?.close();
  };
  return {
    store: async () => {
      if (!kept.isClosed && (await caseState()) !== 'there') {
        kept.complaint =
          'records: the case in the folder is another one now, or was moved; start constat serve again';
        await close();
      }
      if (kept.isClosed) throw new EngineError(kept.complaint === '' ? 'engine: was closed' : kept.complaint);
      return theOne(kept);
    },
    complaint: () => kept.complaint,
    close,
  };
}

/** The engine that runs, or one that is started now. */
function theOne(kept: Kept): Promise<Store> {
  if (kept.running === undefined) {
    const begun = start(kept);
    kept.running = begun;
    begun.catch((error: unknown) => {
      kept.complaint = error instanceof Error ? error.message : String(error);
      if (kept.running === begun) kept.running = undefined;
    });
  }
  return kept.running;
}

async function start(kept: Kept): Promise<Store> {
  const store = await startStore(kept.folder, kept.evidence, (why) => {
    if (kept.isClosed) return;
    kept.complaint = why;
    kept.running = undefined;
  });
  kept.complaint = '';
  return store;
}

/** Starts the engine and fills `files`; `onEnd` is told why it ended, but not when filling failed. */
async function startStore(
  folder: string,
  evidence: readonly EvidenceFile[],
  onEnd: (why: string) => void,
): Promise<Store> {
  // The engine would make the folder, and an empty database is no case.
  if (!(await isFolder(folder)))
    throw new UserError('records', 'are not in the case folder', 'investigate again with --force');
  let isMine = true;
  const store = openChdb(folder, {
    onEnd: (why) => {
      if (isMine) onEnd(why);
    },
  });
  try {
    await loadFiles(store, evidence);
  } catch (error) {
    isMine = false;
    await store.close();
    throw error;
  }
  return store;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (s) => s.isDirectory(),
    () => false,
  );
}
