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
  assert.equal(say.text('reason.attachment-burst', { parts: 1 }), '1 attachment within ten minutes.');
  assert.equal(say.text('reason.attachment-burst', { parts: 4100 }), '4,100 attachments within ten minutes.');
  assert.equal(
    say.text('answer.entered', { count: 2, from: '2026-03-01T04:13:00.123Z', to: '2026-03-01T05:02:00Z' }),
    'Intruders entered 2 accounts between 2026-03-01 04:13:00 UTC and 2026-03-01 05:02:00 UTC.',
  );
});

test('a share is never rounded up', () => {
  assert.equal(say.text('ui.share', { share: 0.99999 }), '99.9%');
  assert.equal(say.text('ui.share', { share: 0.29 }), '29%');
  assert.equal(say.text('ui.share', { share: 1 }), '100%');
});

test('a choice takes words with hyphens, and names what it does not know', () => {
  const said = (because: string): string => say.text('action.enable', { because });
  assert.equal(said('mail-log'), 'Switch on for next time: the log of deletions and copies.');
  assert.equal(said('no-such-log'), 'Switch on for next time: no-such-log.');
  assert.equal(said('constructor'), 'Switch on for next time: constructor.');
});

test('text of evidence is told apart from the words around it', () => {
  const pieces = say.pieces('reason.outside', { place: '<b>\u202e' });
  assert.deepEqual(pieces, [{ evidence: '<b>\\u202e' }, { words: ' is outside the organisation.' }]);
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
