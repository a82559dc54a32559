import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextReaders } from './index.ts';

/** Texts that a reader with a nested search would take very long for, `size` bytes each. */
function hostile(size: number): readonly string[] {
  const fill = (text: string): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  const tab = 'mailbox\tuid\thdr.subject\tflags\n';
  return [
    fill('a {\n') + fill('listen = a\n'),
    fill('{'),
    fill(' '),
    fill('"'),
    fill("$config['plugins'] = ['a', "),
    `<?php ${fill("$config['plugins'] = [/* ")}`,
    tab + fill('INBOX\t1\ta\n b\n'),
    tab + fill('x\n'),
    `${tab}INBOX\t1\t${fill('\t')}`,
    `${tab}INBOX\t1\ta\t\\Seen\n${fill('noise\n')}`,
    `mailbox\tuid\timap.bodystructure\nINBOX\t1\t${fill('(')}`,
    `mailbox\tuid\timap.bodystructure\nINBOX\t1\t${fill('("a" ')}`,
    `mailbox=a uid=1 hdr.subject=${fill(' uid=')}`,
    `mailbox: a\nuid: 1\n\f\n${fill('\nuid: ')}`,
    fill('if true { keep; '),
    fill('text:\n'),
    fill('/*'),
    fill('=== /home/a/sieve/b -> c\n'),
    fill('a: "'),
    fill('a: b,'),
    fill('[{"'),
    `-Queue ID-  --Size-- ----\n${fill('(a)\n         b\n')}`,
    fill('/a {\nrotate 1\n'),
    fill('smtp inet n - n - - smtpd -o { a\n'),
  ];
}

for (const reader of contextReaders)
  test(`context reader ${reader.id} takes time in proportion to the text`, () => {
    const slow: string[] = [];
    for (const text of hostile(200_000)) {
      const start = process.cpuUsage();
      reader.takes('etc/dovecot/x.conf', text.slice(0, 65_536));
      reader.read(text, { path: 'home/a/b', member: 'f1' });
      const { user, system } = process.cpuUsage(start);
      if (user + system > 1_000_000) slow.push(`${text.slice(0, 40)}: ${user + system} µs`);
    }
    assert.deepEqual(slow, []);
  });
