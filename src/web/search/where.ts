import { lowerAscii } from '../../base/text.ts';
import type { ColumnName } from '../../event/columns.ts';
import { identifier, join, type Sql, sql, trustedSql } from '../../store/sql.ts';
import { PLAIN_TEXT, RUN } from '../records/tables.ts';
import { isNumber } from './fields.ts';
import type { FileNames } from './files.ts';
import type { Match, Query, Test } from './query.ts';

/**
 * A search as a condition on `moments`. Whatever was typed is bound, never text of the query. `files` tells which
 * members of the evidence a test of `file` means.
 */
export function conditionOf(query: Query, files: FileNames): Sql {
  if (query.terms.length === 0) return sql`1`;
  return join(
    query.terms.map(({ not, match }) =>
      not ? sql`NOT (${matchOf(match, files)})` : sql`(${matchOf(match, files)}${hintOf(match)})`,
    ),
    ' AND ',
  );
}

function matchOf(match: Match, files: FileNames): Sql {
  switch (match.kind) {
    case 'text':
      return sql`position(lower(text), ${lowerAscii(match.text)}) > 0`;
    case 'regex':
      return sql`match(text, ${expressionOf(match)})`;
    case 'field':
      return join(
        match.columns.map((name) => sql`(${testOf(name, match.test, files)})`),
        ' OR ',
      );
  }
}

/**
 * Lets the index of words leave out parts of the table that cannot have the text. It is asked for runs of ASCII letters
 * alone: those of other bytes depend on what stands before them.
 */
function hintOf(match: Match): Sql {
  if (match.kind !== 'text' || match.text.length < RUN || !/^[\x20-\x7e]+$/.test(match.text)) return sql``;
  return sql` AND indexHint(${PLAIN_TEXT} LIKE ${likeAnywhere(lowerAscii(match.text))})`;
}

function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** A regular expression as the engine takes it. */
export function expressionOf(one: { readonly pattern: string; readonly ignoreCase: boolean }): string {
  return one.ignoreCase ? `(?i)${one.pattern}` : one.pattern;
}

function testOf(name: ColumnName, test: Test, files: FileNames): Sql {
  const column = identifier(name);
  if (name === 'file' && test.test !== 'any') {
    const numbers = files(test);
    return numbers.length === 0 ? sql`0` : sql`${column} IN ${numbers}`;
  }
  const micros = name === 'time' ? trustedSql('toUnixTimestamp64Micro(time)') : column;
  switch (test.test) {
    case 'any':
      return isNumber(name) || name === 'time' ? sql`${micros} != 0` : sql`${column} != ''`;
    case 'compare':
      return name === 'time'
        ? sql`time ${trustedSql(test.op)} fromUnixTimestamp64Micro(${test.value}, 'UTC')`
        : sql`${column} ${trustedSql(test.op)} ${test.value}`;
    case 'within':
      return sql`time >= fromUnixTimestamp64Micro(${test.from}, 'UTC') AND time < fromUnixTimestamp64Micro(${test.to}, 'UTC')`;
    case 'range':
      return rangeOf(column, test.first, test.last);
    case 'is':
      if (isNumber(name) && /^\d+$/.test(test.value)) return sql`${column} = ${Number(test.value)}`;
  }
  const text = isNumber(name) ? sql`toString(${column})` : column;
  return test.test === 'regex' ? sql`match(${text}, ${expressionOf(test)})` : textOf(text, test);
}

function textOf(column: Sql, test: Test & { readonly value: string }): Sql {
  const value = lowerAscii(test.value);
  switch (test.test) {
    case 'is':
      return sql`lower(${column}) = ${value}`;
    case 'starts':
      return sql`startsWith(lower(${column}), ${value})`;
    case 'ends':
      return sql`endsWith(lower(${column}), ${value})`;
    default:
      return sql`position(lower(${column}), ${value}) > 0`;
  }
}

/** The engine keeps IPv4 within IPv6; an IPv6 range must not reach into it. */
function rangeOf(column: Sql, first: string, last: string): Sql {
  const v6 = first.includes(':');
  const prefix = v6 ? '' : '::ffff:';
  const within = sql`ifNull(toIPv6OrNull(${column}) BETWEEN toIPv6(${prefix + first}) AND toIPv6(${prefix + last}), 0)`;
  return v6
    ? sql`position(${column}, ':') > 0 AND ${within}`
    : sql`position(${column}, ':') = 0 AND ${within}`;
}
