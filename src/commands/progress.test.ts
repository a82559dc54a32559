import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import picocolors from 'picocolors';
import type { Io } from './io.ts';
import { describe, type ProgressMode, progressMode, startProgress } from './progress.ts';
import { bytesText, countText, shareText, spanText, table } from './table.ts';

/** An Io whose clock stands until it is moved, with what was written to stderr. */
function fakeIo(isTTY: boolean): { io: Io; move: (seconds: number) => void; written: () => string } {
  let now = 0;
  const stream = new PassThrough();
  const out = { stream, isTTY, columns: 60 };
  const io: Io = {
    stdin: new PassThrough(),
    stdout: out,
    stderr: out,
    env: {},
    now: () => now,
    signal: new AbortController().signal,
    colors: picocolors.createColors(false),
    version: '0',
  };
  return { io, move: (s) => (now += s * 1e6), written: () => String(stream.read() ?? '') };
}

function run(mode: ProgressMode, everySeconds: number, steps: number): string {
  const { io, move, written } = fakeIo(mode === 'line');
  const progress = startProgress(mode, io);
  for (let i = 1; i <= steps; i += 1) {
    move(everySeconds);
    progress.step({ stage: 'reading logs', done: i * 1e6, total: steps * 1e6, unit: 'bytes' });
  }
  progress.end();
  return written();
}

test('a terminal sees one line, redrawn at most ten times a second and taken away', () => {
  const text = run('line', 0.01, 1000);
  const drawn = text.split('\r\x1b[2K');
  assert.ok(drawn.length <= 103, String(drawn.length));
  assert.ok(drawn.every((d) => d.length < 60 && !d.includes('\n')));
  assert.equal(drawn.at(-1), '');
});

test('without a terminal a line comes every ten seconds', () => {
  const lines = run('log', 1, 35).trimEnd().split('\n');
  assert.equal(lines.length, 3);
  assert.match(lines[1] ?? '', /^reading logs: 20\.0 MB of 35\.0 MB, 1\.1 MB\/s, /);
  assert.equal(run('log', 1, 5), '');
  assert.equal(run('none', 1, 100), '');
});

test('progress as JSON is one object a line', () => {
  const lines = run('json', 0.5, 20).trimEnd().split('\n');
  assert.ok(lines.length >= 10);
  for (const line of lines) assert.equal(JSON.parse(line).schema, 'constat.progress/1');
});

test('the mode follows options and terminal', () => {
  const given = (quiet: boolean, progress?: string): Parameters<typeof progressMode>[0] => ({
    flag: (name) => name === 'quiet' && quiet,
    text: (name) => (name === 'progress' ? progress : undefined),
  });
  assert.equal(progressMode(given(false), fakeIo(true).io, false), 'line');
  assert.equal(progressMode(given(false), fakeIo(false).io, false), 'log');
  assert.equal(progressMode(given(true), fakeIo(true).io, false), 'none');
  assert.equal(progressMode(given(false), fakeIo(true).io, true), 'none');
  assert.equal(progressMode(given(true, 'json'), fakeIo(true).io, false), 'json');
});

test('amounts as people read them', () => {
  assert.deepEqual([0, 999, 1000, 999_499, 3_100_000_000].map(bytesText), [
    '0 B',
    '999 B',
    '1.0 kB',
    '999 kB',
    '3.1 GB',
  ]);
  assert.deepEqual([0, 999, 1000, 15_204_110].map(countText), ['0', '999', '1,000', '15,204,110']);
  assert.deepEqual([0.25, 42, 130, 7200, 90_061].map(spanText), [
    '0.3 s',
    '42 s',
    '2 min 10 s',
    '2 h',
    '1 d 1 h',
  ]);
  assert.deepEqual(
    [shareText(0, 9), shareText(1, 1e9), shareText(4, 10_000), shareText(99_999, 100_000), shareText(3, 3)],
    ['0 %', 'under 0.01 %', '0.04 %', '99.99 %', '100.00 %'],
  );
  assert.equal(
    describe({ stage: 'looking at files', done: 7, total: 0, unit: 'files' }, 9),
    'looking at files: 7 files',
  );
});

test('columns align by the width that a terminal gives each character', () => {
  assert.deepEqual(
    table(
      [
        ['日本', '1'],
        ['abcde', '22'],
      ],
      [1],
    ),
    ['日本    1', 'abcde  22'],
  );
});
