import { UserError } from '../../base/errors.ts';
import { columns } from '../../event/columns.ts';
import { type Ask, Download, type Route } from '../route.ts';
import { type ExportFormat, exportHead, exportLine } from '../search/export.ts';
import { searcherOf } from '../search/searcher.ts';

/** Lines and characters of an export at most. */
const MOST_LINES = 50_000;
const MOST_TEXT = 100_000_000;

/** The lines that a search finds, as a file: the first {@link MOST_LINES} of them. */
export const searchExport: Route = {
  method: 'get',
  path: 'search/export',
  rate: 'heavy',
  answer: async (desk, ask): Promise<Download> => {
    const format = formatOf(ask);
    const shown = ask.list('column').filter((c) => Object.hasOwn(columns, c));
    const out: string[] = [exportHead(format, shown)];
    let lines = 0;
    let size = 0;
    for await (const hits of searcherOf(desk).each(ask.text('q'), ask.signal)) {
      for (const hit of hits.slice(0, MOST_LINES - lines)) {
        const text = exportLine(format, hit, desk.placeOf(hit.ref).path, shown);
        size += text.length;
        if (size > MOST_TEXT) break;
        out.push(text);
        lines += 1;
      }
      if (lines >= MOST_LINES || size > MOST_TEXT) break;
    }
    const cut = lines >= MOST_LINES || size > MOST_TEXT ? `-first-${lines}` : '';
    return new Download(`${desk.name}-lines${cut}.${format}`, TYPES[format], out.join(''));
  },
};

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

function formatOf(ask: Ask): ExportFormat {
  const said = ask.text('format');
  if (said === 'csv' || said === 'jsonl') return said;
  throw new UserError('format', 'is neither csv nor jsonl', 'give one of them');
}
