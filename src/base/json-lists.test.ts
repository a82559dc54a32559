import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitLists } from './json-lists.ts';

async function* inChunks(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function joined(text: string, length: number): Promise<unknown> {
  const lists = new Map<string, unknown[]>();
  for await (const one of splitLists(inChunks(text, length))) {
    if ('rest' in one) {
      const rest = JSON.parse(one.rest) as Record<string, unknown>;
      for (const [key, list] of lists) rest[JSON.parse(key) as string] = list;
      return rest;
    }
    lists.set(one.list, [...(lists.get(one.list) ?? []), ...(JSON.parse(`[${one.elements}]`) as unknown[])]);
  }
  return undefined;
}

// No __proto__: what assigns it sets no property.
const objects = fc.dictionary(
  fc.string({ unit: 'grapheme' }).filter((k) => k !== '__proto__'),
  fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.array(fc.array(fc.string({ unit: 'grapheme' })))),
);

test('stretches come to the object that was split, however it is written and wherever chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(
      objects,
      fc.integer({ min: 1, max: 40 }),
      fc.nat({ max: 3 }),
      async (object, n, indent) => {
        const text = JSON.stringify(object, null, indent);
        assert.deepEqual(await joined(text, n), JSON.parse(text));
      },
    ),
  );
});

test('a long list comes in several stretches', async () => {
  const list = Array.from({ length: 40_000 }, (_, n) => ({ n, text: `"[${n}\\` }));
  const text = JSON.stringify({ before: 1, list, after: { list: [1, 2] } }, null, 1);
  const seen: string[] = [];
  for await (const one of splitLists(inChunks(text, 10_000))) seen.push('list' in one ? one.list : '');
  assert.ok(seen.filter((s) => s === '"list"').length > 1);
  assert.deepEqual(await joined(text, 65_536), JSON.parse(text));
});
