import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../base/shared.testing.ts';
import { readable } from '../../base/text.ts';
import type { Context, ContextPart } from '../../case/context.ts';
import { contextOf, contextReaderOf } from './merge.ts';

const shared = sharedFolder();
const skip = shared === undefined ? 'the shared evidence is not here' : false;
const root = join(shared ?? '', 'evidence/nhamay');

function contextFiles(): string[] {
  const all = readdirSync(join(root, 'evidence'), { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readAll(): { context: Context; readers: ReadonlyMap<string, string> } {
  const readers = new Map<string, string>();
  const parts: ContextPart[] = [];
  contextFiles().forEach((file, i) => {
    const path = file.slice(join(root, 'evidence').length + 1);
    const text = readFileSync(file, 'latin1');
    const reader = contextReaderOf(path, text.slice(0, 8192));
    if (reader === undefined) return;
    readers.set(path, reader.id);
    parts.push(reader.read(text, { path, member: `f${i}` }));
  });
  return { context: contextOf(parts), readers };
}

test('every record of every listing of the evidence is read', { skip }, () => {
  const { context } = readAll();
  assert.equal(context.listings.length, 30);
  for (const { account, messages, structures, unread } of context.listings) {
    const count = (name: string): number =>
      readFileSync(join(root, 'evidence/doveadm', name), 'latin1')
        .split('\n')
        .filter((l) => /^[^\s][^\t]*\t[0-9]+\t/.test(l)).length;
    assert.equal(unread, 0, account);
    assert.equal(messages.length, count(`${account}.tsv`), account);
    assert.equal(structures.length, count(`${account}.bodystructure.tsv`), account);
    for (const m of messages) {
      assert.ok(m.size !== undefined && m.size > 0 && m.received !== undefined && m.flags !== undefined);
      assert.ok(m.messageId === '' || m.messageId?.startsWith('<'), m.messageId);
    }
  }
});

interface TruthAttachment {
  readonly account: string;
  readonly mailbox: string;
  readonly uid: number;
  readonly part: string;
  readonly filename: string;
  readonly decoded_bytes: number;
}

function isDelivered(value: object): value is TruthAttachment {
  return 'decoded_bytes' in value && 'filename' in value && 'delivered' in value && value.delivered === true;
}

/** The attachments that arrived; of others the size is that of a warning page. */
function attachmentsOf(value: unknown): TruthAttachment[] {
  if (Array.isArray(value)) return value.flatMap(attachmentsOf);
  if (typeof value !== 'object' || value === null) return [];
  return isDelivered(value) ? [value] : Object.values(value).flatMap(attachmentsOf);
}

test('sizes and names of attachments agree with what was sent', { skip }, () => {
  const { context } = readAll();
  const attachments = attachmentsOf(JSON.parse(readFileSync(join(root, 'truth.json'), 'utf8')));
  let compared = 0;
  for (const a of attachments) {
    const listing = context.listings.find((l) => l.account === a.account);
    const structure = listing?.structures.find((s) => s.mailbox === a.mailbox && s.uid === a.uid);
    const part = structure?.parts.find((p) => p.part === a.part);
    if (part === undefined) continue;
    compared += 1;
    assert.equal(part.name, a.filename);
    const { atLeast, atMost } = part.decoded;
    assert.ok(
      atLeast <= a.decoded_bytes && a.decoded_bytes <= atMost,
      `${atLeast} ${a.decoded_bytes} ${atMost}`,
    );
  }
  assert.ok(compared > 0);
  assert.equal(compared, attachments.length);
});

test('configuration and filters of the evidence', { skip }, () => {
  const { context, readers } = readAll();
  const logs = [...readers.keys()].filter((path) => path.startsWith('var/log/'));
  assert.deepEqual(logs, []);
  assert.equal(context.dovecot.version?.value, '2.3.19.1');
  assert.equal(context.dovecot.mailLog?.value, false);
  assert.equal(context.dovecot.authVerbose?.value, true);
  assert.equal(context.postfix.submission?.value, true);
  assert.equal(context.roundcube.logLogins?.rank, 'file');
  assert.equal(context.roundcube.smtpLog?.rank, 'default');
  assert.equal(context.zones[0]?.value, 'Etc/UTC');
  const outside = context.scripts.flatMap((s) =>
    s.actions
      .filter((a) => a.action === 'redirect' && !a.target.endsWith('@nhamay.example'))
      .map((a) => [s.account, s.active, readable(a.rule), a.copy]),
  );
  assert.deepEqual(outside, [['compta', false, 'sauvegarde', true]]);
  const ids = readFileSync(join(root, 'evidence/collected/mailq.txt'), 'latin1').match(/^[0-9A-F]{8,}/gm);
  assert.equal(context.queue.length, ids?.length);
});

test('the text at each place of a listed message begins with its mailbox', { skip }, () => {
  const { context } = readAll();
  const texts = new Map<string, string>();
  for (const { messages, structures } of context.listings)
    for (const { mailbox, uid, place } of [...messages, ...structures]) {
      const text = texts.get(place.path) ?? readFileSync(join(root, 'evidence', place.path), 'latin1');
      texts.set(place.path, text);
      assert.ok(text.startsWith(`${mailbox}\t${uid}\t`, place.offset), `${place.path}:${place.line}`);
    }
});
