import type { Place, Rotation } from '../../case/context.ts';
import { type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

type Options = { -readonly [K in keyof Rotation]?: Rotation[K] };

const SWITCHES: Readonly<Record<string, readonly [keyof Rotation, boolean]>> = {
  compress: ['compress', true],
  nocompress: ['compress', false],
  delaycompress: ['delayCompress', true],
  nodelaycompress: ['delayCompress', false],
  copytruncate: ['copyTruncate', true],
  nocopytruncate: ['copyTruncate', false],
  create: ['create', true],
  nocreate: ['create', false],
  dateext: ['dateExt', true],
  nodateext: ['dateExt', false],
};

function takeOption(options: Options, line: string): void {
  const [name = '', value = ''] = line.split(/[\s=]+/, 2);
  const known = Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
  if (known !== undefined) Object.assign(options, { [known[0]]: known[1] });
  else if (/^(hourly|daily|weekly|monthly|yearly)$/.test(name)) Object.assign(options, { interval: name });
  else if (name === 'rotate' && /^-?\d{1,6}$/.test(value)) options.rotate = Number(value);
  else if (name === 'maxage' && /^\d{1,6}$/.test(value)) options.maxAgeDays = Number(value);
  else if (/^(size|minsize|maxsize)$/.test(name) && value !== '') options.size = value;
}

function pathsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

const SCRIPTS = /^(prerotate|postrotate|firstaction|lastaction|preremove)\b/;

interface State {
  readonly rotations: Rotation[];
  readonly global: Options;
  paths: string[];
  place: Place | undefined;
  block: Options | undefined;
  inScript: boolean;
}

function takeLine(text: string, place: Place, state: State): void {
  if (state.inScript) {
    if (text === 'endscript') state.inScript = false;
  } else if (SCRIPTS.test(text)) state.inScript = true;
  else if (text.startsWith('}')) {
    if (state.block !== undefined && state.rotations.length < 10_000)
      state.rotations.push({ ...state.block, paths: state.paths, place: state.place ?? place });
    state.block = undefined;
    state.paths = [];
    state.place = undefined;
  } else if (state.block !== undefined) takeOption(state.block, text);
  else if (/^["'/{]/.test(text)) {
    state.place ??= place;
    const open = text.indexOf('{');
    for (const path of pathsOf(open < 0 ? text : text.slice(0, open))) state.paths.push(path);
    if (open < 0) return;
    state.block = {};
    const rest = text.slice(open + 1).trim();
    if (rest !== '') takeLine(rest, place, state);
  } else {
    state.place ??= place;
    takeOption(state.global, text);
    state.place = undefined;
  }
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const state: State = {
    rotations: [],
    global: {},
    paths: [],
    place: undefined,
    block: undefined,
    inScript: false,
  };
  let first: Place | undefined;
  for (const { text: line, place } of linesOf(text, where)) {
    const said = line.trim();
    if (said === '' || said.startsWith('#')) continue;
    if (Object.keys(state.global).length === 0) first = place;
    takeLine(said, place, state);
  }
  const { global, rotations } = state;
  if (Object.keys(global).length > 0 && first !== undefined)
    rotations.push({ ...global, paths: [], place: first });
  return { rotations };
}

/** logrotate.conf and the files of logrotate.d. Source: logrotate(8). */
export const logrotate: ContextReader = {
  id: 'logrotate',
  title: 'Log rotation',
  takes: (path, head) => {
    const said = saidLines(head, 60).map((l) => l.trim());
    const options = said.filter((l) =>
      /^(rotate \d+|daily|weekly|monthly|missingok|notifempty|(delay)?compress|copytruncate|create\b.*|su \w.*|size .*|dateext|include \/etc\/logrotate\.d)$/.test(
        l,
      ),
    );
    const inFolder = /(^|\/)logrotate(\.d\/|\.conf$)/.test(path);
    return (
      options.length >= (inFolder ? 1 : 3) && said.some((l) => l.endsWith('{') || /^include |^}$/.test(l))
    );
  },
  read,
  examples: [
    {
      path: 'etc/logrotate.d/mail',
      text: '/var/log/mail.log\n"/var/log/my mail.log"\n{\n  rotate 4\n  weekly\n  compress\n  delaycompress\n  postrotate\n    rotate 9\n  endscript\n}\n/srv/*.log { daily\n copytruncate\n}\n',
      finds: {
        rotations: [
          {
            paths: ['/var/log/mail.log', '/var/log/my mail.log'],
            rotate: 4,
            interval: 'weekly',
            compress: true,
            delayCompress: true,
            place: { line: 1 },
          },
          { paths: ['/srv/*.log'], interval: 'daily', copyTruncate: true, place: { line: 12 } },
        ],
      },
    },
    { path: 'etc/logrotate.d/README', text: 'Put files here.\n', finds: undefined },
  ],
};
