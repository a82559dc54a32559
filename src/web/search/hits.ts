import { clip, readable, visible } from '../../base/text.ts';
import { isoTime } from '../../base/time.ts';
import type { ColumnName } from '../../event/columns.ts';
import { layout } from '../../event/layout.ts';
import { identifier, join, type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Row } from '../../store/store.ts';
import type { LineField, LineRow } from '../wire/lines.ts';
import { isNumber } from './fields.ts';
import { printTerm } from './print.ts';
import type { Query } from './query.ts';
import type { Ask } from './slices.ts';
import { type Parsed, piecesOf } from './spans.ts';
import { expressionOf } from './where.ts';

/** Bytes of a line that are shown in a row; the drawer shows all of it. */
export const SHOWN_BYTES = 2000;
/** Hits that come with their count: as many as the page has in view. */
export const IN_VIEW = 64;
const SHOWN_VALUE = 300;
const MOST_MATCHES = 20;
/** Bytes before a hit behind the cut. */
const AROUND = 80;

const PLACE: ReadonlySet<ColumnName> = new Set([
  'time',
  'precision',
  'file',
  'line',
  'offset',
  'length',
  'repeat',
  'counters',
]);
/** Columns that a line may have a value in. */
const VALUE_COLUMNS: readonly ColumnName[] = layout.map((c) => c.name).filter((name) => !PLACE.has(name));

/** Which lines are wanted. */
export interface Wanted {
  readonly query: Query;
  /** The query as a condition. */
  readonly condition: Sql;
  readonly range: Sql;
  readonly skip: number;
  readonly take: number;
  /** Bytes of each line. */
  readonly bytes: number;
}

/** A line as the table has it. */
export interface RawHit {
  readonly ref: string;
  readonly file: number;
  readonly line: number;
  /** Microseconds since 1970 UTC; 0 when the line has no time. */
  readonly time: number;
  /** Byte string, cut to the bytes wanted. */
  readonly text: string;
  /** Bytes that the table has of it. */
  readonly length: number;
  readonly values: readonly Parsed[];
  /** Matches of the expressions of the query. */
  readonly found: readonly (readonly string[])[];
  /** Bytes around the first match of each word and expression that stands behind the cut; else empty. */
  readonly later: readonly string[];
}

/** Lines that were found, in the order of time, file and line. */
export async function readHits(ask: Ask, wanted: Wanted, signal?: AbortSignal): Promise<readonly RawHit[]> {
  const { query, condition, range, skip, take } = wanted;
  const shown = sql`substring(text, 1, ${wanted.bytes})`;
  const expressions = query.terms.flatMap(({ not, match }) =>
    !not && match.kind === 'regex' ? [expressionOf(match)] : [],
  );
  const found = expressions.map((e) => sql`arraySlice(extractAll(shown, ${`(${e})`}), 1, ${MOST_MATCHES})`);
  const list = join(
    [
      sql`toUnixTimestamp64Micro(time), file, line, offset, length`,
      sql`${shown} AS shown`,
      ...VALUE_COLUMNS.map(identifier),
      ...found,
      ...laterOf(query, wanted.bytes),
    ],
    ', ',
  );
  const rows = await ask(
    sql`SELECT ${list} FROM moments WHERE ${range} AND ${condition} ORDER BY time, file, line LIMIT ${trustedSql(String(take))} OFFSET ${trustedSql(String(skip))}`,
    signal,
  );
  return rows.map((row) => rawHit(row, found.length));
}

/** What stands around the first match of each word and expression, where that is behind the bytes wanted. */
function laterOf(query: Query, bytes: number): readonly Sql[] {
  return query.terms.flatMap(({ not, match }) => {
    if (not || match.kind === 'field') return [];
    const place =
      match.kind === 'text'
        ? sql`positionCaseInsensitive(text, ${match.text})`
        : sql`position(text, extract(text, ${`(${expressionOf(match)})`}))`;
    const from = sql`greatest(1, ${place} - ${AROUND})`;
    return [
      sql`if(length(text) > ${bytes} AND ${place} > ${bytes}, substring(text, ${from}, ${3 * AROUND}), '')`,
    ];
  });
}

function rawHit(row: Row, expressions: number): RawHit {
  const [time, file, line, offset, length, text, ...rest] = row;
  const more = rest.slice(VALUE_COLUMNS.length);
  const values = VALUE_COLUMNS.flatMap((column, i) => {
    const value = rest[i] ?? '';
    return value === '' || (isNumber(column) && Number(value) === 0)
      ? []
      : [{ column, value: String(value) }];
  });
  return {
    ref: `f${file}:${line}:${offset}`,
    file: Number(file),
    line: Number(line),
    time: Number(time),
    text: String(text ?? ''),
    length: Number(length),
    values,
    found: more.slice(0, expressions).map((list) => (Array.isArray(list) ? list.map(String) : [])),
    later: more.slice(expressions).map(String),
  };
}

/** A line as a row of the page. `pathOf` tells the path of a ref, to be shown. */
export function toldHit(hit: RawHit, query: Query, pathOf: (ref: string) => string): LineRow {
  const { ref, line, time, text, length, values } = hit;
  const pieces = piecesOf(text, values, query, hit.found);
  const later = pieces.some((p) => p.hit) ? '' : (hit.later.find((t) => t !== '') ?? '');
  return {
    ref,
    path: pathOf(ref),
    line,
    iso: time === 0 ? '' : isoTime(time),
    pieces,
    cut: Math.max(0, length - text.length),
    later: later === '' ? [] : piecesOf(later, [], query, []),
    fields: values.map(toldField),
  };
}

function toldField({ column, value }: Parsed): LineField {
  const name = column as ColumnName;
  return {
    column,
    value: visible(clip(readable(value), SHOWN_VALUE)),
    term: printTerm({
      not: false,
      match: { kind: 'field', field: column, columns: [name], test: { test: 'is', value } },
    }),
  };
}
