import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { zone } from '../base/time.ts';
import type { EventFields, EventPlace } from '../event/columns.ts';
import { fileFormats } from '../formats/index.ts';
import { Reader, type ReadSummary } from './reader.ts';

const utc = zone('Z');
assert.ok(utc !== undefined);
const UTC = utc;

type Read = EventPlace & Partial<EventFields>;

/** Reads lines as one member of a format, in UTC and 2026. */
function read(formatId: string, lines: readonly string[]): { events: readonly Read[]; summary: ReadSummary } {
  const format = fileFormats.find((f) => f.id === formatId);
  assert.ok(format !== undefined);
  const events: Read[] = [];
  const reader = new Reader(4, format, { zone: UTC, year: 2026 }, (place, fields) =>
    events.push({ ...fields, ...place }),
  );
  let offset = 0;
  lines.forEach((line, i) => {
    reader.line(line, offset, line.length, i + 1);
    offset += line.length + 1;
  });
  return { events, summary: reader.summary() };
}

const LOGIN =
  'dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=9, TLS, session=<q1>';
const at = (second: number): string => `Mar  2 09:00:${String(second).padStart(2, '0')} mx`;

test('a line is an event at its place', () => {
  const { events, summary } = read('syslog-traditional', [`${at(1)} ${LOGIN}`, `${at(2)} ${LOGIN}`]);
  const [, second] = events;
  assert.deepEqual(
    [second?.file, second?.line, second?.offset, second?.action, second?.account, second?.host],
    [4, 2, `${at(1)} ${LOGIN}`.length + 1, 'sign-in', 'ann', 'mx'],
  );
  assert.equal(second?.time, Date.UTC(2026, 2, 2, 9, 0, 2) * 1000);
  assert.deepEqual([summary.lines, summary.unread, summary.hosts], [2, 0, [['mx', 2]]]);
});

test('“message repeated” counts the message that it holds', () => {
  const { events } = read('syslog-traditional', [
    `${at(1)} dovecot: message repeated 3 times: [ ${LOGIN.slice(9)}]`,
  ]);
  assert.deepEqual([events[0]?.action, events[0]?.account, events[0]?.repeat], ['sign-in', 'ann', 2]);
});

test('“last message repeated” is the message before it, again', () => {
  const { events } = read('syslog-traditional', [
    `${at(1)} ${LOGIN}`,
    `${at(9)} last message repeated 2 times`,
  ]);
  const [, again] = events;
  assert.deepEqual([again?.action, again?.account, again?.repeat, again?.line], ['sign-in', 'ann', 1, 2]);
  assert.equal(again?.time, Date.UTC(2026, 2, 2, 9, 0, 9) * 1000);
});

test('a repeat of nothing is kept, not made up', () => {
  const { events, summary } = read('syslog-traditional', [`${at(9)} last message repeated 2 times`]);
  assert.equal(events.length, 1);
  assert.notEqual(events[0]?.action, 'sign-in');
  assert.equal(summary.lines, 1);
});

test('a folded line has the time of the line before it, and is counted as unread', () => {
  const { events, summary } = read('syslog-traditional', [
    `${at(5)} ${LOGIN}`,
    '\tand more of it',
    'and more',
  ]);
  assert.deepEqual(
    events.map((e) => e.time),
    Array.from({ length: 3 }, () => Date.UTC(2026, 2, 2, 9, 0, 5) * 1000),
  );
  assert.deepEqual([summary.unread, events[1]?.action ?? '', events[1]?.format], [2, '', '']);
});

test('an empty line is counted and no event', () => {
  const { events, summary } = read('syslog-traditional', [`${at(5)} ${LOGIN}`, '', `${at(6)} ${LOGIN}`]);
  assert.deepEqual([events.length, summary.lines, summary.unread], [2, 3, 0]);
});

test('what no format takes is kept and counted by its shape', () => {
  const { summary, events } = read('syslog-traditional', [
    `${at(1)} frobd[7]: took 14 frobs from 192.0.2.7`,
    `${at(2)} frobd[7]: took 2 frobs from 192.0.2.99`,
    `${at(3)} ${LOGIN}`,
  ]);
  assert.equal(events.length, 3);
  const shapes = summary.shapes.map((s) => [s.program, s.shape, s.count, s.line]);
  assert.deepEqual(shapes, [['frobd', 'took N frobs from N', 2, 1]]);
});

test('no bytes make any kind of file lose a line or throw', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      `${at(1)} `,
      LOGIN,
      '2026-03-02T09:00:00.1+00:00 mx ',
      '192.0.2.7 - - [02/Mar/2026:09:00:01 +0000] "GET / HTTP/1.1" 200 5',
      '<13>1 ',
      '[02-Mar-2026 09:00:01 +0000]: ',
      '{"MESSAGE":',
      'message repeated 99 times: [',
      'last message repeated 3 times',
      '\0',
      '\xff',
      ']',
    ),
    fc
      .array(
        fc.integer({ min: 0, max: 255 }).filter((b) => b !== 10),
        { maxLength: 20 },
      )
      .map((b) => String.fromCharCode(...b)),
  );
  const line = fc
    .array(piece, { minLength: 1, maxLength: 5 })
    .map((p) => p.join(''))
    .filter((l) => l !== '');
  fc.assert(
    fc.property(
      fc.constantFrom(...fileFormats.map((f) => f.id)),
      fc.array(line, { maxLength: 6 }),
      (format, lines) => {
        const { events, summary } = read(format, lines);
        assert.equal(events.length, lines.length);
        assert.equal(summary.lines, lines.length);
        const unread = events.filter((e) => (e.action ?? '') === '').length;
        assert.equal(summary.unread, unread, 'a line is understood or counted as unread');
        assert.equal(
          summary.shapes.reduce((n, s) => n + s.count, 0),
          unread,
        );
      },
    ),
    { numRuns: 500 },
  );
});

const ASKED = '192.0.2.7 - - [02/Mar/2026:09:00:05 +0000] "GET / HTTP/1.1" 200 5 "-" "-"';
const SIGNED_IN =
  'userlogins: <aaaabbbb> Successful login for ann (ID: 1) from 192.0.2.7 in session aaaabbbbccccdddd';

test('what webmail writes without a stamp between requests has the time of the request before it', () => {
  const { events, summary } = read('web-access', [SIGNED_IN, ASKED, SIGNED_IN, 'userlogins: nothing known']);
  assert.deepEqual(
    events.map((e) => [e.action, e.format, e.time === Date.UTC(2026, 2, 2, 9, 0, 5) * 1000]),
    [
      [undefined, '', false],
      ['page', 'web-access', true],
      ['sign-in', 'roundcube', true],
      [undefined, '', true],
    ],
  );
  assert.equal(summary.unread, 2);
});

test('in a syslog such a line is none, and in a container’s log it has the service’s name in front', () => {
  assert.equal(read('syslog-traditional', [`${at(1)} ${LOGIN}`, SIGNED_IN]).summary.unread, 1);
  const { events } = read('container', [`web-1 | ${ASKED}`, `web-1 | ${SIGNED_IN}`]);
  assert.deepEqual(
    events.map((e) => [e.action, e.format]),
    [
      ['page', 'web-access'],
      ['sign-in', 'roundcube'],
    ],
  );
});

test('a carried line without a zone has the carrier’s stamp, one with a zone its own', () => {
  const carried = (log: string): string =>
    JSON.stringify({ log: `${log}\n`, stream: 'stdout', time: '2026-03-02T09:00:09.5Z' });
  const { events } = read('container', [carried(`${at(1)} ${LOGIN}`), carried(ASKED)]);
  const second = (e: Read | undefined): number => ((e?.time ?? 0) / 1e6) % 60;
  assert.deepEqual([second(events[0]), events[0]?.account], [9.5, 'ann']);
  assert.deepEqual([second(events[1]), events[1]?.address], [5, '192.0.2.7']);
});
