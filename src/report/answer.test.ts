import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { visible } from '../base/text.ts';
import { ANSWER_COLUMNS, ANSWER_LINES, answerLines, wrap } from './answer.ts';
import { fixtureCase, hostileTexts } from './fixture.testing.ts';
import { en } from './languages/en.ts';
import { numberProofs } from './numbering.ts';

const golden = resolve(import.meta.dirname, '../../src/report/answer.golden.txt');

test('the answer of the fixture is the golden text', () => {
  const now = `${answerLines(fixtureCase(), en).join('\n')}\n`;
  if (now !== readFileSync(golden, 'utf8')) writeFileSync(golden.replace('.txt', '-changed.txt'), now);
  assert.equal(now, readFileSync(golden, 'utf8'), 'compare answer.golden-changed.txt with answer.golden.txt');
});

test('the answer has at most ten lines of at most a hundred columns, whatever the facts hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 10 }), (texts) => {
      const file = fixtureCase();
      file.answer.statements = texts.map((account) => ({
        key: 'answer.deleted',
        facts: { messages: 2, accounts: account },
        refs: ['f1:1:0'],
      }));
      const lines = answerLines(file, en);
      assert.ok(lines.length <= ANSWER_LINES, `${lines.length} lines`);
      for (const line of lines) {
        assert.ok(stringWidth(line) <= ANSWER_COLUMNS, line);
        assert.equal(line, visible(line));
      }
    }),
  );
});

test('every hostile text comes out visible, on one line of its own making', () => {
  for (const text of hostileTexts) {
    const file = fixtureCase();
    file.answer.statements = [
      { key: 'answer.forwarding-off', facts: { account: text, target: text, messages: 1 }, refs: [] },
      { key: text, facts: { [text]: text }, refs: [] },
    ];
    for (const line of answerLines(file, en)) assert.equal(line, visible(line));
  }
});

test('a statement carries the numbers of its proofs, and says how many more there are', () => {
  const file = fixtureCase();
  const first = answerLines(file, en)[0] ?? '';
  const proofs = numberProofs(file);
  assert.match(first, /\[1\]\[2\]$/);
  assert.equal(proofs.refs[0], file.answer.statements[0]?.refs[0]);
  file.answer.statements = [
    {
      key: 'answer.scans-only',
      facts: { addresses: 1 },
      refs: ['f1:1:0', 'f1:2:9', 'f1:3:9', 'f1:4:9', 'f1:5:9'],
    },
  ];
  assert.equal(
    answerLines(file, en)[0],
    '1 address looked for weak points; no entry by them is seen. [1][2][3]+2',
  );
});

test('what finds no room is counted, never dropped in silence', () => {
  const file = fixtureCase();
  file.answer.statements = Array.from({ length: 14 }, () => ({
    key: 'answer.scans-only',
    facts: { addresses: 1 },
    refs: [],
  }));
  file.answer.wouldChange = [];
  assert.equal(answerLines(file, en).at(-1), '5 further statements in the report.');
});

test('a case without statements says so', () => {
  const file = fixtureCase();
  file.answer = { statements: [], wouldChange: [] };
  assert.deepEqual(answerLines(file, en), [en.messages['answer.nothing']]);
});

test('wrapping keeps every character but the spaces at which it breaks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 8, max: 100 }), (text, columns) => {
      assert.equal(wrap(text, columns).join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }),
  );
  assert.deepEqual(wrap('aaaa bbbb cc', 9), ['aaaa bbbb', 'cc']);
  assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
});
