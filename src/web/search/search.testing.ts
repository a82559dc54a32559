import fc from 'fast-check';
import { byteString } from '../../base/text.ts';
import { START } from '../../testing/store.testing.ts';
import { fieldOf } from './fields.ts';
import type { Moment } from './naive.testing.ts';
import type { Match, Query, Test } from './query.ts';

/** Values that try to leave their place in a query, a rule or a file, and what events of tests hold. */
export const NASTY: readonly string[] = [
  "'",
  "' OR 1=1 --",
  '\\',
  "\\'",
  '\\"',
  '"',
  '\0',
  'a\0b',
  '\n',
  'x\ny: z',
  '\r\n',
  '{p0:String}',
  '{p1:String}',
  '$1',
  '%',
  '_',
  '*',
  '?',
  '; DROP TABLE events',
  '/* */',
  '`',
  '\u202e',
  'é',
  'Đặng',
  '日本',
  '#',
  ': ',
  '- a',
  '<b>',
  '=1+1',
].map(byteString);

const WORDS: readonly string[] = [
  ...NASTY,
  '\xff',
  '\xc3',
  'hr',
  'HR@univ.vn',
  'hr@univ.vn',
  'sign-in',
  'failed',
  'Failed',
  'imap',
  '200',
  '10.1.2.3',
];

const ADDRESSES: readonly string[] = [
  '10.1.2.3',
  '10.255.255.255',
  '11.0.0.0',
  '185.220.101.4',
  '2001:db8::1',
  '2001:db9::',
  '::1',
  '',
  'unknown',
  ':::',
];

/** Text that is in events now and then. */
const word = fc.constantFrom(...WORDS);
/** What stands in a column of addresses. */
const address = fc.constantFrom(...ADDRESSES);
const text = fc.oneof(word, fc.string({ minLength: 1, maxLength: 6, unit: 'binary-ascii' }));
const pattern = fc.constantFrom(
  'a',
  'f.*d',
  '^h',
  '[a-f]+x',
  'd$',
  '(a|b)c?',
  'a/b',
  '\\d+',
  '\\\\',
  'U[nN]',
  '\\.',
  '"',
);
const expression = fc.record({ pattern, ignoreCase: fc.boolean() });

const textTest: fc.Arbitrary<Test> = fc.oneof(
  fc.constant<Test>({ test: 'any' }),
  fc.record({ test: fc.constantFrom('is', 'starts', 'ends', 'has'), value: text }),
  fc.constant<Test>({ test: 'is', value: '' }),
  expression.map((e): Test => ({ test: 'regex', ...e })),
);
const op = fc.constantFrom('<', '<=', '>', '>=');
const numberTest: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ test: fc.constant('compare' as const), op, value: fc.nat(300) }),
  fc.nat(300).map((n): Test => ({ test: 'is', value: String(n) })),
  fc.record({ test: fc.constantFrom('starts', 'ends', 'has'), value: fc.nat(30).map(String) }),
  fc.constant<Test>({ test: 'any' }),
);

function timeTest(start: number): fc.Arbitrary<Test> {
  const second = fc.nat(7200).map((s) => start + s * 1_000_000);
  return fc.oneof(
    fc.record({ test: fc.constant('compare' as const), op, value: second }),
    fc
      .tuple(second, fc.constantFrom(60, 3600))
      .map(([at, size]) => at - (at % (size * 1_000_000)) + size * 1_000_000)
      .map((to): Test => ({ test: 'within', from: to - 60_000_000, to })),
  );
}

const addressTest: fc.Arbitrary<Test> = fc.oneof(
  fc.constantFrom<Test>(
    { test: 'range', first: '10.0.0.0', last: '10.255.255.255', network: '10.0.0.0/8' },
    { test: 'range', first: '0.0.0.0', last: '255.255.255.255', network: '0.0.0.0/0' },
    { test: 'range', first: '185.220.101.4', last: '185.220.101.4', network: '185.220.101.4/32' },
    {
      test: 'range',
      first: '2001:db8:0:0:0:0:0:0',
      last: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
      network: '2001:db8::/32',
    },
    {
      test: 'range',
      first: '0:0:0:0:0:0:0:0',
      last: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      network: '::/0',
    },
    { test: 'starts', value: '10.1.' },
    { test: 'is', value: '2001:db8::1' },
  ),
  textTest,
);

/** Searches over what events of tests hold; `start` is when those begin. */
export function queries(start: number): fc.Arbitrary<Query> {
  const field = (name: string, test: fc.Arbitrary<Test>): fc.Arbitrary<Match> =>
    test.map((t) => ({ kind: 'field', field: name, columns: fieldOf(name)?.columns ?? [], test: t }));
  const match: fc.Arbitrary<Match> = fc.oneof(
    text.map((t): Match => ({ kind: 'text', text: t })),
    expression.map((e): Match => ({ kind: 'regex', ...e })),
    field('account', textTest),
    field('user.name', textTest),
    field('subject', textTest),
    field('ip', addressTest),
    field('address', addressTest),
    field('status', numberTest),
    field('bytesOut', numberTest),
    field('time', timeTest(start)),
  );
  const term = fc.record({ not: fc.boolean(), match, at: fc.constant([0, 0] as const) });
  return fc.record({ terms: fc.array(term, { maxLength: 3 }) });
}

/** Events of two hours from {@link START} on, in two files, with what searches ask for. */
export function moments(count: number, seed: number): readonly Moment[] {
  const one = fc.record({
    at: fc.nat(7200),
    file: fc.constantFrom(1, 2),
    account: word,
    subject: word,
    address,
    claimedAddress: address,
    status: fc.nat(300),
    bytesOut: fc.nat(300),
    detail: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  });
  return fc.sample(one, { numRuns: count, seed }).map(({ at, ...fields }, i) => ({
    ...fields,
    ...PLACE,
    time: START + at * 1_000_000,
    line: i + 1,
    offset: i * 100,
    text: fields.detail,
  }));
}

const PLACE = { precision: 1, length: 99, format: '', host: '', program: '', pid: 0, repeat: 0 } as const;
