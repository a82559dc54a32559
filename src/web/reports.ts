import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../base/errors.ts';
import { openPlain, writeWhole } from '../base/plain-file.ts';
import { isoTime } from '../base/time.ts';
import type { ReportNews, ReportOrder } from './report-worker.ts';
import type { ReportJob, ToldReport } from './wire/actions.ts';

/** Makes the report of the case, one at a time and beside the page, which goes on meanwhile. */
export interface Reports {
  readonly job: () => ReportJob;
  /** Begins one. Throws UserError while another is being made. */
  readonly start: (language: string) => void;
  /** What was made last; `undefined` before. */
  readonly made: () => string | undefined;
  /** The report that lies in the case folder; `null` when there is none. */
  readonly lying: () => Promise<ToldReport | null>;
  /** Its text; `undefined` when there is none. */
  readonly lyingText: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** What reports are made of. */
export interface ReportsOptions {
  readonly directory: string;
  readonly caseHash: string;
  /** What is made is not put into the case folder. */
  readonly readOnly: boolean;
  readonly now: () => number;
}

const NAME = 'report.html';
/** Bytes of a report that is read into memory. */
const LARGEST = 256 * 1024 * 1024;

/** The reports of a case folder. */
export function reportsOf({ directory, caseHash, readOnly, now }: ReportsOptions): Reports {
  let job: ReportJob = { state: 'idle' };
  let made: string | undefined;
  let worker: Worker | undefined;
  let known: { readonly stamp: string; readonly report: ToldReport } | undefined;
  const fail = (language: string, error: string): void => {
    job = { state: 'failed', language, error };
  };
  const finish = async (language: string, text: string, sha256: string): Promise<void> => {
    made = text;
    if (!readOnly) await keep(join(directory, NAME), text);
    const report = { bytes: Buffer.byteLength(text), sha256, time: isoTime(now()) };
    job = { state: 'done', language, report, kept: !readOnly };
  };
  return {
    job: () => job,
    made: () => made,
    start: (language) => {
      if (job.state === 'running')
        throw new UserError('report', 'one is being made already', 'wait until it is done');
      job = { state: 'running', language, share: 0 };
      const workerData: ReportOrder = { directory, language, caseHash };
      const mine = new Worker(new URL('./report-worker.js', import.meta.url), { workerData });
      worker = mine;
      mine.on('message', (news: ReportNews) => {
        if ('share' in news) job = { state: 'running', language, share: news.share };
        else if ('replaced' in news)
          fail(language, 'case.json: was made anew; start constat serve again to see it');
        else finish(language, news.text, news.sha256).catch((e: unknown) => fail(language, said(e)));
      });
      mine.on('error', (e) => fail(language, said(e)));
      mine.on('exit', (code) => {
        if (code !== 0 && job.state === 'running') fail(language, `report: ended with ${code}; try again`);
      });
    },
    lying: async () => {
      const handle = await openPlain(join(directory, NAME));
      if (handle === undefined) return null;
      try {
        const found = await handle.stat();
        const stamp = `${found.ino} ${found.size} ${found.mtimeMs}`;
        if (known?.stamp !== stamp) {
          const hash = createHash('sha256');
          for await (const chunk of handle.createReadStream({ autoClose: false }))
            hash.update(chunk as Buffer);
          const time = new Date(Math.floor(found.mtimeMs)).toISOString();
          known = { stamp, report: { bytes: found.size, sha256: hash.digest('hex'), time } };
        }
        return known.report;
      } finally {
        await handle.close();
      }
    },
    lyingText: async () => {
      const handle = await openPlain(join(directory, NAME));
      try {
        const size = (await handle?.stat())?.size ?? 0;
        if (size > LARGEST)
          throw new UserError(NAME, 'is too large to be sent', 'take it from the case folder');
        return await handle?.readFile('utf8');
      } finally {
        await handle?.close();
      }
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

async function keep(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(NAME, `cannot be written (${code})`, 'save the report from here instead', 1);
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
