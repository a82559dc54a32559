import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../base/errors.ts';
import { byteString } from '../base/text.ts';
import { tempFolder } from '../evidence/temp.testing.ts';
import { constat, MAIL_LOG, writeEvidence } from './run.testing.ts';
import { compilePattern, requiredText } from './search-pattern.ts';

const REGEX = { fixed: false, ignoreCase: false };

test('a pattern means what it means to JavaScript, in either case', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    'B',
    'é',
    '.',
    '\\.',
    '\\d',
    '\\w',
    '[ab]',
    '[^a]',
    '[A-C]',
    '(?:ab)',
    '(b|c)',
    '\\x41',
    ' ',
  );
  const piece = fc.tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '+?')).map(([a, q]) => a + q);
  const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((p) => p.join(''));
  const line = fc
    .array(fc.constantFrom('a', 'b', 'c', 'A', 'B', 'C', 'é', '.', '1', ' ', '\u001b'), { maxLength: 12 })
    .map((c) => c.join(''));
  fc.assert(
    fc.property(pattern, fc.array(line, { maxLength: 5 }), fc.boolean(), (source, lines, ignoreCase) => {
      const matches = compilePattern(source, { fixed: false, ignoreCase });
      // Without the flag u a letter of ASCII has no case but ASCII's; \x41 stays as written.
      fc.pre(!(ignoreCase && /\\x|é/.test(source)));
      const expected = new RegExp(source, ignoreCase ? 'i' : '');
      for (const text of lines)
        assert.equal(matches(byteString(text)), expected.test(text), `${source} on ${JSON.stringify(text)}`);
    }),
    { numRuns: 2000 },
  );
});

test('text that every match must have', () => {
  assert.deepEqual(
    ['SASL LOGIN.*failed', 'abc*', 'ab+c', 'a|bcd', 'x\\.log', '\\d+abc', 'ab?cde', '^rip=$', ''].map(
      requiredText,
    ),
    ['SASL LOGIN', 'ab', 'ab', '', 'log', '', 'cde', 'rip=', ''],
  );
});

test('no pattern is slow, and one that would be is refused', () => {
  const began = Date.now();
  assert.equal(compilePattern('(x+x+)+y', REGEX)('x'.repeat(100_000)), false);
  assert.ok(Date.now() - began < 2000);
  for (const refused of ['(?=a)b', '(a)\\1', '(', 'a{0,5000}', 'x'.repeat(2000)]) {
    assert.throws(() => compilePattern(refused, REGEX), UserError, refused);
  }
});

test('lines are found in plain and packed files, with context, counts and exit codes as of grep', async (t) => {
  const evidence = writeEvidence(tempFolder(t));
  const [hit, none, wrong, context, count, some] = await Promise.all([
    constat(['search', 'auth fail.d', evidence]),
    constat(['search', '-F', 'auth fail.d', evidence]),
    constat(['search', '(?<!x)y', evidence]),
    constat(['search', '-C', '1', 'AUTH FAILED', '-i', join(evidence, 'var/log/mail.log')]),
    constat(['search', '-c', 'Login', evidence]),
    constat(['search', '-m', '1', '-F', 'hoa', '--json', evidence]),
  ]);
  assert.deepEqual([hit.code, none.code, wrong.code], [0, 1, 2]);
  const third = MAIL_LOG.split('\n')[2];
  assert.equal(
    hit.stdout,
    `var/log/mail.log:3:${third}\nvar/log/mail.log.1.gz:3:${third?.replace('2026-03-01', '2026-02-28')}\n`,
  );
  assert.deepEqual(
    context.stdout.split('\n').map((l) => /^mail\.log([-:]\d[-:])2026/.exec(l)?.[1]),
    ['-2-', ':3:', '-4-', undefined],
  );
  assert.equal(count.stdout, 'var/log/mail.log:2\nvar/log/mail.log.1.gz:2\n');
  const found = JSON.parse(some.stdout);
  assert.deepEqual([found.schema, found.hits], ['constat.search/1', 2]);
  assert.deepEqual(
    found.lines.map((l: { path: string; line: number; offset: number }) => [l.path, l.line, l.offset]),
    [
      ['var/log/mail.log', 1, 0],
      ['var/log/mail.log.1.gz', 1, 0],
    ],
  );
});

test('raw lines come byte for byte', async (t) => {
  const path = join(tempFolder(t), 'x.log');
  writeFileSync(path, Buffer.from('a \x1b[31m\nb\na \x00z\r\n', 'latin1'));
  const raw = await constat(['search', '--raw', '^a', path]);
  assert.equal(raw.stdout, 'a \x1b[31m\na \x00z\n');
  const safe = await constat(['search', '^a', path]);
  assert.equal(safe.stdout, 'x.log:1:a \\x1b[31m\nx.log:3:a \\x00z\n');
});
