import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from '../../store/sql.ts';
import { investigated } from '../../testing/investigate.testing.ts';
import { deskOf, until } from './records.testing.ts';

let root = '';
before(() => {
  root = mkdtempSync(join(tmpdir(), 'constat-odd-'));
});
after(() => rmSync(root, { recursive: true, force: true }));

const line = (i: number, more = ''): string =>
  `2026-03-02T09:00:${String(i % 60).padStart(2, '0')}+00:00 mx dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=${i}, TLS, session=<q${i}>${more}`;
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => line(from + i));

function makeEvidence(folder: string): void {
  mkdirSync(join(folder, 'log'), { recursive: true });
  const put = (name: string, bytes: string | Buffer): void =>
    writeFileSync(join(folder, name), typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  const text = (list: readonly string[], end = '\n'): string => list.map((l) => l + end).join('');
  put('crlf.log', text(lines(0, 50), '\r\n'));
  put('open-end.log', `${text(lines(50, 90))}${line(90)}`);
  put('blank.log', `\n\n${text(lines(100, 120))}\n   \n${text(lines(120, 130))}`);
  put('bytes.log', text([...lines(130, 150), line(150, ' caf\xe9 \x00 \xff \x1b[31m'), ...lines(151, 170)]));
  put('long.log', text([...lines(170, 180), line(180, 'x'.repeat(3_000_000)), ...lines(181, 190)]));
  put('wide.log', Buffer.from(`\ufeff${text(lines(190, 220))}`, 'utf16le'));
  put('mark.log', Buffer.concat([Buffer.from('\ufeff'), Buffer.from(text(lines(220, 240)))]));
  put('two.log.gz', Buffer.concat([gzipSync(text(lines(240, 260))), gzipSync(text(lines(260, 280)))]));
  // An archive in which one name comes twice.
  for (const [from, to] of [
    [280, 300],
    [300, 330],
  ] as const) {
    put('log/mail.log', text(lines(from, to)));
    execFileSync('tar', ['-rf', join(folder, 'logs.tar'), '-C', folder, 'log/mail.log']);
  }
  rmSync(join(folder, 'log'), { recursive: true });
}

test('every odd line is there as it was read, and every record has its line', async () => {
  makeEvidence(join(root, 'evidence'));
  const { case: one } = await investigated([join(root, 'evidence')], join(root, 'case'));
  const desk = await deskOf(join(root, 'case'));
  try {
    const { evidence } = await until(desk, ({ engine }) => engine === 'ready');
    assert.equal(evidence.same, one.evidence.length);
    const count = async (query: ReturnType<typeof sql>): Promise<unknown> =>
      (await desk.records.rows(query))[0];
    const all = one.evidence.reduce((n, e) => n + e.lines, 0);
    assert.equal(all, 325);
    assert.deepEqual(await count(sql`SELECT count(), countIf(length = 0) FROM lines`), [all, 3]);
    assert.deepEqual(
      await count(
        sql`SELECT count(), countIf(length(text) = least(length, 1048576)), countIf(format = 'dovecot') FROM moments`,
      ),
      [all - 3, all - 3, all - 4],
    );
    const mismatched = sql`SELECT count() FROM moments WHERE session != '' AND position(text, session) = 0`;
    assert.deepEqual(await count(mismatched), [0], 'each line stands beside its own event');
    for (const { id } of one.evidence) {
      const numbers = (await desk.records.lines(id, 1, 1000)).map((l) => l.line);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
      );
    }
  } finally {
    await desk.close();
  }
});
