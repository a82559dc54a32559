import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { sharedFolder } from '../../base/shared.testing.ts';
import type { EventFields } from '../../event/columns.ts';
import { apacheError } from '../apache-error.ts';
import type { FileFormat } from '../format.ts';
import { nginxError } from '../nginx-error.ts';
import { phpFpm } from '../php-fpm.ts';
import { roundcubeLog } from '../roundcube-log.ts';
import { webAccess } from '../web-access.ts';

const shared = sharedFolder();
const skip = shared === undefined ? 'no shared folder' : false;
const all: readonly FileFormat[] = [webAccess, apacheError, nginxError, phpFpm, roundcubeLog];

function linesOf(...path: readonly string[]): readonly string[] {
  const name = join(shared ?? '', ...path);
  const bytes = readFileSync(name);
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function read(format: FileFormat, line: string): EventFields | undefined {
  const head = format.head(line);
  return head === undefined ? undefined : format.read?.(line, head);
}

function unread(format: FileFormat, lines: readonly string[]): readonly string[] {
  return lines.filter((line) => read(format, line) === undefined);
}

test('logs of a real Roundcube on Apache are read whole', { skip }, () => {
  const folder = 'evidence/nhamay/evidence/var/log';
  let count = 0;
  for (const [kind, format] of [
    ['apache2/access', webAccess],
    ['apache2/error', apacheError],
    ['roundcube', roundcubeLog],
  ] as const) {
    const [below = '', start = ''] = kind.split('/');
    for (const name of readdirSync(join(shared ?? '', folder, below))) {
      if (!name.startsWith(start)) continue;
      const lines = linesOf(folder, below, name);
      count += lines.length;
      assert.deepEqual(unread(format, lines), [], name);
    }
  }
  assert.ok(count > 20_000);
});

test('sign-ins of the access log and of userlogins are the same', { skip }, () => {
  const folder = 'evidence/nhamay/evidence/var/log';
  const counts = (below: string, start: string, format: FileFormat): Map<string, number> => {
    const found = new Map<string, number>();
    for (const name of readdirSync(join(shared ?? '', folder, below))) {
      if (!name.startsWith(start)) continue;
      for (const line of linesOf(folder, below, name)) {
        const fields = read(format, line);
        if (fields?.action !== 'sign-in') continue;
        const key = `${fields.outcome} ${fields.address}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
    }
    return found;
  };
  const web = counts('apache2', 'access', webAccess);
  const own = counts('roundcube', 'userlogins', roundcubeLog);
  const sum = (map: Map<string, number>): number => [...map.values()].reduce((a, b) => a + b, 0);
  assert.ok(sum(own) > 700);
  assert.deepEqual(web, own);
});

test('access logs in many layouts', { skip }, () => {
  const taken = ['common', 'common_vhost', 'common_complete', 'common_encoding_big5', 'ncsa_extended', 'ovh'];
  for (const name of [...taken, 'icecast2', 'logs_to_tests', 'static_ignores']) {
    const lines = linesOf('corpora/matomo', `${name}.log`).filter((line) => !line.startsWith('#'));
    assert.deepEqual(unread(webAccess, lines), [], name);
    for (const line of lines) assert.ok(read(webAccess, line)?.address !== undefined, line);
  }
  for (const name of taken) {
    const fields = read(webAccess, linesOf('corpora/matomo', `${name}.log`)[0] ?? '');
    assert.equal(fields?.address, '1.2.3.4', name);
    assert.equal(fields?.status, 301);
    assert.equal(fields?.account, 'theuser');
  }
  assert.deepEqual(unread(webAccess, linesOf('corpora/lograptor/apache2_ssl_access.log')), []);
  assert.deepEqual(unread(apacheError, linesOf('corpora/lograptor/apache2_ssl_error.log')), []);
});

test('lines of other products are left or read, and never throw', { skip }, () => {
  for (const folder of [
    'matomo',
    'plaso',
    'lograptor',
    'wazuh-ossec/ossec-hids',
    'wazuh-ossec/wazuh-ruleset',
  ]) {
    const path = join(shared ?? '', 'corpora', folder);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      for (const line of linesOf('corpora', folder, entry.name)) for (const format of all) read(format, line);
    }
  }
  for (const name of [
    'iis',
    'haproxy',
    's3',
    'alb',
    'netscaler',
    'shoutcast',
    'caddy_json',
    'custom_regex_custom_date',
  ]) {
    const lines = linesOf('corpora/matomo', `${name}.log`);
    assert.equal(unread(webAccess, lines).length, lines.length, name);
  }
});

test('Apache lines of loghub, plaso and Wazuh', { skip }, () => {
  assert.deepEqual(unread(apacheError, linesOf('corpora/loghub/Apache/Apache_2k.log')), []);
  assert.deepEqual(unread(webAccess, linesOf('corpora/plaso/apache_access.log')), []);
  const wazuh = ['apache', 'modsecurity']
    .flatMap((name) => linesOf(`corpora/wazuh-ossec/wazuh-ruleset/${name}.ini`))
    .flatMap((line) => /^log \d+ \w+ *= *(.*)$/.exec(line)?.[1] ?? [])
    .filter((line) => /^\[\w{3} \w{3} /.test(line));
  assert.ok(wazuh.length > 10);
  assert.deepEqual(unread(apacheError, wazuh), []);
  for (const line of wazuh) {
    const client = /\[client ([\d.]+|::1)(?::(\d+))?\]/.exec(line);
    assert.equal(read(apacheError, line)?.address, client?.[1], line);
    assert.equal(
      read(apacheError, line)?.port,
      client?.[2] === undefined ? undefined : Number(client[2]),
      line,
    );
  }
});
