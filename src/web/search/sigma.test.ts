import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { START } from '../../testing/store.testing.ts';
import { parseQuery } from './parse.ts';
import { NASTY, queries } from './search.testing.ts';
import { sigmaRule } from './sigma.ts';
import { type Yaml, yamlOf } from './yaml.ts';

/** What is typed, the detection of the rule, and what the rule cannot say. */
const RULES: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['SASL "a b*"', { keywords: { '|all': ['SASL', 'a b\\*'] }, condition: 'keywords' }, []],
  [
    '/a.*b/i c',
    { keywords: { '|re|i': ['a.*b'] }, keywords_2: { '|all': ['c'] }, condition: 'keywords and keywords_2' },
    [],
  ],
  [
    'user:hr* status>=400 -outcome:success -ip:10.0.0.0/8',
    {
      selection: { 'user.name|startswith': 'hr', 'http.response.status_code|gte': 400 },
      filter_1: { 'event.outcome': 'success' },
      filter_2: [
        { 'source.ip|cidr': '10.0.0.0/8' },
        { 'client.address|cidr': '10.0.0.0/8' },
        { 'destination.ip|cidr': '10.0.0.0/8' },
      ],
      condition: 'selection and not filter_1 and not filter_2',
    },
    [],
  ],
  [
    'account:*a account:*b account:* queueId:x',
    {
      selection: { 'user.name|endswith': 'a', 'user.name|exists': true, queueId: 'x' },
      selection_2: { 'user.name|endswith': 'b' },
      condition: 'selection and selection_2',
    },
    [],
  ],
  [
    'a time>2026-03-01 file:mail.log',
    { keywords: { '|all': ['a'] }, condition: 'keywords' },
    ['time>2026-03-01T00:00:00.000Z', 'file:mail.log'],
  ],
];

test('a search becomes a rule, and what a rule cannot say is told', () => {
  for (const [source, detection, left] of RULES) {
    const rule = sigmaRule(parseQuery(source), 'A title');
    const read = parse(rule.yaml) as { readonly title: string; readonly detection: unknown };
    assert.deepEqual(read.detection, detection, source);
    assert.deepEqual(rule.left, left);
  }
  assert.equal(sigmaRule(parseQuery('time>2026-03-01'), 'x').yaml, '', 'nothing is left of it');
});

test('no text of a search is anything but text in the rule', () => {
  fc.assert(
    fc.property(
      queries(START),
      fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme' })),
      (query, title) => {
        const { yaml } = sigmaRule(query, title);
        if (yaml === '') return;
        const rule = parse(yaml, { version: '1.2' }) as Readonly<Record<string, unknown>>;
        assert.deepEqual(Object.keys(rule), [
          'title',
          'id',
          'status',
          'description',
          'logsource',
          'detection',
          'level',
        ]);
        assert.equal(rule.title, title);
        assert.match(
          String(rule.id),
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test('what is written is read back as it was', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...NASTY),
    fc.integer(),
    fc.boolean(),
  );
  const pairs = fc.uniqueArray(
    fc.tuple(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.oneof(scalar, fc.array(scalar, { minLength: 1 })),
    ),
    {
      minLength: 1,
      selector: ([key]) => key,
    },
  );
  fc.assert(
    fc.property(pairs, (list) => {
      const read: unknown = parse(yamlOf({ pairs: list as readonly (readonly [string, Yaml])[] }), {
        version: '1.2',
      });
      assert.deepEqual(Object.entries(read as object).toSorted(byKey), list.toSorted(byKey));
    }),
    { numRuns: 1000 },
  );
});

const byKey = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;
