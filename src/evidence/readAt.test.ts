import assert from 'node:assert/strict';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { LineCutter } from './lines.ts';
import { type RawLine, readLinesAt } from './readAt.ts';
import { tempFolder } from './temp.testing.ts';
import { type FoundFile, walkEvidence } from './walk.ts';

async function put(dir: string, bytes: Buffer): Promise<FoundFile> {
  writeFileSync(join(dir, 'log'), bytes);
  const file = (await walkEvidence([dir])).files[0];
  assert.ok(file);
  return file;
}

function linesOf(bytes: Buffer): RawLine[] {
  const lines: RawLine[] = [];
  const cutter = new LineCutter();
  const take = (text: string, offset: number, length: number, line: number): void => {
    lines.push({ line, offset, text, length });
  };
  cutter.push(bytes, take);
  cutter.end(take);
  return lines;
}

test('plain and packed: every line is found again with those around it', async (t: TestContext) => {
  const dir = tempFolder(t);
  const piece = fc.constantFrom('a', 'bcd', '\n', '\r\n', '\n\n', '\r', 'é', 'x'.repeat(70_000));
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(piece, { minLength: 1, maxLength: 40 }),
      fc.nat(4),
      fc.nat(4),
      async (bom, pieces, before, after) => {
        const bytes = Buffer.from((bom ? '\ufeff' : '') + pieces.join(''));
        const all = linesOf(bytes);
        const expected = all.map((_, i) => all.slice(Math.max(0, i - before), i + after + 1));
        for (const stored of [bytes, gzipSync(bytes)]) {
          const file = await put(dir, stored);
          const back = await readLinesAt(file, -1, all, { before, after });
          assert.deepEqual(back, { excerpts: expected });
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a place where no such line begins gives nothing', async (t) => {
  const dir = tempFolder(t);
  const bytes = Buffer.from('one\ntwo\nthree\n');
  const wrong = [
    { line: 1, offset: 1 },
    { line: 3, offset: 4 },
    { line: 2, offset: 5 },
    { line: 9, offset: 900 },
  ];
  for (const stored of [bytes, gzipSync(bytes)]) {
    const back = await readLinesAt(await put(dir, stored), -1, wrong, { before: 1, after: 1 });
    assert.deepEqual(back, { excerpts: wrong.map(() => undefined) });
  }
});

test('a line behind one that is longer than is looked back comes without it', async (t) => {
  const file = await put(tempFolder(t), Buffer.from(`${'x'.repeat(3e6)}\nshort\nnext`));
  const back = await readLinesAt(file, -1, [{ line: 2, offset: 3_000_001 }], { before: 2, after: 5 });
  assert.deepEqual(
    back.excerpts[0]?.map((l) => l.text),
    ['short', 'next'],
  );
});

test('a file that is gone or changed gives the reason', async (t) => {
  const dir = tempFolder(t);
  const file = await put(dir, Buffer.from('one\ntwo\n'));
  const first = [{ line: 1, offset: 0 }];
  const around = { before: 0, after: 0 };
  const sha256 = '3a8d0f0e6a7c5a50f5d7d2e3b0a2a7b5d8dcb9e9e0c3c9d5a5c4d4d6a5b1c2d3';
  assert.equal((await readLinesAt(file, -1, first, { ...around, sha256 })).reason, 'changed');
  appendFileSync(file.path, 'three\n');
  assert.deepEqual(await readLinesAt(file, -1, first, around), { excerpts: [undefined], reason: 'changed' });
  rmSync(file.path);
  assert.equal((await readLinesAt(file, -1, first, around)).reason, 'gone');
});
