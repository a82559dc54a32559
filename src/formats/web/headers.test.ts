import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFields } from '../../event/columns.ts';
import { webAccess } from '../web-access.ts';

function behind(text: string): EventFields {
  const line = `192.0.2.1 - - [24/Nov/2026:00:51:45 +0000] "GET /x HTTP/1.1" 200 ${text}`;
  const head = webAccess.head(line);
  const fields = head === undefined ? undefined : webAccess.read?.(line, head);
  assert.ok(fields !== undefined, text);
  return fields;
}

const said = (text: string): readonly (string | undefined)[] => {
  const { referrer, userAgent, virtualHost } = behind(text);
  return [referrer, userAgent, virtualHost];
};

const REFERRER = 'https://mail.example/?_task=mail';
const BROWSER = 'Mozilla/5.0 (X11; rv:128.0) Firefox/128.0';

test('the browser is found behind whatever sites put in front of it', () => {
  const pair = `"${REFERRER}" "${BROWSER}"`;
  for (const [front, host] of [
    ['759', undefined],
    ['759 "mail.example"', 'mail.example'],
    ['759 "mail.example:443"', 'mail.example'],
    ['759 mail.example', 'mail.example'],
    ['759 "-"', undefined],
    ['759 "203.0.113.9"', undefined],
    ['759 "mail.example" "https"', 'mail.example'],
    ['759 1234', undefined],
    ['759 0.042', undefined],
    ['- - .', undefined],
  ] as const) {
    assert.deepEqual(said(`${front} ${pair}`), [REFERRER, BROWSER, host], front);
    assert.deepEqual(said(`${front} "-" "${BROWSER}"`), [undefined, BROWSER, host], front);
  }
  assert.deepEqual(said(pair), [REFERRER, BROWSER, undefined]);
  assert.deepEqual(said('759 "mail.example" "-" "curl/8.5"'), [undefined, 'curl/8.5', 'mail.example']);
  assert.deepEqual(said(`759 "${BROWSER}" "${REFERRER}"`), [REFERRER, BROWSER, undefined]);
  assert.deepEqual(said(`759 "${BROWSER}"`), [undefined, BROWSER, undefined]);
});

test('bytes are the first whole number', () => {
  for (const text of ['759 1234 "-" "x"', '759 0.042 "-" "x"', '759', '759 812'])
    assert.equal(behind(text).bytesOut, 759);
  assert.equal(behind('759 1.742 "-" "x"').seconds, 2);
  assert.equal(behind(`"-" "${BROWSER}"`).bytesOut, undefined);
});

test('the usual two fields stay what they are, whatever a client sends', () => {
  assert.deepEqual(said('5 "-" "curl/8" "https://x.example/"'), [undefined, 'curl/8', undefined]);
  assert.deepEqual(said(`5 "mail.example" "${BROWSER}" "-"`), ['mail.example', BROWSER, undefined]);
  assert.deepEqual(said(`5 "${BROWSER}" "${BROWSER}"`), [BROWSER, BROWSER, undefined]);
  // A forwarded-for header that begins like a browser still names the client that the proxy saw last.
  const forged = said('5 "192.0.2.66" "-" "Mozilla/5.0, 198.51.100.7"');
  assert.deepEqual(forged, ['192.0.2.66', undefined, undefined]);
  assert.equal(behind('5 "192.0.2.66" "-" "198.51.100.7"').claimedAddress, '198.51.100.7');
  const shapes = fc.constantFrom(
    '-',
    '',
    REFERRER,
    BROWSER,
    'mail.example',
    '192.0.2.9',
    'curl/8',
    '0.042',
    'é',
  );
  fc.assert(
    fc.property(shapes, fc.array(shapes, { maxLength: 4 }), (referrer, extras) => {
      const rest = extras.map((e) => ` "${e}"`).join('');
      assert.equal(behind(`5 "${referrer}" "${BROWSER}"${rest}`).userAgent, BROWSER);
    }),
  );
});
