/** A value of a rule: text, a number, a truth, a list, or pairs in order. */
export type Yaml = string | number | boolean | readonly Yaml[] | YamlMap;
/** Pairs of a key and a value; keys are the program's own. */
export interface YamlMap {
  readonly pairs: readonly (readonly [string, Yaml])[];
}

/**
 * A document in YAML 1.2. All text stands in double quotes with JSON's escapes, which YAML has too, so that no text is
 * ever anything but itself; keys are quoted unless they are plain names.
 */
export function yamlOf(value: YamlMap): string {
  return lines(value, '').join('\n').concat('\n');
}

function lines(value: Yaml, indent: string): readonly string[] {
  if (typeof value !== 'object') return [`${indent}${scalar(value)}`];
  if ('pairs' in value)
    return value.pairs.flatMap(([key, inner]) => entry(`${indent}${keyOf(key)}:`, inner, indent));
  return value.flatMap((inner) => {
    const [first = '', ...rest] = lines(inner, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

function entry(head: string, value: Yaml, indent: string): readonly string[] {
  return typeof value === 'object' ? [head, ...lines(value, `${indent}  `)] : [`${head} ${scalar(value)}`];
}

function keyOf(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.|-]*$/.test(key) ? key : quoted(key);
}

function scalar(value: string | number | boolean): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

// What JSON leaves as it is and YAML does not take, or what does not show.
const HIDDEN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

function quoted(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
