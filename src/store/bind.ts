import type { Sql } from './sql.ts';

const PLAIN = /^[ -~]*$/;

/**
 * A query whose strings reach the engine byte for byte. The engine's binding takes text and would write a byte from
 * 0x80 on as two (UTF-8) and stop at NUL, so a string with any byte but printable ASCII is bound as hexadecimal.
 */
export function asBytes({ text, params }: Sql): Sql {
  const bytes = new Set(Object.keys(params).filter((name) => !isPlain(params[name])));
  if (bytes.size === 0) return { text, params };
  return {
    text: text.replace(/\{(p\d+):(String|Array\(String\))\}/g, (whole, name: string, type: string) => {
      if (!bytes.has(name)) return whole;
      return type === 'String' ? `unhex(${whole})` : `arrayMap(h -> unhex(h), ${whole})`;
    }),
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, bytes.has(name) ? hexed(value) : value]),
    ),
  };
}

/**
 * The same query with its values written into its text and none bound. Text becomes hexadecimal and numbers are
 * written by us, so that no value can be anything else than a value.
 */
export function asLiterals({ text, params }: Sql): Sql {
  const written = text.replace(/\{(p\d+):([A-Za-z0-9()]+)\}/g, (whole, name: string, type: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value !== 'object') return literal(value);
    return value.length === 0 ? `CAST([] AS ${type})` : `[${value.map(literal).join(', ')}]`;
  });
  return { text: written, params: {} };
}

function literal(value: string | number): string {
  if (typeof value === 'string') return `unhex('${hex(value)}')`;
  return Number.isInteger(value) ? `(${BigInt(value)})` : `toFloat64('${value}')`;
}

type Value = Sql['params'][string];

function isPlain(value: Value | undefined): boolean {
  if (typeof value === 'string') return PLAIN.test(value);
  return typeof value !== 'object' || value.every((v) => typeof v !== 'string' || PLAIN.test(v));
}

function hexed(value: Value): Value {
  if (typeof value === 'string') return hex(value);
  return typeof value === 'number' ? value : value.map((v) => hex(String(v)));
}

function hex(bytes: string): string {
  // Text that was not made bytes (base/text.ts) would be cut to its low bytes and never be found.
  if (/[^\x00-\xff]/.test(bytes)) throw new TypeError('not a byte string');
  return Buffer.from(bytes, 'latin1').toString('hex');
}
