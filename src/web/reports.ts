import { Worker } from 'node:worker_threads';
import { UserError } from '../base/errors.ts';
import { isoTime } from '../base/time.ts';
import { reportFile } from './report-file.ts';
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

/** The reports of a case folder. */
export function reportsOf({ directory, caseHash, readOnly, now }: ReportsOptions): Reports {
  const file = reportFile(directory);
  let job: ReportJob = { state: 'idle' };
  let made: string | undefined;
  let worker: Worker | undefined;
  const finish = async (language: string, text: string, sha256: string): Promise<void> => {
    made = text;
    if (!readOnly) await file.put(text);
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
      worker = startWorker(
        { directory, language, caseHash },
        {
          share: (share) => {
            job = { state: 'running', language, share };
          },
          made: (text, sha256) => finish(language, text, sha256),
          failed: (error) => {
            job = { state: 'failed', language, error };
          },
          isRunning: () => job.state === 'running',
        },
      );
    },
    lying: file.told,
    lyingText: file.text,
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** Who is told how the making of a report goes. */
interface Listener {
  readonly share: (share: number) => void;
  readonly made: (text: string, sha256: string) => Promise<void>;
  readonly failed: (error: string) => void;
  /** Whether it is still waited for. */
  readonly isRunning: () => boolean;
}

function startWorker(workerData: ReportOrder, on: Listener): Worker {
  const worker = new Worker(new URL('./report-worker.js', import.meta.url), { workerData });
  worker.on('message', (news: ReportNews) => {
    if ('share' in news) on.share(news.share);
    else if ('replaced' in news) on.failed('case.json: was made anew; start constat serve again to see it');
    else on.made(news.text, news.sha256).catch((e: unknown) => on.failed(said(e)));
  });
  worker.on('error', (e) => on.failed(said(e)));
  worker.on('exit', (code) => {
    if (code !== 0 && on.isRunning()) on.failed(`report: ended with ${code}; try again`);
  });
  return worker;
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
