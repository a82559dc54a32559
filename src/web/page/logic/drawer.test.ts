import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AROUND, aroundOf, askFor, moreOf, step } from './around.ts';
import { spanText } from './clock.ts';
import { cut, find } from './cut.ts';
import { CLOSED, changed, formatPlace, kept, type Place, parsePlace, withPinned } from './place.ts';
import { formatTrail, parseTrail } from './trail.ts';
import { stepTo } from './walk.ts';

const stretch = fc.record({ from: fc.integer({ min: -5, max: 60 }), to: fc.integer({ min: -5, max: 60 }) });
const named = fc.record({
  from: fc.integer({ min: -5, max: 60 }),
  to: fc.integer({ min: -5, max: 60 }),
  field: fc.string(),
});

test('a text that is cut is whole when it is joined, whatever is marked in it', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 50 }),
      fc.array(named),
      fc.array(stretch),
      (text, fields, hits) =>
        cut(text, fields, hits)
          .map((r) => r.text)
          .join('') === text,
    ),
  );
});

test('a run says the fields and the hit that it is part of', () => {
  const runs = cut('user=<hoa>', [{ from: 6, to: 9, field: 'account' }], [{ from: 7, to: 10 }]);
  assert.deepEqual(runs, [
    { text: 'user=<', fields: '', hit: -1 },
    { text: 'h', fields: 'account', hit: -1 },
    { text: 'oa', fields: 'account', hit: 0 },
    { text: '>', fields: '', hit: 0 },
  ]);
});

test('what is found is there, in order, and does not overlap', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ minLength: 1, maxLength: 3 }), (text, sought) => {
      let end = 0;
      for (const { from, to } of find(text, sought)) {
        assert.ok(from >= end && to > from && to <= text.length);
        assert.equal(text.slice(from, to).toLowerCase(), sought.toLowerCase());
        end = to;
      }
    }),
  );
  assert.equal(find('Login LOGIN login', 'logIN').length, 3);
  assert.deepEqual(find('anything', ''), []);
});

test('the way back comes back from the URL, the last eight steps of it', () => {
  const one = fc.record({ of: fc.string({ minLength: 1 }), p: fc.string() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (steps) =>
      assert.deepEqual(
        parseTrail(formatTrail(steps)),
        steps.slice(-8).map((s) => ({ ...s })),
      ),
    ),
  );
  assert.deepEqual(parseTrail(''), []);
  assert.deepEqual(parseTrail('a~b~c ~ x'), []);
});

test('more and less lead through all steps and stay at the ends', () => {
  assert.equal(step('2', -1), '2');
  assert.equal(step('600s', 1), '600s');
  assert.equal(
    AROUND.reduce((now) => step(now, 1), aroundOf('nothing')),
    '600s',
  );
  assert.deepEqual(askFor('20'), { before: 20, after: 20 });
  assert.deepEqual(askFor('60s'), { seconds: 60 });
  assert.equal(moreOf('-3'), 0);
  assert.equal(moreOf('99999'), 500);
});

const open: Place = parsePlace('#/scope?grade=taken&p=f1:2:3&of=session:S1&pin=1&dc=5&db=20&dt=a~b&mask=1');

test('another line forgets what was loaded around the last, another subject the way back', () => {
  assert.equal(changed(open, { p: 'f1:9:9' }).params.db, undefined);
  assert.equal(changed(open, { p: 'f1:9:9' }).params.dt, 'a~b');
  assert.equal(changed(open, { of: 'session:S2' }).params.dt, undefined);
  assert.equal(changed(open, { of: 'session:S2', dt: 'c~d' }).params.dt, 'c~d');
  assert.equal(changed(open, { p: 'f1:2:3' }).params.db, '20');
});

test('the drawer and masks go along to another screen; closing takes all of the drawer', () => {
  assert.deepEqual(Object.keys(kept(open)).sort(), ['db', 'dc', 'dt', 'mask', 'of', 'p', 'pin']);
  assert.equal(formatPlace(changed(open, CLOSED)), '#/scope?grade=taken&mask=1');
});

test('a link to another screen keeps a pinned drawer, and one to another proof opens that', () => {
  const link = parsePlace('#/lines?q=x');
  assert.equal(withPinned(open, link).params.of, 'session:S1');
  assert.equal(withPinned(open, link).params.grade, undefined);
  assert.equal(withPinned(changed(open, { pin: '' }), link).params.of, undefined);
  assert.equal(withPinned(open, parsePlace('#/lines?p=f2:1:0')).params.of, undefined);
});

test('steps among rows stay among the rows', () => {
  const steps = fc.constantFrom('next', 'previous', 'first', 'last', 'page-down', 'page-up' as const);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -1, max: 49 }),
      steps,
      (count, now, to) => {
        const row = stepTo(Math.min(now, count - 1), to as 'next', count, 10);
        assert.ok(row >= 0 && row < count);
      },
    ),
  );
  assert.equal(stepTo(-1, 'next', 3, 10), 0);
  assert.equal(stepTo(0, 'next', 0, 10), -1);
});

test('a length of time is said in its two largest units', () => {
  assert.equal(spanText(0), '0 s');
  assert.equal(spanText(59.9), '59 s');
  assert.equal(spanText(1904), '31 min 44 s');
  assert.equal(spanText(7200), '2 h');
  assert.equal(spanText(200_000), '2 d 7 h');
});
