import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { START } from '../../testing/store.testing.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { type Match, type Query, QueryError } from './query.ts';
import { queries } from './search.testing.ts';

const text = (t: string): Match => ({ kind: 'text', text: t });
const account = (t: unknown): unknown => ({ kind: 'field', field: 'account', columns: ['account'], test: t });

/** What is typed, and the conditions that it is read as; `!` before one that is turned round. */
const READ: readonly (readonly [string, readonly unknown[]])[] = [
  ['', []],
  ['  \t ', []],
  ['failed', [text('failed')]],
  ['SASL  login', [text('SASL'), text('login')]],
  ['"SASL LOGIN"', [text('SASL LOGIN')]],
  ['-failed', ['!', text('failed')]],
  ['-', [text('-')]],
  ['- a', [text('-'), text('a')]],
  ['"-a"', [text('-a')]],
  ['"a\\"b\\\\c\\x1b\\u202e\\td\\q"', [text('a"b\\c\x1b\xe2\x80\xae\td\\q')]],
  ['Đặng', [text('\xc4\x90\xe1\xba\xb7ng')]],
  ['user=<hr>', [text('user=<hr>')]],
  ['rip=10.0.0.1,', [text('rip=10.0.0.1,')]],
  ['10:22:01', [text('10:22:01')]],
  ['warning: x', [text('warning:'), text('x')]],
  ['https://a.b/c', [text('https://a.b/c')]],
  ['fe80::1', [text('fe80::1')]],
  ['a>b', [text('a>b')]],
  ['/var/log', [text('/var/log')]],
  ['/a b/', [{ kind: 'regex', pattern: 'a b', ignoreCase: false }]],
  ['/a\\/b/i x', [{ kind: 'regex', pattern: 'a/b', ignoreCase: true }, text('x')]],
  ['-/a|b/', ['!', { kind: 'regex', pattern: 'a|b', ignoreCase: false }]],
  ['/[/]/', [{ kind: 'regex', pattern: '[/]', ignoreCase: false }]],
  ['account:hr', [account({ test: 'is', value: 'hr' })]],
  ['account:"h r"', [account({ test: 'is', value: 'h r' })]],
  ['account:""', [account({ test: 'is', value: '' })]],
  ['account:hr*', [account({ test: 'starts', value: 'hr' })]],
  ['account:"h*"*', [account({ test: 'starts', value: 'h*' })]],
  ['account:*hr', [account({ test: 'ends', value: 'hr' })]],
  ['account:*hr*', [account({ test: 'has', value: 'hr' })]],
  ['account:*', [account({ test: 'any' })]],
  ['account:/^h/i', [account({ test: 'regex', pattern: '^h', ignoreCase: true })]],
  ['account:/etc/passwd.x', [account({ test: 'is', value: '/etc/passwd.x' })]],
  [
    '-User.Name:hr',
    ['!', { kind: 'field', field: 'User.Name', columns: ['account'], test: { test: 'is', value: 'hr' } }],
  ],
  [
    'status:404',
    [{ kind: 'field', field: 'status', columns: ['status'], test: { test: 'is', value: '404' } }],
  ],
  [
    'status>=400',
    [
      {
        kind: 'field',
        field: 'status',
        columns: ['status'],
        test: { test: 'compare', op: '>=', value: 400 },
      },
    ],
  ],
  [
    'address:2001:DB8:0:0::1',
    [{ kind: 'field', field: 'address', columns: ['address'], test: { test: 'is', value: '2001:db8::1' } }],
  ],
  [
    'address:10.1.2.3/8',
    [
      {
        kind: 'field',
        field: 'address',
        columns: ['address'],
        test: { test: 'range', first: '10.0.0.0', last: '10.255.255.255', network: '10.1.2.3/8' },
      },
    ],
  ],
  [
    'time:2026-03-02',
    [
      {
        kind: 'field',
        field: 'time',
        columns: ['time'],
        test: { test: 'within', from: Date.UTC(2026, 2, 2) * 1000, to: Date.UTC(2026, 2, 3) * 1000 },
      },
    ],
  ],
  [
    'time>2026-03-02T11:13+07:00',
    [
      {
        kind: 'field',
        field: 'time',
        columns: ['time'],
        test: { test: 'compare', op: '>', value: Date.UTC(2026, 2, 2, 4, 13) * 1000 },
      },
    ],
  ],
];

test('a search is read as it says', () => {
  for (const [source, expected] of READ) {
    const got = parseQuery(source).terms.flatMap((t) => (t.not ? ['!', t.match] : [t.match]));
    assert.deepEqual(got, expected, source);
  }
});

test('each condition knows where it stands', () => {
  const source = '  a -"b c"  account:hr* /x y/i';
  const places = parseQuery(source).terms.map((t) => source.slice(...t.at));
  assert.deepEqual(places, ['a', '-"b c"', 'account:hr*', '/x y/i']);
});

/** What is typed, the place that is wrong, and what is said. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['a "b', '"b', /not closed/],
  ['""', '""', /hold nothing/],
  ['"a"b', 'b', /without a blank/],
  ['acount:hr', 'acount', /no field acount; did you mean account\?.*"acount:hr"/],
  ['scr.ip:1', 'scr.ip', /no field/],
  ['source.pi:1', 'source.pi', /did you mean source\.ip/],
  ['zzzzzz:1', 'zzzzzz', /there is no field zzzzzz; put quotes/],
  ['account:', 'account:', /value is missing/],
  ['account:h*r', 'h*r', /within the value/],
  ['account>1', 'account>1', /needs a number/],
  ['status:ok', 'ok', /whole numbers/],
  ['status>-1', 'status>-1', /whole numbers/],
  ['time:yesterday', 'yesterday', /no time/],
  ['time>2026-02-30', 'time>2026-02-30', /./],
  ['time>=2026-03-01T04:00', '2026-03-01T04:00', /its zone/],
  ['ip:10.0.0.0/33', '10.0.0.0/33', /no range/],
  ['ip:2001:db8::/129', '2001:db8::/129', /no range/],
  ['file:/x/', '/x/', /expressions/],
  ['x /(?=a)/', '/(?=a)/', /look-around/],
  ['/(?<!a)b/', '/(?<!a)b/', /look-around/],
  ['/(a)\\1/', '/(a)\\1/', /back-reference/],
  ['account:/a{2000}/', '/a{2000}/', /count above/],
  [`/${'a'.repeat(1001)}/`, `/${'a'.repeat(1001)}/`, /longer than/],
  ['a '.repeat(51), ' ', /more than 50/],
];

test('what is wrong is said with its place', () => {
  for (const [source, place, said] of WRONG) {
    assert.throws(
      () => parseQuery(source),
      (error: unknown) => {
        assert.ok(error instanceof QueryError, source);
        assert.match(error.message, said, source);
        assert.ok(source.slice(...error.at).endsWith(place), `${source}: ${source.slice(...error.at)}`);
        return true;
      },
      source,
    );
  }
});

const bare = (query: Query): unknown =>
  JSON.parse(JSON.stringify(query.terms.map(({ not, match }) => ({ not, match }))));

test('what is printed is read as the same search', () => {
  fc.assert(
    fc.property(queries(START), (query) => {
      assert.deepEqual(bare(parseQuery(printQuery(query))), bare(query), printQuery(query));
    }),
    { numRuns: 3000 },
  );
});

test('whatever is typed is read or refused with a place in it, and reads alike once printed', () => {
  const piece = fc.constantFrom(
    '"',
    '\\',
    '/',
    '-',
    ':',
    '*',
    ' ',
    'a',
    'account:',
    'time>',
    '2026-03-01',
    'ip:',
    '::1/9',
    '\n',
    '{p0:String}',
    '\ud800',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = pieces.join('');
      let query: Query;
      try {
        query = parseQuery(source);
      } catch (error) {
        assert.ok(error instanceof QueryError, String(error));
        const [from, to] = error.at;
        assert.ok(0 <= from && from <= to && to <= source.length);
        return;
      }
      assert.deepEqual(bare(parseQuery(printQuery(query))), bare(query), `${source} → ${printQuery(query)}`);
    }),
    { numRuns: 5000 },
  );
});
