import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteString } from '../base/text.ts';
import type { EventFields } from '../event/columns.ts';
import { tellFile } from './dispatch.ts';
import { webAccess } from './web-access.ts';
import { webAccessJson } from './web-access-json.ts';

function read(entry: Readonly<Record<string, unknown>>): EventFields | undefined {
  const line = byteString(JSON.stringify(entry));
  const head = webAccessJson.head(line);
  return head === undefined ? undefined : webAccessJson.read?.(line, head);
}

const BASE = { remote_addr: '192.0.2.1', status: '200', time: '2026-11-24T00:51:45+00:00' };

test('a JSON line says what the same line in the combined format says', () => {
  const text = fc.stringMatching(/^[a-z0-9/=&?_.;() -]{2,30}$/).filter((t) => t.trim() === t);
  fc.assert(
    fc.property(text, text, fc.nat(1e9), (referrer, agent, bytes) => {
      const request = 'GET /?_task=mail&_action=show&_uid=5&_mbox=INBOX HTTP/1.1';
      const plain = `192.0.2.1 - - [24/Nov/2026:00:51:45 +0000] "${request}" 200 ${bytes} "https://${referrer}" "Mozilla/5.0 ${agent}"`;
      const [http_referer, http_user_agent] = [`https://${referrer}`, `Mozilla/5.0 ${agent}`];
      const head = webAccess.head(plain);
      assert.ok(head !== undefined);
      assert.deepEqual(
        read({ ...BASE, request, body_bytes_sent: bytes, http_referer, http_user_agent }),
        webAccess.read?.(plain, head),
      );
    }),
  );
});

test('stamps by their usual names; of two the more exact', () => {
  const request = 'GET / HTTP/1.1';
  const wall = Date.UTC(2026, 10, 24, 0, 51, 45) * 1000;
  for (const [times, micros, precision] of [
    [{ time_local: '24/Nov/2026:00:51:45 +0000' }, 0, 1e6],
    [{ time_iso8601: '2026-11-24T00:51:45+00:00' }, 0, 1e6],
    [{ '@timestamp': '2026-11-24T00:51:45.250Z' }, 250_000, 1000],
    [{ time_local: '24/Nov/2026:00:51:45 +0000', msec: `${wall / 1e6}.250` }, 250_000, 1000],
    [{ timestamp: '[24/Nov/2026:00:51:45 +0000]' }, 0, 1e6],
  ] as const) {
    const head = webAccessJson.head(
      JSON.stringify({ remote_addr: '192.0.2.1', status: 200, request, ...times }),
    );
    assert.deepEqual([head?.wall, head?.offset, head?.precision], [wall + micros, 0, precision]);
  }
});

test('a client cannot add values, and a list of forwarders that may be cut names nobody', () => {
  const forged = read({ ...BASE, request: 'GET /","remote_addr":"192.0.2.66 HTTP/1.1' });
  assert.equal(forged?.address, '192.0.2.1');
  const long = `${'192.0.2.66, '.repeat(100)}198.51.100.7`;
  assert.equal(
    read({ ...BASE, request: 'GET / HTTP/1.1', http_x_forwarded_for: long })?.claimedAddress,
    undefined,
  );
});

test('such a file is told, other JSON is left', () => {
  const line = JSON.stringify({ ...BASE, request: 'GET / HTTP/1.1' });
  assert.equal(tellFile([line, line]), webAccessJson);
  assert.equal(tellFile(['{"time":"2026-11-24T00:51:45Z","msg":"x"}']), undefined);
  const any = fc
    .json()
    .map((json) => `{"remote_addr":"192.0.2.1","status":200,"request":${json},"time":${json}}`);
  fc.assert(
    fc.property(fc.oneof(any, fc.string()), (text) => {
      const head = webAccessJson.head(text);
      if (head !== undefined) webAccessJson.read?.(text, head);
    }),
  );
});
