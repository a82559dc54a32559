import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { UserError } from '../../base/errors.ts';
import { readable, visible } from '../../base/text.ts';
import { parseIso, SECOND } from '../../base/time.ts';
import { investigated } from '../../testing/investigate.testing.ts';
import type { OpenDesk } from '../open-desk.ts';
import { deskOf, until } from '../records/records.testing.ts';
import { askOf } from '../route.ts';
import type { Context } from '../wire/context.ts';
import { context } from './context.ts';
import { status } from './status.ts';

const EVIDENCE = resolve(import.meta.dirname, '../../../cases/nhamay/evidence');
let root = '';
let desk: OpenDesk;
let refs: readonly string[] = [];

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'constat-context-'));
  const { file } = await investigated([EVIDENCE], join(root, 'case'));
  refs = [...new Set(readFileSync(file, 'utf8').match(/"f\d+:\d+:\d+"/g))].map((r) => r.slice(1, -1));
  desk = await deskOf(join(root, 'case'));
  await until(desk, ({ engine }) => engine === 'ready');
});
after(async () => {
  await desk.close();
  rmSync(root, { recursive: true, force: true });
});

const get = async (query: string): Promise<Context> => {
  const ask = askOf(new URLSearchParams(query), undefined, new AbortController().signal);
  return (await context.answer(desk, ask)) as Context;
};

/** A member's lines as they lie in the evidence, read without the program. */
const members = new Map<string, { readonly bytes: string; readonly lines: readonly string[] }>();
function plain(id: string): { readonly bytes: string; readonly lines: readonly string[] } {
  const known = members.get(id);
  if (known !== undefined) return known;
  const path = desk.lookup.files.get(id)?.path ?? '';
  const raw = readFileSync(join(EVIDENCE, path));
  const bytes = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('latin1');
  const lines = bytes.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const one = { bytes, lines };
  members.set(id, one);
  return one;
}

test('the first proof of a subject is asked for by the subject, and a subject without lines has none', async () => {
  for (const [i, { refs: cited }] of desk.file.answer.statements.entries()) {
    const [first] = cited;
    if (first === undefined) continue;
    const by = await get(`of=answer:${i + 1}&before=2&after=2`);
    assert.deepEqual(by, await get(`ref=${first}&before=2&after=2`));
  }
  await assert.rejects(get('of=session:none'), UserError);
});

test('what stands around any line that the Case cites is what stands in the file', async () => {
  assert.ok(refs.some((r) => desk.lookup.files.get(r.split(':')[0] ?? '')?.format === 'context'));
  const around = fc.integer({ min: 0, max: 60 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...refs), around, around, async (ref, before, after) => {
      const [file = '', number, offset] = ref.split(':');
      const line = Number(number);
      const said = await get(`ref=${ref}&before=${before}&after=${after}`);
      const { bytes, lines } = plain(file);
      const from = Math.max(1, line - before);
      const to = Math.min(lines.length, line + after);
      assert.deepEqual(
        said.lines.map((l) => [l.line, l.text, l.wanted]),
        lines.slice(from - 1, to).map((t, i) => {
          const text = visible(readable(t.replace(/\r$/, '')));
          return [from + i, text, from + i === line];
        }),
      );
      for (const l of said.lines) assert.ok(bytes.startsWith(lines[l.line - 1] ?? '', l.offset));
      assert.equal(said.lines.find((l) => l.wanted)?.offset, Number(offset));
      assert.deepEqual([said.state, said.moreBefore, said.moreAfter], ['read', from > 1, to < lines.length]);
      const text = said.lines.find((l) => l.wanted)?.text ?? '';
      for (const s of said.spans) {
        assert.equal(text.slice(s.from, s.to), said.fields.find((f) => f.name === s.field)?.text);
      }
    }),
    { numRuns: 200 },
  );
});

test('every line of a log that the Case cites has its event, with its time and its format', async () => {
  const intruder = desk.file.sessions.find((s) => s.judgement === 'intruder');
  assert.ok(intruder !== undefined);
  for (const ref of intruder.refs.slice(0, 20)) {
    const { fields, spans } = await get(`ref=${ref}`);
    const names = new Set(fields.map((f) => f.name));
    for (const name of ['time', 'precision', 'format', 'host', 'action']) assert.ok(names.has(name), name);
    assert.ok(spans.length > 0);
  }
});

test('lines within seconds are those whose records are', async () => {
  const ref = desk.file.sessions.find((s) => s.judgement === 'intruder')?.refs[0] ?? '';
  const at = (c: Context): number =>
    parseIso(c.fields.find((f) => f.name === 'time')?.text ?? '') ?? Number.NaN;
  const [file = ''] = ref.split(':');
  const { lines } = await get(`ref=${ref}&seconds=3`);
  const time = at(await get(`ref=${ref}`));
  for (const l of [lines[0], lines.at(-1)]) {
    const near = at(await get(`ref=${file}:${l?.line}:${l?.offset}`));
    assert.ok(Math.abs(near - time) <= 3 * SECOND);
  }
  const next = await get(
    `file=${file}&from=${(lines.at(-1)?.line ?? 0) + 1}&to=${(lines.at(-1)?.line ?? 0) + 1}`,
  );
  const [after] = next.lines;
  assert.ok(Math.abs(at(await get(`ref=${file}:${after?.line}:${after?.offset}`)) - time) > 3 * SECOND);
});

test('older and newer lines join without a gap', async () => {
  const ref = refs.find((r) => Number(r.split(':')[1]) > 40) ?? '';
  const [file = '', line] = ref.split(':');
  const all = await get(`file=${file}&from=${Number(line) - 20}&to=${Number(line) + 20}`);
  const older = await get(`file=${file}&from=${Number(line) - 20}&to=${Number(line) - 1}`);
  const newer = await get(`file=${file}&from=${line}&to=${Number(line) + 20}`);
  assert.deepEqual([...older.lines, ...newer.lines], all.lines);
});

test('what names no line is refused', async () => {
  const [file, line, offset] = (refs[0] ?? '').split(':');
  for (const query of [
    'ref=f999999:1:0',
    'ref=x',
    "ref=f1:1:0'--",
    `ref=${file}:${line}:${Number(offset) + 1}`,
    `ref=${refs[0]}&before=501`,
    'file=f999999',
    `file=${file}&from=5&to=2000`,
    `file=${file}&from=5&to=4`,
  ])
    await assert.rejects(get(query), UserError, query);
});

test('how the parts are is told', async () => {
  const said = await status.answer(
    desk,
    askOf(new URLSearchParams(), undefined, new AbortController().signal),
  );
  assert.deepEqual(said, {
    case: 'there',
    ...desk.records.state(),
    journal: 0,
    journalBroken: '',
  });
});
