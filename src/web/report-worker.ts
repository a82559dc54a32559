import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readCase } from '../case/read.ts';
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

const language = languages.find((l) => l.id === order.language) ?? languages[0];
const hash = createHash('sha256');
const file = await readCase(hashed(createReadStream(join(order.directory, 'case.json')), hash));
if ('kind' in file || hash.digest('hex') !== order.caseHash || language === undefined) {
  tell({ replaced: true });
} else {
  const journal = await openJournal(order.directory, { file, now: () => 0, readOnly: true });
  const text = renderHtml(file, {
    language,
    journal,
    onProgress: (share) => tell({ share }),
  });
  tell({ text, sha256: createHash('sha256').update(text).digest('hex') });
}

/** The chunks, hashed as they pass. */
async function* hashed(chunks: AsyncIterable<Buffer>, into: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    into.update(chunk);
    yield chunk;
  }
}
