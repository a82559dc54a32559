import { UserError } from '../base/errors.ts';

/**
 * What keeps a query by a person to reading the case: first the text is cut into tokens and written anew, so that it
 * can only be one expression in brackets; then the engine itself parses it, and its tree is looked through. The
 * engine's own readonly mode stands behind both.
 */

const ALLOWED = /[\sA-Za-z0-9_+\-*/%<>=!,.:[\]?|~()]/;
const WORDS = new Set(['settings', 'outfile', 'infile']);

/**
 * A query as one expression that is safe to put in brackets: no second statement, no comment, no settings, balanced
 * brackets. Throws UserError for anything else. Semicolons within strings are written as escapes, so that the engine
 * sees none at all.
 */
export function oneQuery(text: string): string {
  const source = text.replace(/[\s;]+$/, '');
  let out = '';
  let depth = 0;
  for (let at = 0; at < source.length; ) {
    const c = source.charAt(at);
    const end = endOfToken(source, at);
    const token = source.slice(at, end);
    if (isComment(token)) out += ' ';
    else if (c === "'") out += withoutSemicolons(token);
    else if (c === '"' || c === '`') out += quotedName(token);
    else {
      if (!ALLOWED.test(c)) refuse(`${JSON.stringify(c)} is not taken outside of quotes`);
      if (WORDS.has(token.toLowerCase())) refuse(`${token.toUpperCase()} is not taken`);
      depth += c === '(' ? 1 : c === ')' ? -1 : 0;
      if (depth < 0) refuse('a bracket closes that none opened');
      out += token;
    }
    at = end;
  }
  if (depth > 0) refuse('a bracket is not closed');
  if (!/^\s*\(*\s*(select|with)\b/i.test(out)) refuse('only SELECT and WITH are taken');
  return out.trim();
}

function isComment(token: string): boolean {
  return token.startsWith('--') || token.startsWith('/*');
}

function endOfToken(text: string, at: number): number {
  const c = text.charAt(at);
  if (c === "'" || c === '"' || c === '`') return endOfQuoted(text, at, c);
  if (text.startsWith('--', at)) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    if (end < 0) refuse('a comment is not closed');
    return end + 2;
  }
  let end = at;
  while (/[A-Za-z0-9_]/.test(text.charAt(end))) end += 1;
  return Math.max(end, at + 1);
}

function endOfQuoted(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i += 1) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === quote) return i + 1;
  }
  return refuse(`a ${quote} is not closed`);
}

/** A string literal with each semicolon as an escape; other escapes stay as they are. */
function withoutSemicolons(literal: string): string {
  return literal.replace(/\\[\s\S]|;/g, (c) => (c.endsWith(';') ? '\\x3b' : c));
}

function quotedName(token: string): string {
  if (/^.[A-Za-z0-9_ .()*]+.$/.test(token)) return token;
  return refuse(`the name ${token} holds more than letters, digits, _ and blanks`);
}

const TABLE_FUNCTIONS = new Set([
  'numbers',
  'zeros',
  'values',
  'generate_series',
  'generateseries',
  'null',
  'sqlstandardvalues',
]);
/** Functions that are harmless although a table function has their name too. */
const TWINS = new Set(['format', 'values', 'null']);
// Files, dictionaries, the server's own data, waiting, models and the network, whatever the version calls them.
const FUNCTIONS =
  /^(file|dict|joinget|sleep|filesystem|catboost|get(server|setting|macro|oskernel)|hostname|fqdn|server|currentuser|user$|current_user|initial|tcpport|addressto|demangle|log(trace|debug|info|warn|err)|ai[a-z]|naivebayes|executable|url$|remote|cluster|s3|showcertificate|connection_?id|mysql|zookeeper|shardnum|fuzz|isolation|transaction|uptime|version|buildid|displayname|naturalb|wasm|hasthread|currentq|query_?id|currentd|database$|schema$|currents|currentr|currentp|enabled|default|hascolumnintable|globalvariable|generateserialid|region|authenticateduser|getclient|getm|evalml|tid$|revision$|__)/i;

/**
 * Looks through a query's tree as `EXPLAIN AST` prints it, one node a line, children one blank deeper. Throws UserError
 * for a table outside the case, a function that reaches out of it, or a setting. `tableFunctions` are all that the
 * engine has.
 */
export function refuseReaching(tree: readonly string[], tableFunctions: ReadonlySet<string>): void {
  let tableDepth = -1;
  for (const line of tree) {
    const depth = line.length - line.trimStart().length;
    const [kind = '', name = ''] = line.trim().split(' ');
    const low = name.toLowerCase();
    if (kind === 'Set') refuse('SETTINGS is not taken');
    if (
      kind === 'TableIdentifier' &&
      name.includes('.') &&
      !/^default\.(events|files|moments|lines|minutes)$/.test(name)
    ) {
      refuse(`the table ${name} is not part of a case`);
    }
    if (/^(Table)?Identifier$/.test(kind) && /^(system|information_schema)\./.test(low)) {
      refuse(`the table ${name} is not part of a case`);
    }
    if (kind === 'Function') {
      const isTable = depth === tableDepth + 1;
      const reaches = isTable
        ? !TABLE_FUNCTIONS.has(low)
        : FUNCTIONS.test(name) || (tableFunctions.has(low) && !TWINS.has(low) && !TABLE_FUNCTIONS.has(low));
      if (reaches) refuse(`the function ${name} is not taken`);
    }
    if (/^(Table)?(Outfile|Insert|Create|Drop|Alter|System|Explain)/.test(kind))
      refuse(`${kind} is not taken`);
    tableDepth = kind === 'TableExpression' ? depth : -2;
  }
}

function refuse(what: string): never {
  throw new UserError(
    'query',
    what,
    'ask one SELECT over the tables of the case; constat query --tables shows them',
  );
}
