import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spansOf } from './spans.ts';

const field = (name: string, text: string): { name: string; ecs: string; text: string } => ({
  name,
  ecs: '',
  text,
});
const LINE = 'Mar  7 10:00:07 mx dovecot: imap(ann): expunge: box=INBOX, uid=7, msgid=<a@b>, ann';

const marked = (text: string, ...fields: readonly (readonly [string, string])[]): readonly string[] =>
  spansOf(
    text,
    fields.map(([n, t]) => field(n, t)),
  ).map((s) => `${s.field}@${s.from}=${text.slice(s.from, s.to)}`);

test('values are marked where they stand as values', () => {
  assert.deepEqual(
    marked(LINE, ['uid', '7'], ['account', 'ann'], ['mailbox', 'INBOX'], ['messageId', '<a@b>']),
    ['account@33=ann', 'mailbox@52=INBOX', 'uid@63=7', 'messageId@72=<a@b>'],
  );
  assert.deepEqual(marked(LINE, ['uid', '10']), [], 'a piece of the stamp is no value');
  assert.deepEqual(marked(LINE, ['account', 'xpunge']), [], 'a piece of a word is no value');
  assert.deepEqual(
    marked(LINE, ['action', 'expunge'], ['format', 'dovecot']),
    [],
    'words of ours are not looked for',
  );
});

test('a span holds its value, and none lies over another', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '=', '<', ' ', '1', '.', 'é', '\\'),
    maxLength: 60,
  });
  const fields = fc.array(fc.tuple(fc.constantFrom('account', 'uid', 'detail', 'path'), text), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, fields, (line, list) => {
      let end = 0;
      for (const { from, to, field: name } of spansOf(
        line,
        list.map(([n, t]) => field(n, t)),
      )) {
        assert.ok(from >= end && to > from && to <= line.length);
        assert.ok(list.some(([n, t]) => n === name && t === line.slice(from, to)));
        end = to;
      }
    }),
  );
});
