import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { fixtureCase } from '../report/fixture.testing.ts';
import { caseFile } from './case.ts';
import { quickly } from './quick.ts';

test('a Case is quickly seen to be one', () => {
  assert.equal(quickly(caseFile)(JSON.parse(JSON.stringify(fixtureCase()))), true);
});

test('what is quickly accepted is what the schema gives back, whatever is done to a Case', () => {
  const is = quickly(caseFile);
  const text = JSON.stringify(fixtureCase());
  fc.assert(
    fc.property(fc.nat(), fc.jsonValue(), fc.constantFrom('', '__proto__', 'more'), (n, value, name) => {
      const one: unknown = JSON.parse(text);
      const places = [...placesIn(one)];
      const place = places[n % places.length];
      assert.ok(place !== undefined);
      const key = name === '' || Array.isArray(place.holder) ? place.key : name;
      Object.defineProperty(place.holder, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      if (!is(one)) return;
      assert.deepEqual(caseFile.parse(one), one);
    }),
    { numRuns: 400 },
  );
});

test('of a check that it does not know it is never certain', () => {
  assert.equal(quickly(z.string().max(3))('abc'), false);
  assert.equal(quickly(z.number().min(1))(2), false);
  assert.equal(quickly(z.string().transform((s) => s.length))('abc'), false);
  assert.equal(quickly(z.string().regex(/^a$/i))('a'), false);
  assert.equal(quickly(z.array(z.date()))([new Date(0)]), false);
});

function* placesIn(value: unknown): Generator<{ readonly holder: object; readonly key: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    yield { holder: value, key };
    yield* placesIn(one);
  }
}
