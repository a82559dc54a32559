import type { FileFormat, Head } from './format.ts';
import { caddyEntry } from './web/caddy.ts';
import { type Entry, entryOf } from './web/entry.ts';
import { entryHead, readEntry } from './web/entry-fields.ts';
import { webAccessJsonExamples } from './web-access-json.examples.ts';

const BRACE = 123;

function entryIn(line: string): Entry | undefined {
  const entry = line.charCodeAt(0) === BRACE ? entryOf(line) : undefined;
  return entry && (caddyEntry(entry) ?? entry);
}

function head(line: string): Head | undefined {
  const entry = entryIn(line);
  return entry && entryHead(entry);
}

/** Access logs of JSON objects, one a line, by the names of nginx's variables and what else is usual, and Caddy's. */
export const webAccessJson: FileFormat = {
  kind: 'file',
  id: 'web-access-json',
  title: 'Web server access log as JSON lines',
  source: 'web-access',
  head,
  read: (line, { entry = entryIn(line) }) => entry && readEntry(entry),
  examples: webAccessJsonExamples,
};
