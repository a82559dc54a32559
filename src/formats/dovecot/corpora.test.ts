import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { sharedFolder } from '../../base/shared.testing.ts';
import { readDovecot } from '../dovecot.ts';
import { dovecotLog } from '../dovecot-log.ts';

const shared = sharedFolder();

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function linesOf(path: string): string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') && !path.endsWith('.tar.gz') ? gunzipSync(bytes) : bytes).toString(
    'latin1',
  );
  if (!path.endsWith('.jsonl')) return text.split('\n');
  return text
    .split('\n')
    .filter((line) => line.includes('ovecot'))
    .map((line) => String((JSON.parse(line) as { line?: unknown }).line ?? ''));
}

// The message of a syslog line that Dovecot wrote, or the text of a line of Dovecot's own.
function messageOf(line: string): string | undefined {
  const tag = /^.{10,60}? dovecot(?:\[\d+\])?: (.*)$/.exec(line.trimEnd());
  if (tag !== null) return tag[1];
  const head = dovecotLog.head(line.trimEnd());
  return head === undefined ? undefined : line.trimEnd().slice(head.at);
}

function shape(message: string): string {
  return message
    .replace(/<[^>]*>/g, '<>')
    .replace(/\([^)]*\)/g, '()')
    .replace(/\d+/g, 'N')
    .slice(0, 160);
}

function count(paths: readonly string[]): { read: number; left: Map<string, number> } {
  const left = new Map<string, number>();
  let read = 0;
  for (const path of paths) {
    for (const line of linesOf(path)) {
      const message = messageOf(line);
      if (message === undefined) continue;
      if (readDovecot(message) !== undefined) read += 1;
      else left.set(shape(message), (left.get(shape(message)) ?? 0) + 1);
    }
  }
  return { read, left };
}

test('Dovecot lines of public corpora', { skip: shared === undefined ? 'no shared folder' : false }, (t) => {
  const folders = [
    'lograptor',
    'plaso',
    'wazuh-ossec',
    'ait-ldsv1-insect',
    'lightmeter/individual_files',
    'loghub',
  ];
  const paths = folders.map((name) => join(shared ?? '', 'corpora', name)).filter((path) => existsSync(path));
  const { read, left } = count(paths.flatMap(filesUnder));
  t.diagnostic(`${read} read, left: ${JSON.stringify([...left])}`);
  assert.ok(read > 100);
  assert.deepEqual([...left], []);
});

test('Dovecot lines of the evidence', { skip: shared === undefined ? 'no shared folder' : false }, (t) => {
  const paths = filesUnder(join(shared ?? '', 'evidence')).filter((path) => /mail\.log/.test(path));
  const { read, left } = count(paths);
  t.diagnostic(`${read} read, left: ${JSON.stringify([...left])}`);
  assert.ok(read > 10000);
  assert.deepEqual([...left], []);
});
