import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Case } from '../case/case.ts';
import { openJournal } from '../journal/journal.ts';
import { renderHtml } from '../report/html.ts';
import { languages } from '../report/languages/index.ts';

/** What a worker that makes a report is given. */
export interface ReportOrder {
  readonly directory: string;
  readonly language: string;
  /** SHA-256 of the case that is being served. */
  readonly caseHash: string;
}

/** What it says: how far it is, and what came of it. */
export type ReportNews =
  | { readonly share: number }
  | { readonly text: string; readonly sha256: string }
  | { readonly replaced: true };

const order = workerData as ReportOrder;
const tell = (news: ReportNews): void => parentPort?.postMessage(news);

const bytes = readFileSync(join(order.directory, 'case.json'));
const language = languages.find((l) => l.id === order.language) ?? languages[0];
if (createHash('sha256').update(bytes).digest('hex') !== order.caseHash || language === undefined) {
  tell({ replaced: true });
} else {
  // The very bytes that were checked against the schema when the page was opened.
  const file = JSON.parse(bytes.toString('utf8')) as Case;
  const journal = await openJournal(order.directory, { file, now: () => 0, readOnly: true });
  const text = renderHtml(file, {
    language,
    journal,
    onProgress: (share) => tell({ share }),
  });
  tell({ text, sha256: createHash('sha256').update(text).digest('hex') });
}
