import { createHash } from 'node:crypto';
import { readable, visible } from '../../base/text.ts';
import { type Column, type ColumnName, columns } from '../../event/columns.ts';
import { isNumber } from './fields.ts';
import { printTerm } from './print.ts';
import type { Match, Query, Test } from './query.ts';
import { type Yaml, type YamlMap, yamlOf } from './yaml.ts';

/** A search as a rule, and the conditions that a rule cannot say. */
export interface SigmaRule {
  readonly yaml: string;
  /** As they were typed. */
  readonly left: readonly string[];
}

/**
 * A search as a Sigma rule: words are keywords, fields are selections by their names in the Elastic Common Schema, what
 * must not be there is a filter. A rule looks at each line by itself, so times and files are left out.
 */
export function sigmaRule(query: Query, title: string): SigmaRule {
  const left: string[] = [];
  const wanted: Part[] = [];
  const filtered: Part[] = [];
  for (const term of query.terms) {
    const part = partOf(term.match);
    if (part === undefined) left.push(visible(readable(printTerm(term))));
    else (term.not ? filtered : wanted).push(part);
  }
  const named = [...nameAll(wanted, false), ...nameAll(filtered, true)];
  const condition = named.map(({ name, not }) => (not ? `not ${name}` : name)).join(' and ');
  const detection: YamlMap = {
    pairs: [...named.map(({ name, value }) => [name, value] as const), ['condition', condition]],
  };
  const yaml = yamlOf({
    pairs: [
      ['title', title],
      ['id', idOf(yamlOf(detection))],
      ['status', 'experimental'],
      [
        'description',
        `Lines that the search ${visible(readable(query.terms.map(printTerm).join(' ')))} finds.`,
      ],
      [
        'logsource',
        {
          pairs: [
            ['category', 'application'],
            ['product', 'mail'],
          ],
        },
      ],
      ['detection', detection],
      ['level', 'medium'],
    ],
  });
  return { yaml: named.length === 0 ? '' : yaml, left };
}

/** What one condition becomes: pairs that may stand with others, or a list of which one must hold. */
interface Part {
  readonly kind: 'keywords' | 'selection';
  readonly value: readonly (readonly [string, Yaml])[];
}

function partOf(match: Match): Part | undefined {
  switch (match.kind) {
    case 'text': {
      const text = plain(match.text);
      return text === undefined ? undefined : { kind: 'keywords', value: [['|all', literal(text)]] };
    }
    case 'regex': {
      const text = plain(match.pattern);
      return text === undefined
        ? undefined
        : { kind: 'keywords', value: [[match.ignoreCase ? '|re|i' : '|re', text]] };
    }
    case 'field': {
      const pairs = match.columns.map((c) => pairOf(c, match.test));
      const sayable = pairs.filter((p) => p !== undefined);
      return sayable.length < pairs.length ? undefined : { kind: 'selection', value: sayable };
    }
  }
}

function pairOf(name: ColumnName, test: Test): readonly [string, Yaml] | undefined {
  if (name === 'time' || name === 'file' || name === 'line' || name === 'offset') return undefined;
  const field = nameOf(name);
  switch (test.test) {
    case 'any':
      return [`${field}|exists`, true];
    case 'is': {
      if (isNumber(name)) return [field, Number(test.value)];
      const text = plain(test.value);
      return text === undefined ? undefined : [field, literal(text)];
    }
    case 'starts':
    case 'ends':
    case 'has': {
      const text = plain(test.value);
      const modifier = { starts: 'startswith', ends: 'endswith', has: 'contains' }[test.test];
      return text === undefined ? undefined : [`${field}|${modifier}`, literal(text)];
    }
    case 'regex': {
      const text = plain(test.pattern);
      return text === undefined ? undefined : [`${field}|re${test.ignoreCase ? '|i' : ''}`, text];
    }
    case 'range':
      return [`${field}|cidr`, test.network];
    case 'compare':
      return [`${field}|${{ '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' }[test.op]}`, test.value];
    case 'within':
      return undefined;
  }
}

/** A column's name in the Elastic Common Schema, or its own. */
function nameOf(name: ColumnName): string {
  const column: Column = columns[name];
  return column.ecs ?? name;
}

/** Bytes as text; `undefined` when they are no UTF-8, which a rule cannot hold. */
function plain(bytes: string): string | undefined {
  const text = readable(bytes);
  return text.includes('\ufffd') ? undefined : text;
}

/** Text in which no character is a wildcard of Sigma's. */
function literal(text: string): string {
  return text.replace(/[\\*?]/g, (c) => `\\${c}`);
}

interface Named {
  readonly name: string;
  readonly value: Yaml;
  readonly not: boolean;
}

/** Parts as named groups. What must not be there is a group each, since one of them is enough. */
function nameAll(parts: readonly Part[], not: boolean): readonly Named[] {
  const groups: {
    readonly kind: Part['kind'];
    readonly pairs: (readonly [string, Yaml])[];
    readonly any: boolean;
  }[] = [];
  for (const { kind, value } of parts) {
    const any = value.length > 1;
    const open = groups.find(
      (g) =>
        !not &&
        !any &&
        !g.any &&
        g.kind === kind &&
        (kind === 'keywords'
          ? g.pairs[0]?.[0] === value[0]?.[0] && value[0]?.[0] === '|all'
          : g.pairs.every(([k]) => k !== value[0]?.[0])),
    );
    if (open === undefined) groups.push({ kind, pairs: [...value], any });
    else open.pairs.push(...value);
  }
  const seen = new Map<string, number>();
  return groups.map(({ kind, pairs, any }) => {
    const base = not ? 'filter' : kind;
    const n = (seen.get(base) ?? 0) + 1;
    seen.set(base, n);
    return { name: n === 1 && !not ? base : `${base}_${n}`, value: groupValue(kind, pairs, any), not };
  });
}

function groupValue(kind: Part['kind'], pairs: readonly (readonly [string, Yaml])[], any: boolean): Yaml {
  const [first] = pairs;
  if (kind === 'keywords' && first !== undefined) return { pairs: [[first[0], pairs.map(([, v]) => v)]] };
  return any ? pairs.map((p) => ({ pairs: [p] })) : { pairs };
}

/** An id that follows from what the rule finds (a UUID of version 8), so that the same search has the same one. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
