import { z } from 'zod';

/** Whether a value of JSON is certainly what a schema would give back unchanged; `false`: ask the schema itself. */
export type Quick = (value: unknown) => boolean;

type Fields = Readonly<Record<string, unknown>>;

const never: Quick = () => false;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A look at values of a schema that makes no copies: a Case has millions of them, and what the schema copies only to
 * throw away the original costs more than the look. Of what it does not know (checks, kinds of schema) it is never certain.
 */
export function quickly(schema: unknown): Quick {
  if (schema instanceof z.ZodObject) return objects(schema.shape as Fields);
  if (schema instanceof z.ZodArray) {
    const element = quickly(schema.element);
    return (value) => Array.isArray(value) && value.every(element);
  }
  if (schema instanceof z.ZodRecord) return records(quickly(schema.valueType));
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(quickly);
    return (value) => options.some((is) => is(value));
  }
  if (schema instanceof z.ZodOptional) {
    const inner = quickly(schema.unwrap());
    return (value) => value === undefined || inner(value);
  }
  return plain(schema);
}

function plain(schema: unknown): Quick {
  if (schema instanceof z.ZodString) return strings(schema);
  // JSON has no number that is none.
  if (schema instanceof z.ZodNumber && (schema.def.checks ?? []).length === 0)
    return (value) => typeof value === 'number' && Number.isFinite(value);
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const values = new Set<unknown>(schema instanceof z.ZodEnum ? schema.options : schema.values);
    return (value) => values.has(value);
  }
  return never;
}

function strings(schema: z.ZodString): Quick {
  const patterns: RegExp[] = [];
  for (const check of schema.def.checks ?? []) {
    const { def } = check._zod;
    if (!('pattern' in def) || !(def.pattern instanceof RegExp) || def.pattern.flags !== '') return never;
    patterns.push(def.pattern);
  }
  return (value) => typeof value === 'string' && patterns.every((p) => p.test(value));
}

function objects(shape: Fields): Quick {
  const fields = Object.entries(shape).map(([name, one]) => [name, quickly(one)] as const);
  return (value) => {
    if (!isObject(value)) return false;
    let known = 0;
    for (const [name, is] of fields) {
      const field = value[name];
      if (!is(field)) return false;
      if (field !== undefined) known += 1;
    }
    // More fields than those are for the schema to leave out.
    for (const _ in value) known -= 1;
    return known === 0;
  };
}

function records(is: Quick): Quick {
  return (value) => {
    if (!isObject(value)) return false;
    for (const name in value) if (name === '__proto__' || !is(value[name])) return false;
    return true;
  };
}
