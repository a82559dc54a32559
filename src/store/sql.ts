/**
 * A query with its values apart. Made only by the {@link sql} tag: values never become part of the text, so that
 * no byte of evidence is read as a query.
 */
export interface Sql {
  /** Query text with `{p0:String}` in the place of each value. */
  readonly text: string;
  /** Values as literals that the engine parses itself, by parameter name. */
  readonly params: Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;
}

type Value = string | number | readonly string[] | readonly number[] | Sql;

function isSql(value: Value): value is Sql {
  return typeof value === 'object' && 'text' in value && 'params' in value;
}

function typeOf(value: Exclude<Value, Sql>): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Int64' : 'Float64';
  return value.every((v) => typeof v === 'number') && value.length > 0 ? 'Array(Int64)' : 'Array(String)';
}

/** Template tag: strings, numbers and lists become bound parameters, other queries are put in as they are. */
export function sql(strings: TemplateStringsArray, ...values: readonly Value[]): Sql {
  const params: Record<string, Exclude<Value, Sql>> = {};
  let text = strings[0] ?? '';
  const bind = (value: Exclude<Value, Sql>): string => {
    const name = `p${Object.keys(params).length}`;
    params[name] = value;
    return `{${name}:${typeOf(value)}}`;
  };
  values.forEach((value, i) => {
    text += isSql(value) ? merge(value, bind) : bind(value);
    text += strings[i + 1] ?? '';
  });
  return { text, params };
}

function merge(inner: Sql, bind: (value: Exclude<Value, Sql>) => string): string {
  return inner.text.replace(/\{(p\d+):[A-Za-z0-9()]+\}/g, (whole, name: string) => {
    const value = inner.params[name];
    return value === undefined ? whole : bind(value);
  });
}

/** An identifier that the program itself chose; anything else than letters, digits and `_` is a bug. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError(`not an identifier: ${name}`);
  return { text: `\`${name}\``, params: {} };
}

/** Text of the program's own (a DDL derived from the column table). Never anything from evidence or a user. */
export function trustedSql(text: string): Sql {
  return { text, params: {} };
}

/** Several pieces with a separator between them. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return pieces.reduce<Sql>(
    (all, piece, i) => (i === 0 ? piece : sql`${all}${trustedSql(separator)}${piece}`),
    trustedSql(''),
  );
}
