import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskNames, maskOf, maskWithin } from './mask.ts';
import { formatPlace, parsePlace } from './place.ts';
import { FILTERS, filterOfPlace, isFiltered, NO_FILTER, VIEWS, viewOf, withValue } from './scope-place.ts';
import { joinRows, joinValues, splitRows, splitValues, toggled } from './values.ts';

test('lists of any texts survive the URL', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (values) => {
      assert.deepEqual(splitValues(joinValues(values)), values);
      const place = { screen: 'scope', params: { account: joinValues(values) } } as const;
      const back = parsePlace(formatPlace(place)).params.account ?? '';
      assert.deepEqual(splitValues(back), values);
    }),
  );
});

test('any text is some list, and lists of rows hold only rows', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.ok(Array.isArray(splitValues(text)));
      for (const row of splitRows(text)) assert.ok(Number.isSafeInteger(row) && row >= 0);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(2_000_000)), (rows) => assert.deepEqual(splitRows(joinRows(rows)), rows)),
  );
});

test('a value is in a list after one turn, and not after two', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (values, value) => {
      assert.notEqual(toggled(values, value).includes(value), values.includes(value));
      assert.deepEqual([...toggled(toggled(values, value), value)].sort(), [...values].sort());
    }),
  );
});

test('a value that is put in is in the filter, also next to its opposite; clearing leaves none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FILTERS),
      fc.string({ minLength: 1 }),
      fc.constantFrom('only', 'without', 'neither'),
      fc.dictionary(fc.constantFrom(...FILTERS.flatMap((f) => [f, `no-${f}`])), fc.string()),
      (name, value, to, params) => {
        const next = { ...params, ...withValue(filterOfPlace(params), name, value, to) };
        const { include, exclude } = filterOfPlace(next);
        assert.equal(include[name]?.includes(value) === true, to === 'only');
        assert.equal(exclude[name]?.includes(value) === true, to === 'without');
        assert.ok(!isFiltered(filterOfPlace({ ...next, ...NO_FILTER })));
      },
    ),
  );
});

test('named views know themselves', () => {
  for (const view of ['all', 'notify', 'doubt'] as const)
    assert.equal(viewOf({ ...NO_FILTER, ...VIEWS[view] }), view);
  assert.equal(viewOf({ grade: 'taken' }), undefined);
});

test('a name has one mask, which does not hold it; names alike have others', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (name, salt) => {
      fc.pre(name.trim() !== '' && maskOf(name, salt) !== name);
      assert.equal(maskOf(name, salt), maskOf(name, salt));
      assert.match(maskOf(name, salt), /^▒[a-z0-9]{7}$/);
    }),
  );
  const masks = new Set(Array.from({ length: 20_000 }, (_, i) => maskOf(`user${i}@example.org`, 's')));
  assert.ok(masks.size > 19_990, `${masks.size} masks of 20,000 names`);
  assert.notEqual(maskOf('hr@example.org', 'a'), maskOf('hr@example.org', 'b'));
  for (const common of ['INBOX', 'Sent', 'Trash', '']) assert.equal(maskOf(common, 's'), common);
});

test('a name has one mask alone, in a list and within words; machines and what is no name stay', () => {
  const known = { accounts: new Set(['compta', 'yen.bui']), plain: new Set(['mail.log', 'mx1']) };
  const mask = maskOf('compta', 's');
  assert.equal(maskNames('compta', 's', known), mask);
  assert.equal(maskNames('compta, yen.bui', 's', known), `${mask}, ${maskOf('yen.bui', 's')}`);
  for (const plain of [
    '192.0.2.1',
    '2001:db8::1',
    '2026-11-24T00:31:15.764467Z',
    '41',
    'S12',
    'mail.log',
    'mx1',
  ])
    assert.equal(maskNames(plain, 's', known), plain);
  assert.equal(
    maskWithin('doveadm sieve list -u compta > compta-x.sieve', 's', known),
    `doveadm sieve list -u ${mask} > ${mask}-x.sieve`,
  );
  assert.equal(maskWithin('asked by a@b.example.', 's', known), `asked by ${maskOf('a@b.example', 's')}.`);
  assert.equal(maskWithin('to comp… at 00:31', 's', known), `to ${mask} at 00:31`);
  assert.equal(maskWithin('anything', 's', undefined), '▒');
});
