import { canonicalAddress } from '../base/ip.ts';
import { type EventFields, fieldColumns } from '../event/columns.ts';

/**
 * Line templates: a message written like the log line itself, with holes for the columns. Compiled once into a
 * scanner that looks for the literal parts from left to right; no regular expression, linear in the line.
 *
 *     message`connect from ${'clientName'}[${'address'}]`.means({ action: 'connection' })
 *
 * A hole takes the text up to the next literal; the last one takes the rest. A hole of a number column takes
 * decimal digits only, one of an address column an IP address only; anything else in that place refuses the line.
 */
type FieldName = keyof typeof fieldColumns;

/** A hole with more to say than the column it fills. */
export interface Hole {
  readonly into: FieldName | undefined;
  /** Take text up to the *last* place the next literal stands: for text that a client chooses. */
  readonly greedy: boolean;
  /** What the text must be turned into; `undefined` refuses the line. */
  readonly as?: (text: string) => string | number | undefined;
}

/** A hole whose text may itself hold the literal that follows it (a user name, a reason). */
export function greedy(into: FieldName): Hole {
  return { into, greedy: true };
}

/** A hole whose text is not kept. */
export const skip: Hole = { into: undefined, greedy: false };

/** A hole with a conversion of its own. */
export function as(into: FieldName, convert: (text: string) => string | number | undefined): Hole {
  return { into, greedy: false, as: convert };
}

/** A compiled template: the fields that the holes took, or `undefined` when the message is of another shape. */
export type Template = (message: string) => EventFields | undefined;

interface CompiledHole {
  readonly into: FieldName | undefined;
  readonly greedy: boolean;
  readonly convert: ((text: string) => string | number | undefined) | undefined;
}

const ADDRESS_COLUMNS: readonly string[] = ['address', 'serverAddress'];

function compileHole(hole: FieldName | Hole): CompiledHole {
  const {
    into,
    greedy: isGreedy,
    as: own,
  } = typeof hole === 'string' ? { into: hole, greedy: false, as: undefined } : hole;
  if (own !== undefined || into === undefined) return { into, greedy: isGreedy, convert: own };
  const { kind } = fieldColumns[into];
  if (kind !== 'word' && kind !== 'text') return { into, greedy: isGreedy, convert: digits };
  return { into, greedy: isGreedy, convert: ADDRESS_COLUMNS.includes(into) ? canonicalAddress : undefined };
}

/** A decimal number of at most 15 digits; `undefined` for anything else. */
export function digits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i) - 48;
    if (c < 0 || c > 9) return undefined;
    value = value * 10 + c;
  }
  return value;
}

type Values = Record<string, string | number>;

function scan(
  message: string,
  literals: readonly string[],
  holes: readonly CompiledHole[],
  out: Values,
): boolean {
  const first = literals[0] ?? '';
  if (!message.startsWith(first)) return false;
  let at = first.length;
  for (let i = 0; i < holes.length; i += 1) {
    const hole = holes[i];
    const literal = literals[i + 1] ?? '';
    const last = i === holes.length - 1;
    let end: number;
    if (literal === '') end = message.length;
    else if (last) end = message.endsWith(literal) ? message.length - literal.length : -1;
    else end = hole?.greedy ? message.lastIndexOf(literal) : message.indexOf(literal, at);
    if (hole === undefined || end < at) return false;
    if (hole.into !== undefined) {
      const text = message.slice(at, end);
      const value = hole.convert === undefined ? text : hole.convert(text);
      if (value === undefined) return false;
      out[hole.into] = value;
    }
    at = end + literal.length;
  }
  return at === message.length || holes.length === 0;
}

/** What a template's fields are completed with: constants, and fields that follow from the ones taken. */
export interface Meaning {
  readonly means: (
    constants: EventFields,
    finish?: (fields: EventFields) => EventFields | undefined,
  ) => Template;
}

/** Template tag; see the head of this file. A template without holes takes exactly that message. */
export function message(literals: TemplateStringsArray, ...holes: readonly (FieldName | Hole)[]): Meaning {
  const parts = [...literals];
  const compiled = holes.map(compileHole);
  return {
    means: (constants, finish) => (text) => {
      if (holes.length === 0) return text === parts[0] ? finished({ ...constants }, finish) : undefined;
      const fields: EventFields = { ...constants };
      return scan(text, parts, compiled, fields as unknown as Values) ? finished(fields, finish) : undefined;
    },
  };
}

function finished(
  fields: EventFields,
  finish: ((fields: EventFields) => EventFields | undefined) | undefined,
): EventFields | undefined {
  return finish === undefined ? fields : finish(fields);
}

/** The first template that takes the message. */
export function firstOf(templates: readonly Template[]): Template {
  return (text) => {
    for (const template of templates) {
      const fields = template(text);
      if (fields !== undefined) return fields;
    }
    return undefined;
  };
}
