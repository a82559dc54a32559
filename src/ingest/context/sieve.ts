import type { Place, SieveAction } from '../../case/context.ts';
import { accountOfPath, baseName, type ContextReader, type Where } from './reader.ts';

interface Token {
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

function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === '#') {
      const end = text.indexOf('\n', at);
      const comment = text.slice(at, end < 0 ? text.length : end).trimEnd();
      const rule = /^# ?rule:\[(.*)\]$/.exec(comment)?.[1];
      if (rule !== undefined) yield { kind: 'rule', text: rule, at };
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (c === '"') {
      const end = quotedEnd(text, at);
      yield { kind: 'string', text: text.slice(at + 1, end).replace(/\\(.)/gs, '$1'), at };
      at = end + 1;
    } else {
      const long = c === 't' ? multiline(text, at) : undefined;
      if (long !== undefined) {
        yield { kind: 'string', text: long.value, at };
        at = long.end;
        continue;
      }
      WORD.lastIndex = at;
      NUMBER.lastIndex = at;
      const found = WORD.exec(text)?.[0];
      const number = found === undefined ? NUMBER.exec(text)?.[0] : undefined;
      if (found !== undefined) yield { kind: found.startsWith(':') ? 'tag' : 'word', text: found, at };
      else if (number !== undefined) yield { kind: 'number', text: number, at };
      else if (/\S/.test(c)) yield { kind: 'sign', text: c, at };
      at += (found ?? number ?? c).length;
    }
  }
}

const TARGETED = new Set([
  'redirect',
  'fileinto',
  'addflag',
  'setflag',
  'removeflag',
  'notify',
  'include',
  'pipe',
  'filter',
  'execute',
]);
const ACTIONS = new Set([
  ...TARGETED,
  'discard',
  'keep',
  'stop',
  'vacation',
  'reject',
  'ereject',
  'addheader',
  'deleteheader',
]);
const MOST = 10_000;

/** What the strings of a command name: the last string or string list, joined with a comma. */
function targetOf(args: readonly Token[]): string {
  const last = args.at(-1);
  if (last?.text !== ']' || last.kind !== 'sign')
    return args.findLast((t) => t.kind === 'string')?.text ?? '';
  const open = args.findLastIndex((t) => t.kind === 'sign' && t.text === '[');
  return args
    .slice(open)
    .flatMap((t) => (t.kind === 'string' ? [t.text] : []))
    .join(',');
}

function actionOf(
  command: string,
  args: readonly Token[],
  state: State,
  place: Place,
): SieveAction | undefined {
  if (!ACTIONS.has(command)) return undefined;
  return {
    action: command,
    target: TARGETED.has(command) ? targetOf(args) : '',
    copy: args.some((t) => t.kind === 'tag' && t.text.toLowerCase() === ':copy'),
    conditional: state.tests > 0,
    rule: state.rule,
    place,
  };
}

interface State {
  /** For each open block whether a test stands before it. */
  readonly blocks: boolean[];
  /** How many of them have one. */
  tests: number;
  rule: string;
  /** Whether a block at the top was closed since the last rule comment. */
  closed: boolean;
}

function isTest(command: string, args: readonly Token[]): boolean {
  if (command === 'elsif' || command === 'else') return true;
  return command === 'if' && !(args.length === 1 && args[0]?.text.toLowerCase() === 'true');
}

/** Gives the place of an index; asked in rising order. `base` is the place of the text's first line. */
function placeFinder(text: string, base: Place): (at: number) => Place {
  let line = base.line;
  let begin = 0;
  return (at) => {
    for (let next = text.indexOf('\n', begin); next >= 0 && next < at; next = text.indexOf('\n', begin)) {
      line += 1;
      begin = next + 1;
    }
    return { ...base, line, offset: base.offset + begin };
  };
}

/**
 * The actions of a Sieve script, in order. Whatever the script is, it never throws; what is no Sieve gives none.
 * Source: RFC 5228 sections 2 and 8, 3894 (:copy), 5230, 5232, 5435, 6609.
 */
export function sieveActions(text: string, base: Place): readonly SieveAction[] {
  const actions: SieveAction[] = [];
  const state: State = { blocks: [], tests: 0, rule: '', closed: false };
  const placeOf = placeFinder(text, base);
  let command: Token | undefined;
  let args: Token[] = [];
  for (const token of tokensOf(text)) {
    const sign = token.kind === 'sign' ? token.text : '';
    if (token.kind === 'rule') {
      state.rule = token.text;
      state.closed = false;
    } else if (sign === ';' || sign === '{') {
      const name = command?.text.toLowerCase() ?? '';
      const found =
        sign === ';' && command !== undefined ? actionOf(name, args, state, placeOf(command.at)) : undefined;
      if (found !== undefined && actions.length < MOST) actions.push(found);
      if (sign === '{') {
        state.blocks.push(isTest(name, args));
        if (state.blocks.at(-1) === true) state.tests += 1;
      }
      command = undefined;
      args = [];
    } else if (sign === '}') {
      if (state.blocks.pop() === true) state.tests -= 1;
      state.closed ||= state.blocks.length === 0;
      command = undefined;
      args = [];
    } else if (command === undefined) {
      command = token;
      if (state.closed && state.blocks.length === 0 && !/^els(e|if)$/i.test(token.text)) state.rule = '';
    } else if (args.length < MOST) args.push(token);
  }
  return actions;
}

/** The text of a script without comments at its begin. */
function withoutComments(head: string): string {
  let rest = head.trimStart();
  while (rest.startsWith('#') || rest.startsWith('/*')) {
    const end = rest.startsWith('#') ? rest.indexOf('\n') : rest.indexOf('*/') + 1;
    if (end <= 0) return '';
    rest = rest.slice(end + 1).trimStart();
  }
  return rest;
}

const BEGINS =
  /^(require\s*(\[|")|if\s+(true|false|not|anyof|allof|header|address|envelope|size|exists|date|currentdate|body|string|environment|hasflag)\b|(redirect|fileinto)\s+(:\w+\s+)*"|(keep|discard|stop)\s*;|vacation\s+(:|"|text:))/i;

/** A script's name in a file system: without folder and `.sieve`. */
export function scriptName(path: string): string {
  return baseName(path).replace(/\.sieve$/, '');
}

/** A Sieve script. */
export const sieveScript: ContextReader = {
  id: 'sieve-script',
  title: 'Mail filter',
  takes: (path, head) =>
    path.endsWith('.sieve') ? !head.includes('\u0000') : BEGINS.test(withoutComments(head)),
  read: (text, where: Where) => {
    const place = { ...where, line: 1, offset: 0 };
    const active = baseName(where.path) === '.dovecot.sieve' ? true : undefined;
    return {
      scripts: [
        {
          account: accountOfPath(where.path),
          name: scriptName(where.path),
          path: where.path,
          link: '',
          active,
          modified: undefined,
          actions: sieveActions(text, place),
          place,
        },
      ],
    };
  },
  examples: [
    {
      path: 'home/anna/sieve/main.sieve',
      text: 'require ["copy","fileinto","imap4flags","vacation"];\n/* redirect "no@example.net"; */\n# rule:[out]\nif true\n{\n\tredirect :copy "x@example.net";\n}\n# rule:[bills]\nif anyof (header :contains "subject" "bill; {", size :over 1M)\n{\n\taddflag ["\\\\Seen", "a"];\n\tfileinto "Bills";\n\tstop;\n}\nvacation :days 7 text:\nredirect "trap@example.net";\n..\n.\n;\nredirect "y@example.net";\n',
      finds: {
        scripts: [
          {
            account: 'anna',
            name: 'main',
            actions: [
              {
                action: 'redirect',
                target: 'x@example.net',
                copy: true,
                conditional: false,
                rule: 'out',
                place: { line: 6 },
              },
              { action: 'addflag', target: '\\Seen,a', conditional: true, rule: 'bills' },
              { action: 'fileinto', target: 'Bills', copy: false, conditional: true },
              { action: 'stop', conditional: true },
              { action: 'vacation', target: '', conditional: false, rule: '', place: { line: 15 } },
              {
                action: 'redirect',
                target: 'y@example.net',
                copy: false,
                conditional: false,
                place: { line: 20 },
              },
            ],
          },
        ],
      },
    },
    {
      path: 'var/vmail/example.org/ben/x',
      text: '# made by hand\nif header :is "a" "b" { discard; } else { if true { keep; } }\n',
      finds: {
        scripts: [
          {
            account: 'ben@example.org',
            actions: [
              { action: 'discard', conditional: true },
              { action: 'keep', conditional: true },
            ],
          },
        ],
      },
    },
    { path: 'notes.txt', text: 'if you require help, stop here\n', finds: undefined },
  ],
};
