import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cell } from '../../base/text.ts';
import type { Case } from '../../case/case.ts';
import { placer } from '../../report/citation.ts';
import { fixtureCase, hostileTexts } from '../../report/fixture.testing.ts';
import { en } from '../../report/languages/en.ts';
import { speaker } from '../../report/speak.ts';
import { downloadOf } from './export.ts';
import type { ListDesk } from './exported.ts';
import type { ScopeFilter } from './filter.ts';
import { madeAccount, madeItem, madeSet } from './made.testing.ts';
import { passes, thingsOf } from './naive.testing.ts';

const NONE: ScopeFilter = { include: {}, exclude: {}, doubt: false, text: '' };
/** What lists are made with, without what they do not ask. */
function deskOf(file: Case): ListDesk {
  const made = new Map<string, unknown>();
  return {
    file,
    name: 'univ.case',
    say: speaker(en),
    placeOf: placer(file.evidence),
    once: <T>(name: string, make: () => T): T => {
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as T;
    },
  };
}

function textOf({ text }: { readonly text: string | Iterable<string> }): string {
  return typeof text === 'string' ? text : [...text].join('');
}

/** Records of a CSV file by RFC 4180, read one character after the other. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  let value = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') value += c;
      else if (text[i + 1] === '"') {
        value += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      records.at(-1)?.push(value);
      value = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      records.at(-1)?.push(value);
      value = '';
      records.push([]);
      i += 1;
    } else value += c;
  }
  assert.ok(!quoted, 'a quote is left open');
  assert.deepEqual(records.pop(), [], 'the last record ends as all do');
  return records;
}

const nasty = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom('=cmd|x', '+1', '-1', '@SUM(A1)', '\tx', '"', '""', 'a\r\nb', '\u202eevil', ' =1', ',', ''),
  fc.string({ unit: 'binary' }),
);

test('every cell of the CSV is what the Case says, defused, whatever it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ subject: nasty, account: nasty, mailbox: nasty, messageId: nasty, name: nasty }), {
        minLength: 1,
        maxLength: 8,
      }),
      (texts) => {
        const items = texts.map((t, n) => madeItem(n, { ...t, kind: 'contacts' }));
        const accounts = [...new Set(texts.map((t) => t.account))].map((a) => madeAccount(a));
        const desk = deskOf({ ...fixtureCase(), items, accounts, sets: [] });
        const text = textOf(downloadOf(desk, NONE, 'weight', 'csv'));
        assert.equal(text.codePointAt(0), 0xfeff);
        const [head = [], ...records] = parseCsv(text.slice(1));
        for (const record of records) assert.equal(record.length, head.length);
        const rows = records.filter((r) => r[1] === en.messages['page.scope.kind.contacts']);
        const said = rows.map((r) => [r[0], r[2], r[4], r[7]].join('\n')).sort();
        const own = items.map((i) => [i.account, i.mailbox, i.messageId, i.name].map(cell).join('\n')).sort();
        assert.deepEqual(said, own);
        for (const record of records)
          for (const value of record) {
            assert.doesNotMatch(value, /^[=+\-@\t\r]/, 'a spreadsheet would calculate it');
            assert.doesNotMatch(value, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          }
      },
    ),
    { numRuns: 60 },
  );
});

test('the list is what passes the filter; accounts of which nothing else passes are on it', () => {
  const items = Array.from({ length: 300 }, (_, n) => madeItem(n * 37));
  const named = [...new Set(items.map((i) => i.account))];
  const file = {
    ...fixtureCase(),
    items,
    accounts: [...named, 'untouched'].map((a) => madeAccount(a, { grade: 'opened' })),
    sets: [madeSet(named[0] ?? '')],
  };
  const desk = deskOf(file);
  for (const filter of [
    NONE,
    { ...NONE, include: { grade: ['opened'] } },
    { ...NONE, include: { account: [named[1] ?? ''] } },
    { ...NONE, exclude: { link: ['owner'] }, text: 'subject 3' },
  ]) {
    const lines = textOf(downloadOf(desk, filter, '-size', 'jsonl'))
      .trimEnd()
      .split('\n');
    const [head, ...rows] = lines.map((l) => JSON.parse(l));
    assert.equal(head.schema, 'constat.scope/1');
    assert.deepEqual(head.filter, filter);
    const left = thingsOf(file).filter((t) => passes(t, filter));
    const inside = left.filter((t) => t.kind !== 'account');
    const alone = left.filter((t) => t.kind === 'account' && !inside.some((i) => i.account === t.account));
    assert.equal(rows.length, inside.length + alone.length);
    assert.equal(rows.filter((r) => r.kind === 'account').length, alone.length);
  }
});

test('it says its filter, and what bounds it', () => {
  const desk = deskOf(fixtureCase());
  const filter = { ...NONE, include: { grade: ['taken', 'served'] }, exclude: { link: ['owner'] } };
  const file = downloadOf(desk, filter, 'weight', 'csv');
  assert.equal(file.name, 'univ-scope.csv');
  const notes = parseCsv(textOf(file).slice(1)).map((r) => r[0] ?? '');
  assert.ok(notes.some((n) => n.includes('grade=taken,served no-link=owner')));
  assert.ok(notes.includes(cell(en.messages['page.scope.csv.note-coverage'])));
  assert.equal(
    notes.filter((n) => n.startsWith('Logged ')).length,
    fixtureCase().coverage.questions.filter((q) => q.account === '').length,
  );
  assert.throws(() => downloadOf(desk, filter, 'weight', 'xlsx'), /format/);
});

test('a long list is made piece by piece', () => {
  const items = Array.from({ length: 5000 }, (_, n) => madeItem(n));
  const desk = deskOf({ ...fixtureCase(), items });
  const { text } = downloadOf(desk, NONE, 'weight', 'csv');
  assert.ok(typeof text !== 'string');
  const pieces = text[Symbol.iterator]();
  for (let i = 0; i < 100; i += 1) assert.ok((pieces.next().value ?? '').length < 10_000);
});
