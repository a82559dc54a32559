import { offsetMicros, parseIso } from '../../base/time.ts';
import type { Place, SieveScript, Stamp } from '../../case/context.ts';
import { accountOfPath, type ContextReader, linesOf, type Where } from './reader.ts';
import { scriptName, sieveActions } from './sieve.ts';

interface Block {
  readonly path: string;
  link: string;
  modified: Stamp | undefined;
  /** Where the content begins and ends in the text. */
  begin: number;
  end: number;
  readonly place: Place;
  content: Place;
}

/** `=== PATH -> TARGET` and `==> PATH <==`, as a loop over files or `tail -n +1` writes them. */
function headerOf(line: string): { path: string; link: string } | undefined {
  if (line.startsWith('==> /') && line.endsWith(' <==')) return { path: line.slice(4, -4), link: '' };
  if (!line.startsWith('=== /')) return undefined;
  const arrow = line.indexOf(' -> ');
  return arrow < 0
    ? { path: line.slice(4).trim(), link: '' }
    : { path: line.slice(4, arrow), link: line.slice(arrow + 4).trim() };
}

const LS =
  /^[-l][rwxsStT-]{9}[.+@]? +\d+ +\S+ +\S+ +\d+ (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d{1,9})? ([+-]\d{4}) (\/.*)$/;

/** The time of an `ls -l --full-time` line about this path; `undefined` when the line is none. */
function listedTime(line: string, path: string): Stamp | undefined {
  const m = LS.exec(line);
  if (m === null || !(m[4] ?? '').startsWith(path)) return undefined;
  const wall = parseIso(`${m[1] ?? ''}${m[2] ?? ''}Z`);
  return wall === undefined ? undefined : { micros: wall - offsetMicros(m[3] ?? ''), zoned: true };
}

function blocksOf(text: string, where: Where): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  for (const { text: line, place } of linesOf(text, where)) {
    const header = headerOf(line);
    if (header !== undefined && blocks.length < 1_000_000) {
      if (block !== undefined) block.end = place.offset;
      block = { ...header, modified: undefined, begin: -1, end: text.length, place, content: place };
      blocks.push(block);
    } else if (block !== undefined && block.begin < 0) {
      const modified = block.modified === undefined ? listedTime(line, block.path) : undefined;
      if (modified === undefined) {
        block.begin = place.offset;
        block.content = place;
      } else block.modified = modified;
    }
  }
  return blocks;
}

/** A path without doubled slashes and dots. */
function tidy(path: string): string {
  const out: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') out.pop();
    else if (name !== '' && name !== '.') out.push(name);
  }
  return `/${out.join('/')}`;
}

function targetOf(block: Block): string {
  if (block.link === '') return '';
  return tidy(block.link.startsWith('/') ? block.link : `${block.path}/../${block.link}`);
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const blocks = blocksOf(text, where);
  const targets = new Map<string, Set<string>>();
  for (const block of blocks) {
    const target = targetOf(block);
    if (target === '') continue;
    const account = accountOfPath(block.path);
    targets.set(account, (targets.get(account) ?? new Set()).add(target));
  }
  const own = new Set(blocks.filter((b) => b.link === '').map((b) => tidy(b.path)));
  const scripts = blocks.map((block): SieveScript => {
    const account = accountOfPath(block.path);
    const target = targetOf(block);
    // What a link shows is listed under the script itself, when that was listed too.
    const shown = target !== '' && own.has(target);
    const content = block.begin < 0 || shown ? '' : text.slice(block.begin, block.end);
    return {
      account,
      name: shown ? '' : scriptName(target === '' ? block.path : target),
      path: block.path,
      link: block.link,
      active: target !== '' ? true : targets.get(account)?.has(tidy(block.path)),
      modified: block.modified,
      actions: sieveActions(content, block.content),
      place: block.place,
    };
  });
  return { scripts };
}

/** Many Sieve scripts in one file, each below a line with its path, with `ls -l --full-time` when it was written. */
export const sieveListing: ContextReader = {
  id: 'sieve-listing',
  title: 'Mail filters of many accounts',
  takes: (_path, head) => {
    const first = head.slice(0, Math.max(0, head.indexOf('\n'))).trimEnd();
    return /sieve/.test(headerOf(first)?.path ?? '');
  },
  read,
  examples: [
    {
      path: 'sieve.txt',
      text: '=== /home/anna/.dovecot.sieve -> sieve/b.sieve\nlrwxrwxrwx 1 anna anna 13 2026-03-03 12:00:00.500000000 +0100 /home/anna/.dovecot.sieve -> sieve/b.sieve\nkeep;\n=== /home/anna//sieve/a.sieve -> \n-rw------- 1 anna anna 30 2026-03-02 12:00:00.000000000 +0100 /home/anna//sieve/a.sieve\nredirect "x@example.net";\n=== /home/anna//sieve/b.sieve -> \n-rw------- 1 anna anna 6 2026-03-03 12:00:00.000000000 +0100 /home/anna//sieve/b.sieve\nkeep;\n=== /var/vmail/example.org/ben/c.sieve -> \nstop;\n',
      finds: {
        scripts: [
          {
            account: 'anna',
            name: '',
            link: 'sieve/b.sieve',
            active: true,
            modified: { micros: 1_772_535_600_500_000, zoned: true },
            actions: [],
          },
          {
            name: 'a',
            active: false,
            actions: [{ action: 'redirect', target: 'x@example.net', place: { line: 6, offset: 280 } }],
            place: { line: 4 },
          },
          { name: 'b', active: true, actions: [{ action: 'keep' }] },
          {
            account: 'ben@example.org',
            name: 'c',
            active: undefined,
            modified: undefined,
            actions: [{ action: 'stop' }],
          },
        ],
      },
    },
    { path: 'diff.txt', text: '=== /etc/hosts -> \n127.0.0.1 localhost\n', finds: undefined },
  ],
};
