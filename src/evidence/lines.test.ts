import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { detach, LineCutter } from './lines.ts';

type Line = readonly [line: string, offset: number, length: number, number: number];

function cut(chunks: readonly Buffer[], maxLine?: number): { lines: Line[]; long: number } {
  const cutter = new LineCutter(maxLine);
  const lines: Line[] = [];
  const take = (...line: Line): void => {
    lines.push(line);
  };
  for (const chunk of chunks) cutter.push(chunk, take);
  cutter.end(take);
  assert.equal(cutter.lines, lines.length);
  return { lines, long: cutter.longLines };
}

/** The plainest way to say what lines are. */
function naive(bytes: Buffer, maxLine: number): Line[] {
  const text = bytes.toString('latin1');
  const bom = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  const lines: Line[] = [];
  let offset = bom;
  const parts = text.slice(bom).split('\n');
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    if (last && part === '') return;
    const line = !last && part.endsWith('\r') ? part.slice(0, -1) : part;
    lines.push([line.slice(0, maxLine), offset, line.length, i + 1]);
    offset += part.length + 1;
  });
  return lines;
}

function chop(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set([0, ...cuts.map((c) => c % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

test('any chunking gives the lines of a plain split', () => {
  const byte = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(10, 13, 0, 0xef, 0xbb, 0xbf, 0xff) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
  );
  const bytes = fc
    .tuple(fc.boolean(), fc.array(byte, { maxLength: 200 }))
    .map(([bom, rest]) => Buffer.from(bom ? [0xef, 0xbb, 0xbf, ...rest] : rest));
  fc.assert(
    fc.property(
      bytes,
      fc.array(fc.nat(300), { maxLength: 20 }),
      fc.constantFrom(1, 2, 5, 1000),
      (data, cuts, max) => {
        const { lines, long } = cut(chop(data, cuts), max);
        const expected = naive(data, max);
        assert.deepEqual(lines, expected);
        assert.equal(long, expected.filter(([, , length]) => length > max).length);
      },
    ),
    { numRuns: 3000 },
  );
});

test('line ends, NUL and bytes that are not UTF-8', () => {
  const { lines } = cut([Buffer.from('a\r\nb\rc\n\n\x00d\xff\ne\r', 'latin1')]);
  assert.deepEqual(lines, [
    ['a', 0, 1, 1],
    ['b\rc', 3, 3, 2],
    ['', 7, 0, 3],
    ['\x00d\xff', 8, 3, 4],
    ['e\r', 12, 2, 5],
  ]);
});

test('nothing has no lines', () => {
  assert.deepEqual(cut([]).lines, []);
  assert.deepEqual(cut([Buffer.alloc(0)]).lines, []);
  assert.deepEqual(cut([Buffer.from('\xef\xbb\xbf', 'latin1')]).lines, []);
});

test('a line of 100 MB is cut, counted, and costs no memory', () => {
  const cutter = new LineCutter();
  const chunk = Buffer.alloc(1 << 20, 0x61);
  const seen: Line[] = [];
  const take = (line: string, offset: number, length: number, number: number): void => {
    seen.push([detach(line), offset, length, number]);
  };
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 100; i += 1) cutter.push(chunk, take);
  cutter.push(Buffer.from('\r\nnext\n'), take);
  cutter.end(take);
  assert.ok(process.memoryUsage().rss - before < 60e6);
  assert.deepEqual(
    seen.map(([line, ...rest]) => [line.length, ...rest]),
    [
      [1 << 20, 0, 100 * (1 << 20), 1],
      [4, 100 * (1 << 20) + 2, 4, 2],
    ],
  );
  assert.equal(cutter.longLines, 1);
});
