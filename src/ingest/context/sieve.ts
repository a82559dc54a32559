import type { Place, SieveAction } from '../../case/context.ts';
import { accountOfPath, baseName, type ContextReader, type Where } from './reader.ts';
import { type Token, tokensOf } from './sieve-tokens.ts';

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
    disabled: state.never > 0,
    rule: state.rule,
    place,
  };
}

interface State {
  /** The open blocks. */
  readonly blocks: Block[];
  /** How many of them have one. */
  tests: number;
  /** How many of them have one that never holds. */
  never: number;
  rule: string;
  /** Whether a block at the top was closed since the last rule comment. */
  closed: boolean;
}

/** What stands before a block: nothing that matters, a test, or a test that never holds. */
type Block = 'always' | 'test' | 'never';

function blockOf(command: string, args: readonly Token[]): Block {
  const only = args.length === 1 ? args[0]?.text.toLowerCase() : undefined;
  if (command === 'if' && only === 'true') return 'always';
  // Webmails switch a rule off so, with its test in a comment.
  if (command === 'if' && only === 'false') return 'never';
  return command === 'if' || command === 'elsif' || command === 'else' ? 'test' : 'always';
}

function count(state: State, block: Block | undefined, by: 1 | -1): void {
  if (block === 'test' || block === 'never') state.tests += by;
  if (block === 'never') state.never += by;
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
  const state: State = { blocks: [], tests: 0, never: 0, rule: '', closed: false };
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
        const block = blockOf(name, args);
        state.blocks.push(block);
        count(state, block, 1);
      }
      command = undefined;
      args = [];
    } else if (sign === '}') {
      count(state, state.blocks.pop(), -1);
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
      text: '# made by hand\nif header :is "a" "b" { discard; } else { if true { keep; } }\nif false # header :is "a" "b"\n{ redirect "off@example.net"; }\n',
      finds: {
        scripts: [
          {
            account: 'ben@example.org',
            actions: [
              { action: 'discard', conditional: true },
              { action: 'keep', conditional: true, disabled: false },
              { action: 'redirect', target: 'off@example.net', conditional: true, disabled: true },
            ],
          },
        ],
      },
    },
    { path: 'notes.txt', text: 'if you require help, stop here\n', finds: undefined },
  ],
};
