import { UserError } from '../../base/errors.ts';
import { readable, visible } from '../../base/text.ts';
import { isoTime, SECOND } from '../../base/time.ts';
import { columns } from '../../event/columns.ts';
import { layout } from '../../event/layout.ts';
import { identifier, join, type Sql, sql } from '../../store/sql.ts';
import type { Desk } from '../desk.ts';
import type { StoredLine } from '../records/records.ts';
import type { Ask, Route } from '../route.ts';
import { spansOf } from '../spans.ts';
import type { Context, ContextField } from '../wire/context.ts';
import { proofsOf } from './proof.ts';

const MOST = 500;
/** Bytes of a line that somebody wants to see whole. */
const WHOLE = 4 * 1024 * 1024;
const MOST_LINE = 4_294_967_295;

/**
 * Lines of a member around one of them, or from one number to another; with `whole=1` one line and all of its text.
 * `of` stands for the first line that proves a subject: nothing is told when there is none.
 */
export const context: Route = {
  method: 'get',
  path: 'context',
  rate: 'light',
  answer: async (desk, ask): Promise<Context> => {
    const of = ask.text('of');
    const said = of === '' ? ask.text('ref') : ((await proofsOf(desk, of))[0] ?? '');
    if (said === '') return of === '' ? stretch(desk, ask) : NOTHING;
    const ref = parsedRef(desk, said);
    const isWhole = ask.number('whole', 0, 1, 0) === 1;
    const seconds = ask.number('seconds', 0, 86_400, 0);
    const { from, to } = isWhole
      ? { from: ref.line, to: ref.line }
      : seconds > 0
        ? await within(desk, ref, seconds)
        : around(ref, ask);
    const [lines, fields] = await Promise.all([
      desk.records.lines(ref.file, from, to, isWhole ? WHOLE : undefined),
      fieldsOf(desk, ref),
    ]);
    const wanted = lines.find((l) => l.line === ref.line);
    if (wanted !== undefined && wanted.offset >= 0 && wanted.offset !== ref.offset) throw nowhere(said);
    return {
      ...told(desk, ref.file, lines, ref.line),
      fields,
      session: sessionOf(desk, fields),
      spans: wanted === undefined ? [] : spansOf(wanted.text, fields),
    };
  },
};

const NOTHING: Context = {
  lines: [],
  state: 'gone',
  moreBefore: false,
  moreAfter: false,
  fields: [],
  session: '',
  spans: [],
};

interface Ref {
  readonly file: string;
  readonly line: number;
  readonly offset: number;
}

function nowhere(said: string): UserError {
  return new UserError(said.slice(0, 100), 'names no line of this case', 'open it from a screen');
}

function parsedRef({ lookup }: Desk, said: string): Ref {
  const [, file = '', line, offset] = /^(f\d{1,9}):(\d{1,10}):(\d{1,16})$/.exec(said) ?? [];
  if (!lookup.files.has(file)) throw nowhere(said);
  return { file, line: Number(line), offset: Number(offset) };
}

function around({ line }: Ref, ask: Ask): { readonly from: number; readonly to: number } {
  const before = ask.number('before', 0, MOST, 5);
  const after = ask.number('after', 0, MOST, 5);
  return { from: Math.max(1, line - before), to: line + after };
}

async function stretch(desk: Desk, ask: Ask): Promise<Context> {
  const file = ask.text('file');
  if (!desk.lookup.files.has(file)) throw nowhere(file);
  const from = ask.number('from', 1, MOST_LINE, 1);
  const to = ask.number('to', from, Math.min(MOST_LINE, from + 2 * MOST), from + MOST);
  return {
    ...told(desk, file, await desk.records.lines(file, from, to), 0),
    fields: [],
    session: '',
    spans: [],
  };
}

function told(
  { records, lookup }: Desk,
  file: string,
  lines: readonly StoredLine[],
  wanted: number,
): Omit<Context, 'fields' | 'session' | 'spans'> {
  const isRead = records.wasRead(file);
  const first = lines[0]?.line ?? 1;
  const last = lines.at(-1)?.line ?? 0;
  return {
    lines: lines.map(({ line, offset, length, cut, text }) => ({
      line,
      offset,
      length,
      cut,
      text,
      wanted: line === wanted,
    })),
    state: isRead ? 'read' : lines.length > 0 ? 'quoted' : 'gone',
    moreBefore: isRead && first > 1,
    moreAfter: isRead && lines.length > 0 && last < (lookup.files.get(file)?.lines ?? 0),
  };
}

const isHere = ({ file, line }: Ref): Sql => sql`file = ${Number(file.slice(1))} AND line = ${line}`;

/** From the first to the last of the lines near the line whose records lie within so many seconds of its own. */
async function within(
  { records }: Desk,
  ref: Ref,
  seconds: number,
): Promise<{ readonly from: number; readonly to: number }> {
  const time = sql`(SELECT toUnixTimestamp64Micro(time) FROM lines WHERE ${isHere(ref)})`;
  const [row] = await records.rows(
    sql`SELECT min(line), max(line) FROM lines WHERE file = ${Number(ref.file.slice(1))}
      AND line BETWEEN ${Math.max(1, ref.line - MOST)} AND ${ref.line + MOST}
      AND abs(toUnixTimestamp64Micro(time) - ${time}) <= ${seconds * SECOND}`,
  );
  const [from = 0, to = 0] = row ?? [];
  return Number(from) === 0
    ? { from: ref.line, to: ref.line }
    : { from: Math.min(Number(from), ref.line), to: Math.max(Number(to), ref.line) };
}

/** The session as the Case calls it, by what the server calls it. */
function sessionOf({ lookup }: Desk, fields: readonly ContextField[]): string {
  const id = lookup.sourceSessions.get(fields.find((f) => f.name === 'session')?.text ?? '');
  return id === undefined ? '' : `session:${id}`;
}

// The place is said by the line itself.
const SHOWN = layout.filter(({ name }) => !['file', 'line', 'offset', 'length'].includes(name));

async function fieldsOf({ records }: Desk, ref: Ref): Promise<readonly ContextField[]> {
  if (records.state().prepared < 1) return [];
  const time = sql`(SELECT time FROM lines WHERE ${isHere(ref)})`;
  const list = SHOWN.map(({ name, kind }) =>
    kind === 'time' ? sql`toUnixTimestamp64Micro(${identifier(name)})` : identifier(name),
  );
  const [row] = await records.rows(
    sql`SELECT ${join(list, ', ')} FROM moments WHERE time = ${time} AND ${isHere(ref)} LIMIT 1`,
  );
  if (row === undefined) return [];
  return SHOWN.flatMap(({ name, kind }, i) => {
    const value = row[i] ?? '';
    if (value === '' || value === 0) return [];
    const column = columns[name];
    const text = kind === 'time' ? isoTime(Number(value)) : visible(readable(String(value)));
    return [{ name, ecs: 'ecs' in column ? column.ecs : '', text }];
  });
}
