import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonText } from '../base/json.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { largeCase, smaller } from '../testing/large-case.testing.ts';
import { type Case, caseFile } from './case.ts';
import { readCase, type Wrong } from './read.ts';

async function* chunksOf(text: string, length = 10_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const read = (text: string): Promise<Case | Wrong> => readCase(chunksOf(text));

test('what was written is read, also a made-up case of many items', async () => {
  for (const one of [fixtureCase(), largeCase(smaller(2000))])
    assert.deepEqual(await read([...jsonText(one)].join('')), caseFile.parse(one));
});

test('what a later version adds is left out, wherever it stands', async () => {
  const one = fixtureCase();
  const items = one.items.map((i) => ({ ...i, more: [1] }));
  assert.deepEqual(await read(JSON.stringify({ ...one, items, other: [{ a: 1 }], more: { b: [] } })), one);
});

test('what is wrong is named by its place', async () => {
  const one = fixtureCase();
  const items = one.items.map((i, n) => (n === 7 ? { ...i, grade: 'stolen' } : i));
  const wrong = await read(JSON.stringify({ ...one, items }));
  assert.ok('kind' in wrong);
  assert.match(wrong.what, /^items\.7\.grade: /);
  const { sets: _, ...without } = one;
  const missing = await read(JSON.stringify(without));
  assert.ok('kind' in missing);
  assert.match(missing.what, /^sets: /);
  for (const text of ['', '[', '{"items": [{]}', '{"items": [1', 'nothing'])
    assert.deepEqual(await read(text), { kind: 'json', what: '' });
  for (const text of ['[]', '3', '{"schema": 1}']) assert.equal(((await read(text)) as Wrong).kind, 'schema');
});
