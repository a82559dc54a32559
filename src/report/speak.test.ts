import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible } from '../base/text.ts';
import { fixtureCase } from './fixture.testing.ts';
import { unknownKeys, wanted } from './keys.ts';
import { en } from './languages/en.ts';
import { speaker } from './speak.ts';

const say = speaker(en);

test('plurals, numbers, shares and times follow the language', () => {
  assert.equal(say.text('answer.attachments-taken', { count: 1 }), '1 attachment was taken in full.');
  assert.equal(
    say.text('answer.attachments-taken', { count: 4100 }),
    '4,100 attachments were taken in full.',
  );
  assert.equal(
    say.text('answer.first-last', { from: '2026-03-01T04:13:00.123Z', to: '2026-03-01T05:02:00Z' }),
    'The attacker was first seen at 2026-03-01 04:13:00 UTC and last at 2026-03-01 05:02:00 UTC.',
  );
});

test('a share is never rounded up', () => {
  assert.equal(say.text('ui.share', { share: 0.99999 }), '99.9%');
  assert.equal(say.text('ui.share', { share: 0.29 }), '29%');
  assert.equal(say.text('ui.share', { share: 1 }), '100%');
});

test('a choice takes words with hyphens, and names what it does not know', () => {
  const facts = { account: 'a', time: '2026-03-01T04:13:00Z' };
  assert.match(
    say.text('answer.entry', { ...facts, vector: 'stolen-password' }),
    /a password that was already known/,
  );
  assert.match(say.text('answer.entry', { ...facts, vector: 'no-such-way' }), /most probably no-such-way,/);
  assert.match(say.text('answer.entry', { ...facts, vector: 'constructor' }), /most probably constructor,/);
});

test('text of evidence is told apart from the words around it', () => {
  const pieces = say.pieces('reason.same-address', { address: '<b>\u202e' });
  assert.deepEqual(pieces, [{ words: 'The same address, ' }, { evidence: '<b>\\u202e' }, { words: '.' }]);
});

test('a key without an entry, or facts that do not fill one, are shown and reported', () => {
  const heard: string[] = [];
  const careful = speaker(en, (key, why) => heard.push(`${key}: ${why}`));
  assert.equal(careful.text('reason.none-such', { x: 1, y: 'z' }), 'reason.none-such (x: 1, y: z)');
  assert.equal(careful.text('answer.coverage', {}), 'answer.coverage');
  assert.equal(careful.text('toString', {}), 'toString');
  assert.deepEqual(heard, [
    'reason.none-such: no entry',
    'answer.coverage: facts do not fill it',
    'toString: no entry',
  ]);
});

test('no facts whatever make it throw, and all it says is visible', () => {
  const keys = Object.keys(en.messages);
  const facts = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.double()), {
    maxKeys: 4,
  });
  fc.assert(
    fc.property(fc.constantFrom(...keys), facts, (key, given) => {
      const text = say.text(key, given);
      assert.equal(text, visible(text));
    }),
  );
});

test('the sentences that a Case wants are found, and those that nobody wrote', () => {
  const file = fixtureCase();
  const unknown = unknownKeys(file, en);
  assert.ok(unknown.includes('reason.no-such-reason'));
  assert.ok(unknown.includes('no.such-sentence'));
  assert.ok(!unknown.includes('reason.same-address'));
  const keys = new Set([...wanted(file)].map((w) => w.key));
  for (const key of ['finding.password-spray', 'refutes.password-spray', 'ui.likelihood.very-likely'])
    assert.ok(keys.has(key), key);
});

test('every sentence that the Case wants and the language has is filled by its facts', () => {
  const heard: string[] = [];
  const careful = speaker(en, (key, why) => heard.push(`${key}: ${why}`));
  for (const { key, facts } of wanted(fixtureCase())) if (careful.has(key)) careful.text(key, facts);
  assert.deepEqual(heard, []);
});
