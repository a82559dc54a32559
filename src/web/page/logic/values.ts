/** Several values as one: joined by commas, those within a value marked. An empty list is empty text. */
export function joinValues(values: readonly string[]): string {
  return values.map((v) => (v === '' ? '\\0' : v.replace(/[\\,]/g, (c) => `\\${c}`))).join(',');
}

/** The values again. Never throws: any text is some list. */
export function splitValues(text: string): readonly string[] {
  if (text === '') return [];
  const values: string[] = [];
  let value = '';
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === ',') {
      values.push(value);
      value = '';
    } else if (c === '\\') {
      i += 1;
      value += text.charAt(i) === '0' ? '' : text.charAt(i);
    } else value += c;
  }
  return [...values, value];
}

/** A list with a value, if it had not; without it, if it had. */
export function toggled<T>(values: readonly T[], value: T): readonly T[] {
  return values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
}

/** Numbers of rows in base 36, dots between them. */
export function joinRows(rows: readonly number[]): string {
  return rows.map((row) => row.toString(36)).join('.');
}

/** The rows again; what is none is left out. */
export function splitRows(text: string): readonly number[] {
  return text.split('.').flatMap((t) => (/^[0-9a-z]{1,8}$/.test(t) ? [Number.parseInt(t, 36)] : []));
}
