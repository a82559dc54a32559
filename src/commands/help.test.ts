import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { commandHelp, programHelp } from './help.ts';
import { commands } from './index.ts';
import { readCommandLine } from './parser.ts';
import { constat } from './run.testing.ts';

const golden = resolve(import.meta.dirname, '../../src/commands/help.golden.txt');
const about = { version: '1.2.3', columns: 100 };

test('the help of the program and of each command is the golden text', () => {
  const now = [programHelp(commands, 100), ...commands.map((c) => commandHelp(c, 100))].join(
    `${'-'.repeat(100)}\n`,
  );
  let before = '';
  try {
    before = readFileSync(golden, 'utf8');
  } catch {}
  if (now !== before) writeFileSync(golden.replace('.txt', '-changed.txt'), now);
  assert.equal(now, before, 'compare help.golden-changed.txt with help.golden.txt');
});

test('no line of help is wider than the terminal, examples aside', () => {
  for (const columns of [60, 80, 100]) {
    for (const command of commands) {
      for (const line of commandHelp(command, columns).split('\n')) {
        if (line.startsWith('  constat ') || line.startsWith('Usage:') || line.includes('| constat'))
          continue;
        assert.ok(
          line.length <= columns || command.examples.some((e) => line.includes(e)),
          `${columns}: ${line}`,
        );
      }
    }
  }
});

test('every example is a command line that is taken', () => {
  for (const command of commands) {
    for (const example of command.examples) {
      const own = /(?:^|\| )constat (.*?)(?: \||>|$)/.exec(example)?.[1] ?? '';
      const words = [...own.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
        (m) => m[1] ?? m[2] ?? m[3] ?? '',
      );
      const asked = readCommandLine(words, commands, about);
      assert.ok('command' in asked, `${example}: ${JSON.stringify(asked)}`);
      assert.equal(asked.command.name, command.name);
    }
  }
});

test('what is wrong is said with a guess at what was meant', () => {
  const wrong = (...args: readonly string[]): string => {
    const asked = readCommandLine(args, commands, about);
    return 'wrong' in asked ? asked.wrong : JSON.stringify(asked);
  };
  assert.match(wrong('investigat', 'x'), /unknown command 'investigat'; did you mean investigate\?/);
  assert.match(wrong('inspect', '--unparse', 'x'), /unknown option '--unparse'; did you mean --unparsed\?/);
  assert.match(wrong('help', 'nope'), /unknown command 'nope'/);
  assert.match(wrong('inspect'), /missing required argument 'evidence'/);
  assert.match(wrong('query', '--format', 'xml', 'SELECT 1'), /table, csv, tsv, json, jsonl/);
  assert.match(wrong(), /no command/);
});

test('options come out as they were given', () => {
  const asked = readCommandLine(
    [
      'investigate',
      'a',
      'b',
      '--known-good',
      '10.0.0.0/8,hoa',
      '--known-good',
      'lan',
      '--no-progress',
      '-o',
      'c',
      '--from',
      '-2h',
    ],
    commands,
    about,
  );
  assert.ok('command' in asked);
  assert.deepEqual(asked.given.args, ['a', 'b']);
  assert.deepEqual(asked.given.list('knownGood'), ['10.0.0.0/8', 'hoa', 'lan']);
  assert.equal(asked.given.text('case'), 'c');
  assert.equal(asked.given.text('from'), '-2h');
  assert.ok(asked.given.off('progress') && !asked.given.flag('json'));
});

test('help goes to stdout with 0, wrong usage to stderr with 2', async () => {
  const [help, own, bad, none, version, json] = await Promise.all([
    constat(['--help']),
    constat(['help', 'show']),
    constat(['shw', '\u001b[31m']),
    constat([]),
    constat(['version']),
    constat(['inspect', '/no/such/folder', '--json']),
  ]);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /^constat — what happened to the mail/);
  assert.match(own.stdout, /^Usage: constat show/);
  assert.deepEqual([bad.code, bad.stdout], [2, '']);
  assert.match(bad.stderr, /did you mean show\?/);
  assert.ok(!bad.stderr.includes('\u001b'));
  assert.deepEqual([none.code, none.stdout], [2, '']);
  assert.match(version.stdout, /^constat \d+\.\d+\.\d+\n$/);
  assert.equal(json.code, 2);
  const error = JSON.parse(json.stderr);
  assert.equal(error.schema, 'constat.error/1');
  assert.match(error.error.message, /^\/no\/such\/folder: cannot be opened/);
});
