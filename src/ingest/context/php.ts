/** Tokens of a PHP configuration file; nothing is ever evaluated. */
export type PhpToken =
  | { readonly kind: 'variable' | 'word' | 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'string' | 'number'; readonly text: string; readonly at: number };

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', $: '$', '"': '"', '\\': '\\' };

function stringAt(text: string, from: number): { value: string; end: number } {
  const quote = text[from];
  let value = '';
  let i = from + 1;
  let plain = i;
  for (; i < text.length && text[i] !== quote; i += 1) {
    if (text[i] !== '\\') continue;
    const next = text[i + 1] ?? '';
    const escaped = quote === "'" ? (next === "'" || next === '\\' ? next : undefined) : ESCAPES[next];
    value += text.slice(plain, i) + (escaped ?? `\\${next}`);
    i += 1;
    plain = i + 1;
  }
  return { value: value + text.slice(plain, i), end: i + 1 };
}

/** Where a comment that begins at `at` ends; `at` itself when none does. */
function commentEnd(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === '/*') {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  // `#[` is an attribute since PHP 8, which a configuration has no use for.
  if (two !== '//' && two[0] !== '#') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const SPACE = /\s+/y;
const VARIABLE = /\$\w+/y;
const WORD = /[A-Za-z_]\w*/y;
const NUMBER = /-?\d[\d.]*/y;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** The tokens of a PHP text, comments and blanks left out. Linear; at most a million of them. */
export function* phpTokens(text: string): Generator<PhpToken> {
  let at = Math.max(0, text.indexOf('<?'));
  for (let count = 0; at < text.length && count < 1_000_000; count += 1) {
    const skipped = commentEnd(text, at + matchAt(SPACE, text, at).length);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const c = text[at] ?? '';
    if (c === "'" || c === '"') {
      const { value, end } = stringAt(text, at);
      yield { kind: 'string', text: value, at };
      at = end;
      continue;
    }
    const variable = matchAt(VARIABLE, text, at);
    const word = variable === '' ? matchAt(WORD, text, at) : '';
    const number = variable === '' && word === '' ? matchAt(NUMBER, text, at) : '';
    const kind = variable !== '' ? 'variable' : word !== '' ? 'word' : number !== '' ? 'number' : 'sign';
    const token = variable || word || number || (text.startsWith('=>', at) ? '=>' : c);
    yield { kind, text: token, at };
    at += token.length;
  }
}

/** An item of a PHP array: its key, when that is a string or number, and its value, when that is a constant. */
export interface PhpItem {
  readonly key: string | undefined;
  readonly value: string | undefined;
}

function constantOf(token: PhpToken | undefined): string | undefined {
  if (token?.kind === 'string' || token?.kind === 'number') return token.text;
  return token?.kind === 'word' && /^(true|false|null)$/i.test(token.text)
    ? token.text.toLowerCase()
    : undefined;
}

/**
 * The constant, or the array of constants, that begins at token `from` and ends with `;`. Constants are texts
 * (`true`, `null`, digits, string contents). Arrays inside arrays are passed over. `undefined` when something must
 * be evaluated.
 */
export function phpValue(tokens: readonly PhpToken[], from: number): readonly PhpItem[] | undefined {
  const single = constantOf(tokens[from]);
  if (single !== undefined)
    return tokens[from + 1]?.text === ';' ? [{ key: undefined, value: single }] : undefined;
  const items: PhpItem[] = [];
  let depth = 0;
  let key: string | undefined;
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i];
    const constant = constantOf(token);
    if (constant !== undefined) {
      if (depth !== 1) continue;
      if (tokens[i + 1]?.text === '=>') key = constant;
      else items.push({ key, value: constant });
    } else if (token?.text === '[' || token?.text === '(') depth += 1;
    else if (token?.text === ']' || token?.text === ')') depth -= 1;
    else if (token?.text === ',' && depth === 1) key = undefined;
    else if (token?.text === ';') return depth === 0 ? items : undefined;
    else if (token?.text !== ',' && token?.text !== '=>' && token?.text.toLowerCase() !== 'array')
      return undefined;
  }
  return undefined;
}
