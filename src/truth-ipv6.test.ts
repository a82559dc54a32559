import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { decodeDovecotSession, encodeDovecotSession } from './base/dovecot-session.ts';
import { byteString, readable } from './base/text.ts';
import { tempFolder } from './evidence/temp.testing.ts';
import { investigated } from './testing/investigate.testing.ts';
import { score } from './testing/score.testing.ts';
import type { Truth } from './testing/truth.testing.ts';

const NHAMAY = join(import.meta.dirname, '../cases/nhamay');

/** Where each network of the case is put: two that clients share, and the organisation's own. */
const NETWORKS: readonly (readonly [RegExp, (...last: readonly string[]) => string])[] = [
  [/^203\.0\.113\.(\d+)$/, (host) => `2001:db8::${host}`],
  [/^192\.0\.2\.(\d+)$/, (host) => `2001:db8:1::${host}`],
  [/^10\.20\.(\d+)\.(\d+)$/, (net, host) => `2001:db8:20:${net}::${host}`],
];

function moved(address: string): string {
  for (const [pattern, to] of NETWORKS) {
    const m = pattern.exec(address);
    if (m !== null) return to(...m.slice(1));
  }
  return address;
}

function movedSession(id: string): string {
  const said = decodeDovecotSession(id);
  const to = said === undefined ? '' : moved(said.address);
  if (said === undefined || to === said.address) return id;
  return encodeDovecotSession(said.micros, said.port, Uint8Array.from(ipaddr.parse(to).toByteArray()));
}

/** The bytes of a file with other addresses, and one person's name with letters beyond ASCII. */
function rewritten(bytes: string): string {
  return bytes
    .replace(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g, moved)
    .replace(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16}(?![A-Za-z0-9+/=])/g, movedSession)
    .replaceAll('helene.lefevre', byteString('hélène.lefèvre'));
}

/** The case's evidence and truth, rewritten into a folder. */
function rewrite(folder: string): Truth {
  for (const name of readdirSync(join(NHAMAY, 'evidence'), { recursive: true, encoding: 'utf8' })) {
    const from = join(NHAMAY, 'evidence', name);
    if (!statSync(from).isFile()) continue;
    const to = join(folder, name.replace('helene.lefevre', 'hélène.lefèvre'));
    mkdirSync(dirname(to), { recursive: true });
    const packed = name.endsWith('.gz');
    const bytes = readFileSync(from);
    const text = rewritten((packed ? gunzipSync(bytes) : bytes).toString('latin1'));
    const plain = Buffer.from(text, 'latin1');
    writeFileSync(to, packed ? gzipSync(plain, { level: 1 }) : plain);
  }
  const truth = gunzipSync(readFileSync(join(NHAMAY, 'truth.json.gz'))).toString('latin1');
  return JSON.parse(readable(rewritten(truth))) as Truth;
}

test('a host with global IPv6 inside, neighbours in one /64, and a name beyond ASCII is told as well', async (t) => {
  const temp = tempFolder(t);
  const truth = rewrite(join(temp, 'evidence'));
  const done = await investigated([join(temp, 'evidence')], join(temp, 'case'));
  const short = score(done.case, truth).filter((m) => m.value < m.floor);
  assert.deepEqual(short, [], 'measures that fall short of the truth');
  const names = done.case.accounts.map((a) => a.account);
  assert.ok(names.includes('hélène.lefèvre') && !names.includes('helene.lefevre'));
  assert.ok(done.case.sessions.some((s) => s.judgement === 'intruder' && s.address.includes(':')));
});
