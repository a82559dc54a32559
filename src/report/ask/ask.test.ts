import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case } from '../../case/case.ts';
import type { Gap } from '../../case/evidence.ts';
import { en } from '../languages/en.ts';
import { speaker } from '../speak.ts';
import { FIRST, LAST } from './commands.ts';
import { asksOf } from './plan.ts';
import { hostName, hostPath, shellWord } from './shell.ts';
import { askText } from './text.ts';

const WINDOW = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-26T00:00:00.000Z' };

type Given = Pick<Case, 'window' | 'coverage' | 'answer' | 'accounts'>;

function given(more: Partial<Given>): Case {
  const file: Given = {
    window: WINDOW,
    coverage: { gaps: [], questions: [], sources: [] },
    answer: { statements: [], wouldChange: [] },
    accounts: [],
    ...more,
  };
  return file as Case;
}

const gap = (more: Partial<Gap>): Gap => ({
  source: 'dovecot',
  host: 'mx1',
  from: '2026-11-24T04:00:00.500Z',
  to: '2026-11-24T06:00:00.000Z',
  kind: 'gap',
  because: 'silent',
  facts: { seconds: 7200, count: 1, witness: 'host', probability: 0.0001 },
  refs: ['f1:1:0'],
  ...more,
});
const withGaps = (...gaps: readonly Gap[]): Case =>
  given({ coverage: { gaps: [...gaps], questions: [], sources: [] } });
const say = speaker(en);
const bash = (script: string, input = '', ...flags: readonly string[]) =>
  spawnSync('bash', [...flags, '-c', script], { input, encoding: 'utf8' });

test('any text is one word to a shell, or is left out', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), hostile), (text) => {
      const word = shellWord(text);
      if (word === undefined) return;
      assert.doesNotMatch(word, /[\n\r\0]/);
      assert.equal(bash(`printf %s ${word}`).stdout, text);
    }),
    { numRuns: 120 },
  );
  assert.equal(shellWord('a\nb'), undefined);
  assert.equal(shellWord(''), undefined);
  assert.equal(shellWord('-rf'), "'-rf'");
});

const hostile = fc.constantFrom(
  '$(touch /tmp/x)',
  '`id`',
  "';id;'",
  '"; rm -rf / #',
  '$HOME',
  '~root',
  '!!',
  '\\',
  'a b',
  '*',
  '&& id',
  '> /etc/passwd',
  "it's",
);

test('names of evidence become commands only as quoted words, and prose only as comments', () => {
  const nasty = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), hostile);
  fc.assert(
    fc.property(nasty, nasty, nasty, (host, name, account) => {
      const facts = { file: `up/var/log/${name}`, count: 1 };
      const file = given({
        coverage: {
          gaps: [
            gap({ host, kind: 'rotation', because: 'file-missing', facts }),
            gap({ host, source: name }),
          ],
          questions: [],
          sources: [],
        },
        answer: {
          statements: [],
          wouldChange: [{ key: 'gain.listings', facts: { accounts: account }, refs: [] }],
        },
        accounts: [
          { account, grade: 'taken', link: 'certain', tried: true, entered: true, coverage: 1, missing: [] },
        ],
      });
      const text = askText(file, say);
      assert.equal(bash(text, '', '-n').stderr, '');
      for (const line of text.split('\n')) {
        if (line === '' || line.startsWith('#') || ours(line)) continue;
        assert.fail(`not a command of the program: ${JSON.stringify(line)}`);
      }
    }),
    { numRuns: 60 },
  );
});

/** Whether a line is one of the program's own commands, but for quoted words at the places meant for them. */
function ours(line: string): boolean {
  const fixed = [...FIRST, ...LAST, ...gatherable()];
  const word = "(?:[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*|'(?:[^'\\n]|'\\\\'')*')";
  return (
    fixed.includes(line) ||
    new RegExp(`^take ${word}\\*$`, 'u').test(line) ||
    new RegExp(
      `^doveadm -f tab fetch -u ${word} '[a-z0-9. -]+' all > "\\$out/listing-\\d+\\.tsv"$`,
      'u',
    ).test(line)
  );
}

function gatherable(): readonly string[] {
  const plain = withGaps(gap({}), gap({ source: 'web-access' }), gap({ source: 'host' }));
  return asksOf(plain).flatMap((a) => a.commands);
}

test('each lost source is asked for once a host, with its exact times in UTC, on Debian and Red Hat', () => {
  const file = withGaps(
    gap({}),
    gap({ source: 'postfix', from: '2026-11-24T05:00:00.000Z', to: '2026-11-24T07:00:00.000Z' }),
    gap({ source: 'web-access', from: '2026-11-25T01:00:00.000Z', to: '2026-11-25T02:00:00.000Z' }),
    gap({ kind: 'rotation', because: 'kept-open', facts: { file: 'a', other: 'b' }, source: 'roundcube' }),
    gap({ because: 'explained-by-boot', source: 'host', facts: { seconds: 9 } }),
  );
  const asks = asksOf(file);
  assert.deepEqual(
    asks.map((a) => `${a.id} ${a.host} ${a.spans.length}`),
    ['mail mx1 1', 'web mx1 1'],
  );
  const text = askText(file, say);
  assert.match(
    text,
    /journalctl --no-pager -o export --since '2026-11-24 04:00:00 UTC' --until '2026-11-24 07:00:00 UTC' SYSLOG_FACILITY=2/,
  );
  for (const path of ['/var/log/mail.log*', '/var/log/maillog*', '/var/log/apache2/*', '/var/log/httpd/*'])
    assert.ok(text.includes(path), path);
  assert.match(text, /-e '\^Nov 23 ' -e '\^2026-11-24T'/);
  assert.match(text, /-e '\\\[25\/Nov\/2026:'/);
});

test('what was never switched on is not asked for as if it lay somewhere, but audit logs are', () => {
  const never = (because: string, source: string): Gap =>
    gap({ kind: 'never-enabled', because, source, facts: {}, from: WINDOW.from, to: WINDOW.to });
  const asks = asksOf(withGaps(never('mail-log', 'dovecot'), never('auditd', 'host')));
  assert.deepEqual(
    asks.map((a) => a.id),
    ['audit', 'never'],
  );
  assert.doesNotMatch(asks[1]?.commands.join('\n') ?? '', /take \/var\/log/);
});

test('a source that no gap speaks of and a question lacks is asked for over the whole window', () => {
  const questions = [
    { question: 'sign-in', account: '', share: 0, longestGapSeconds: 9, missing: ['missing.web-access'] },
  ];
  const [ask] = asksOf(given({ coverage: { gaps: [], questions, sources: [] } }));
  assert.equal(ask?.id, 'web');
  assert.deepEqual(ask?.facts, { spans: 1, from: WINDOW.from, to: WINDOW.to });
});

test('nothing missing: nothing is asked for', () => {
  assert.equal(askText(given({}), say), '');
});

test('paths and hosts are taken only when they are such', () => {
  assert.equal(hostPath('mx1.tar/[root]/var/log/mail.log.1'), '/var/log/mail.log.1');
  assert.equal(hostPath('var/log/../../etc/shadow'), undefined);
  assert.equal(hostPath('notvar/log/x'), undefined);
  assert.equal(hostName('mx1.example.org'), 'mx1.example.org');
  assert.equal(hostName('mx1\n$(id)'), '');
});

test('the commands run on a host where nothing lies there, and on one where files do', () => {
  const lines = FIRST.filter((l) => l.startsWith('take()'));
  const script = [
    'out=$(mktemp -d); cd "$(mktemp -d)"; mkdir -p v; echo 1 > "v/a b"; touch -d 2001-01-01 "v/a b"',
    ...lines,
    'take v/none* v/a*; stat -c %y "$out/v/a b"; rm -r "$out"',
  ].join('\n');
  const { stdout, stderr } = bash(script);
  assert.match(stdout, /^2001-01-01/);
  assert.equal(stderr, '');
});
