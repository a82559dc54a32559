import type { Forward, Place } from '../../case/context.ts';
import { accountOfPath, baseName, type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

const MOST = 1_000_000;

/** Targets between commas, quotes kept together. */
function targetsOf(text: string): string[] {
  const out: string[] = [];
  let item = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (c === '\\' && quoted) {
      item += text[i + 1] ?? '';
      i += 1;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      out.push(item.trim());
      item = '';
    } else item += c;
  }
  out.push(item.trim());
  return out.filter((target) => target !== '');
}

function kindOf(target: string): Forward['kind'] {
  if (target.startsWith('|')) return 'command';
  if (target.startsWith('/')) return 'file';
  if (target.startsWith(':include:')) return 'include';
  return target.includes('@') ? 'address' : 'local';
}

function forwardsOf(from: string, targets: string, by: string, place: Place): Forward[] {
  return targetsOf(targets).map((target) => ({ from, target, kind: kindOf(target), by, place }));
}

/** Lines with those that begin with a blank joined to the one before; comments and blank lines left out. */
function logicalLines(text: string, where: Where): { text: string; place: Place }[] {
  const out: { pieces: string[]; place: Place }[] = [];
  for (const { text: line, place } of linesOf(text, where)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const before = out.at(-1);
    if (/^\s/.test(line) && before !== undefined) before.pieces.push(line.trim());
    else out.push({ pieces: [line.trim()], place });
  }
  return out.map(({ pieces, place }) => ({ text: pieces.join(' '), place }));
}

const ALIAS = /^("[^"]{1,200}"|[^\s:"#]{1,200})\s{0,10}:(?!\/\/)(.*)$/;

/** /etc/aliases. Source: aliases(5). */
export const aliases: ContextReader = {
  id: 'aliases',
  title: 'Mail aliases',
  takes: (path, head) => {
    const said = saidLines(head, 200).filter((l) => !/^\s/.test(l));
    if (said.length === 0 || !said.every((l) => ALIAS.test(l))) return false;
    if (/^(mail\.)?aliases(\.txt)?$/.test(baseName(path))) return true;
    return said.some((l) => /^(postmaster|mailer-daemon):\s*[\w.@-]+$/i.test(l));
  },
  read: (text, where) => {
    const forwards: Forward[] = [];
    for (const { text: line, place } of logicalLines(text, where)) {
      const m = ALIAS.exec(line);
      if (m === null || forwards.length > MOST) continue;
      forwards.push(...forwardsOf((m[1] ?? '').replaceAll('"', ''), m[2] ?? '', 'aliases', place));
    }
    return { forwards };
  },
  examples: [
    {
      path: 'etc/aliases',
      text: '# mail\npostmaster: root\nsales: anna, ben@example.net,\n  "|/usr/bin/vacation sales, x"\nlist: :include:/etc/list\n',
      finds: {
        forwards: [
          { from: 'postmaster', target: 'root', kind: 'local', by: 'aliases', place: { line: 2 } },
          { from: 'sales', target: 'anna', kind: 'local' },
          { from: 'sales', target: 'ben@example.net', kind: 'address', place: { line: 3 } },
          { from: 'sales', target: '|/usr/bin/vacation sales, x', kind: 'command' },
          { from: 'list', target: ':include:/etc/list', kind: 'include' },
        ],
      },
    },
    { path: 'etc/aliases', text: 'alias ll="ls -l"\n', finds: undefined },
  ],
};

/** Postfix's virtual alias maps as text. Source: virtual(5). */
export const virtualAliases: ContextReader = {
  id: 'virtual-aliases',
  title: 'Virtual aliases',
  takes: (path, head) => {
    if (
      !/^(virtual|v?aliases|vmail)([-_.]?(virtual|alias(es)?|map|maps|users))*(\.cf|\.txt)?$/.test(
        baseName(path),
      )
    )
      return false;
    const said = saidLines(head, 200).filter((l) => !/^\s/.test(l));
    return (
      said.length > 0 && said.every((l) => /^\S+\s+\S/.test(l) && !/^[^\s@]+:\s/.test(l) && !l.includes('='))
    );
  },
  read: (text, where) => {
    const forwards: Forward[] = [];
    for (const { text: line, place } of logicalLines(text, where)) {
      const blank = line.search(/\s/);
      if (blank > 0 && forwards.length <= MOST)
        forwards.push(...forwardsOf(line.slice(0, blank), line.slice(blank + 1), 'virtual', place));
    }
    return { forwards };
  },
  examples: [
    {
      path: 'etc/postfix/virtual',
      text: 'info@example.org anna, x@example.net\n@example.com   ben@example.org\n',
      finds: {
        forwards: [
          { from: 'info@example.org', target: 'anna', kind: 'local', by: 'virtual' },
          { from: 'info@example.org', target: 'x@example.net', kind: 'address' },
          { from: '@example.com', target: 'ben@example.org', place: { line: 2 } },
        ],
      },
    },
    { path: 'etc/postfix/transport', text: 'example.org smtp:[192.0.2.1]\n', finds: undefined },
  ],
};

/** A user's .forward file. Source: Postfix local(8). */
export const forwardFile: ContextReader = {
  id: 'forward-file',
  title: '.forward file',
  takes: (path, head) => /^\.forward([+-].{1,60})?$/.test(baseName(path)) && !head.includes('\u0000'),
  read: (text, where) => {
    const account = accountOfPath(where.path);
    const forwards: Forward[] = [];
    for (const { text: line, place } of linesOf(text, where))
      if (!line.startsWith('#') && forwards.length <= MOST)
        forwards.push(...forwardsOf(account, line, 'forward', place));
    return { forwards };
  },
  examples: [
    {
      path: 'home/anna/.forward',
      text: '\\anna, anna@example.net\n',
      finds: {
        forwards: [
          { from: 'anna', target: '\\anna', kind: 'local', by: 'forward' },
          { from: 'anna', target: 'anna@example.net', kind: 'address', place: { line: 1, offset: 0 } },
        ],
      },
    },
    { path: 'home/anna/forward.txt', text: 'x@example.net\n', finds: undefined },
  ],
};
