import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * A database folder may come from a stranger, and the engine does what it finds in one: tables that are programs,
 * addresses or views, changes that are not done yet, links to anywhere. So what the engine itself would not have
 * written for this program is found first, and such a folder is not opened.
 */

/** What the engine makes in the folder, and what this program does. */
const TOP = new Set([
  'data',
  'metadata',
  'metadata_dropped',
  'records.json',
  'records.json.part',
  'status',
  'store',
  'tmp',
]);

// No word stands within another's repetition: a stranger's text must not make these slow.
const PART = String.raw`(?:'UTC'|[A-Za-z0-9]+(?:\([A-Za-z0-9]*\))?)`;
const TYPE = String.raw`[A-Za-z0-9]+(?:\(${PART}(?:, ${PART})*\))?`;
// The one index that this program makes.
const INDEX = String.raw`    INDEX words lower\(toValidUTF8\(text\)\) TYPE ngrambf_v1\(\d+, \d+, \d+, \d+\) GRANULARITY 1\n`;
const COLUMNS = String.raw`\(\n(?:    \x60\w+\x60 ${TYPE},?\n)+(?:${INDEX})?\)\n`;
const WHOLE_KEYS = 'primary_key_ratio_of_unique_prefix_values_to_skip_suffix_columns = 1';
const ENGINE = String.raw`ENGINE = (?:Memory|MergeTree\n(?:PRIMARY KEY [\w(), ]+\n)?ORDER BY [\w(), ]+\nSETTINGS index_granularity = \d+(?:, ${WHOLE_KEYS})?)\n*`;
/** A table of plain columns that lies in this folder or in memory. */
const TABLE = new RegExp(String.raw`^ATTACH TABLE _ UUID '[0-9a-f-]{36}'\n${COLUMNS}${ENGINE}$`);

/**
 * Words of the only changes that this program makes to rows: those of some files go, and lines that another file holds
 * as well. No function but a cast is among them, and no table but one of this folder.
 */
const CHANGE =
  /^commands: \(?UPDATE _row_exists = 0 WHERE (?:NOT|AND|IN|file|line|SELECT line FROM default\.doubles WHERE|_CAST|\\'(?:Array\()?U?Int\d+\)?\\'|[\s\d,=()[\]])+\)?$/;
const MOST_TEXT = 1024 * 1024;

/** What in a database folder is not of this program, as a path in it; `undefined` when all is, or nothing lies there. */
export function plantedIn(directory: string): string | undefined {
  const about = lstatSync(directory, { throwIfNoEntry: false });
  if (about === undefined) return undefined;
  if (!about.isDirectory()) return directory;
  const top = realpathSync(directory);
  const wrong = firstWrong(top, top);
  return wrong === undefined ? undefined : relative(top, wrong);
}

function firstWrong(folder: string, top: string): string | undefined {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!isPlace(relative(top, path)) || !isOurs(entry, path, top)) return path;
    const below = entry.isDirectory() ? firstWrong(path, top) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Whether something may lie there at all: databases besides the one, and what configures the engine, may not. */
function isPlace(path: string): boolean {
  const [first = '', second] = path.split(sep);
  return TOP.has(first) && (second === undefined || !/^(data|metadata)$/.test(first) || second === 'default');
}

function isOurs(entry: Dirent, path: string, top: string): boolean {
  if (entry.isSymbolicLink()) return staysBelow(path, top);
  if (entry.isDirectory()) return true;
  if (!entry.isFile()) return false;
  if (entry.name.endsWith('.sql')) return TABLE.test(textOf(path));
  return !entry.name.startsWith('mutation_') || textOf(path).split('\n').every(isChange);
}

function isChange(line: string): boolean {
  return /^(format version: \d+|create time: [\d :-]+|)$/.test(line) || CHANGE.test(line);
}

function textOf(path: string): string {
  return lstatSync(path).size > MOST_TEXT ? 'too long' : readFileSync(path, 'latin1');
}

/** The engine links from a table's name to its data. All links stay below, so none leads out by way of another. */
function staysBelow(path: string, top: string): boolean {
  return resolve(dirname(path), readlinkSync(path)).startsWith(`${top}${sep}`);
}
