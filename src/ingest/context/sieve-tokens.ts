/** A token of a Sieve script; `rule` is the name in a webmail's comment `# rule:[name]`. Strings are unquoted. */
export interface Token {
  readonly kind: 'word' | 'tag' | 'string' | 'number' | 'sign' | 'rule';
  readonly text: string;
  readonly at: number;
}

function quotedEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** A `text:` string, up to a line with one dot; a dot at the begin of other lines is doubled. */
function multiline(text: string, at: number): { value: string; end: number } | undefined {
  const open = /text:[ \t]*(?:#[^\n]*)?\r?\n/y;
  open.lastIndex = at;
  if (open.exec(text) === null) return undefined;
  const begin = open.lastIndex;
  const close = /^\.\r?$/gm;
  close.lastIndex = begin;
  const end = close.exec(text);
  const value = text.slice(begin, end?.index ?? text.length).replace(/^\.\./gm, '.');
  return { value, end: end === null ? text.length : close.lastIndex };
}

const WORD = /:?[A-Za-z_][\w.]*/y;
const NUMBER = /\d+[KMGkmg]?/y;

/** A comment's end, and the rule it names. */
function commentAt(text: string, at: number): { end: number; rule: string | undefined } {
  const close = text.startsWith('/*', at) ? text.indexOf('*/', at + 2) + 2 : text.indexOf('\n', at);
  const end = close <= at ? text.length : close;
  return { end, rule: /^# ?rule:\[(.*)\]$/.exec(text.slice(at, end).trimEnd())?.[1] };
}

/** The word, number or sign at a place where no comment or string begins. */
function plainTokenAt(text: string, at: number): Token {
  WORD.lastIndex = at;
  NUMBER.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word !== undefined) return { kind: word.startsWith(':') ? 'tag' : 'word', text: word, at };
  const number = NUMBER.exec(text)?.[0];
  return number === undefined
    ? { kind: 'sign', text: text[at] ?? '', at }
    : { kind: 'number', text: number, at };
}

/** The tokens of a script, blanks and other comments left out. Source: RFC 5228 section 8.1. */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === '#' || text.startsWith('/*', at)) {
      const { end, rule } = commentAt(text, at);
      if (rule !== undefined) yield { kind: 'rule', text: rule, at };
      at = end;
    } else if (c === '"') {
      const end = quotedEnd(text, at);
      yield { kind: 'string', text: text.slice(at + 1, end).replace(/\\(.)/gs, '$1'), at };
      at = end + 1;
    } else {
      const long = c === 't' ? multiline(text, at) : undefined;
      const token = long === undefined ? plainTokenAt(text, at) : undefined;
      if (long !== undefined) yield { kind: 'string', text: long.value, at };
      else if (token !== undefined && /\S/.test(token.text)) yield token;
      at = long?.end ?? at + (token?.text.length ?? 1);
    }
  }
}
