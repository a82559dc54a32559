import type { ContextPart, Place } from '../../case/context.ts';

/** Which file a text is of. */
export interface Where {
  readonly path: string;
  /** Id of the evidence file, `f12`. */
  readonly member: string;
}

/** A file as an example. */
interface ContextExample {
  readonly path: string;
  /** UTF-8 text. */
  readonly text: string;
  /** What must be found (more may be); `undefined` says that the reader must leave the file. */
  readonly finds: unknown;
}

/**
 * A kind of file that is no log. `takes` tells it by its first bytes (`head`, a few KiB), with the path as a hint
 * only where the content could be anything. `read` gets the whole file as a byte string, is linear in it and never
 * throws; what it cannot read it leaves out.
 */
export interface ContextReader {
  readonly id: string;
  readonly title: string;
  readonly takes: (path: string, head: string) => boolean;
  readonly read: (text: string, where: Where) => ContextPart;
  readonly examples: readonly ContextExample[];
}

/** A line without its line end, and its place. */
export interface Line {
  readonly text: string;
  readonly place: Place;
}

/** The lines of a text; CR before LF is taken off. */
export function* linesOf(text: string, where: Where): Generator<Line> {
  let offset = 0;
  for (let line = 1; offset < text.length; line += 1) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    const stop = end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { text: text.slice(offset, stop), place: { ...where, line, offset } };
    offset = end + 1;
  }
}

/** Last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Words between blanks and commas. */
export function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Lines of a head without comments and blank lines, the last one left off since it may be cut. */
export function saidLines(head: string, most = 40): string[] {
  const lines = head.split('\n', 400);
  if (!head.endsWith('\n') && lines.length > 1) lines.pop();
  return lines.filter((l) => l.trim() !== '' && !l.trimStart().startsWith('#')).slice(0, most);
}

const HOMES = [
  /(?:^|\/)home\/([^/]+)\//,
  /(?:^|\/)(?:var\/)?(?:vmail|mail\/vhosts|mail\/virtual|mail\/domains|virtual)\/([^/]+\.[^/]+)\/([^/]+)\//,
  /(?:^|\/)(?:var\/)?(?:vmail|mail)\/([^/]+@[^/]+)\//,
];

/** The account whose home or mail store a path lies in, `user` or `user@domain`; empty when it does not tell. */
export function accountOfPath(path: string): string {
  for (const pattern of HOMES) {
    const m = pattern.exec(path);
    if (m) return m[2] === undefined ? (m[1] ?? '') : `${m[2]}@${m[1] ?? ''}`;
  }
  return /(?:^|\/)root\//.test(path) ? 'root' : '';
}
