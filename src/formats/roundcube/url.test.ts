import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byteString } from '../../base/text.ts';
import type { EventFields } from '../../event/columns.ts';
import { parameters, urlDecoded } from './query.ts';
import { roundcubeRequest } from './url.ts';

const get = (query: string, status = 200): EventFields | undefined =>
  roundcubeRequest('GET', '/', query, status);
const post = (query: string, status = 200): EventFields | undefined =>
  roundcubeRequest('POST', '/', query, status);

type Expected = { readonly [K in keyof EventFields]?: EventFields[K] | undefined };

function has(fields: EventFields | undefined, expected: Expected): void {
  assert.ok(fields !== undefined);
  for (const [key, value] of Object.entries(expected)) {
    assert.deepEqual((fields as Readonly<Record<string, unknown>>)[key], value, key);
  }
}

test('a sign-in is told by the answer to the form', () => {
  has(post('_task=login', 302), { action: 'sign-in', outcome: 'success', protocol: 'webmail' });
  has(post('_task=login', 401), { action: 'sign-in', outcome: 'failure', reason: 'auth-failed' });
  has(post('_task=login', 200), { action: 'sign-in', outcome: 'failure' });
  has(post('_task=login', 502), { action: 'sign-in-tried', outcome: undefined });
  has(get('_task=login'), { action: 'page', outcome: undefined });
  has(get('_task=logout&_token=T'), { action: 'sign-out', token: 'T' });
});

test('lists and searches', () => {
  has(get('_task=mail&_mbox=Sent'), { action: 'message-list', mailbox: 'Sent', mode: 'start' });
  has(get('_task=mail&_action=list&_mbox=A%2FB&_page=3'), {
    action: 'message-list',
    mailbox: 'A/B',
    page: 3,
  });
  has(get('_task=mail&_action=list&_page=-3'), { page: undefined });
  has(get('_task=mail&_action=search&_q=b%E1%BA%A3ng+l%C6%B0%C6%A1ng&_mbox=INBOX'), {
    action: 'message-search',
    search: byteString('bảng lương'),
  });
  has(get('_task=mail&_mbox=Bo%26AO4-te&_action=list'), { mailbox: 'Bo&AO4-te' });
});

test('messages and their parts', () => {
  has(get('_task=mail&_uid=5&_mbox=INBOX&_framed=1&_action=preview'), {
    action: 'message-open',
    mode: 'preview',
    uid: 5,
  });
  has(get('_task=mail&_uid=5&_mbox=INBOX&_action=show'), { action: 'message-open', mode: 'show' });
  has(get('_task=mail&_uid=5&_mbox=INBOX&_action=print'), { action: 'message-open', mode: 'print' });
  has(get('_task=mail&_action=show'), { action: 'request' });
  has(get('_uid=5&_mbox=INBOX&_action=show'), { action: 'message-open', uid: 5 });
  has(get('_task=mail&_uid=5&_mbox=INBOX&_action=viewsource'), { action: 'message-source', mode: undefined });
  has(get('_task=mail&_uid=5&_mbox=INBOX&_action=viewsource&_save=1'), { mode: 'download' });
  has(get('_task=mail&_uid=5&_mbox=INBOX&_action=viewsource&_save=0'), { mode: undefined });
  has(get('_task=mail&_uid=5&_action=headers'), { action: 'message-open', mode: 'headers' });
});

test('every variant of a part, content or not', () => {
  const mode = (extra: string): string | undefined =>
    get(`_task=mail&_action=get&_uid=5&_mbox=INBOX&_part=1.2${extra}`)?.mode;
  assert.equal(mode(''), 'inline');
  assert.equal(mode('&_download=1'), 'download');
  assert.equal(mode('&_download=0'), 'inline');
  assert.equal(mode('&_embed=1&_mimeclass=image'), 'embed');
  assert.equal(mode('&_thumb=1'), 'thumbnail');
  assert.equal(mode('&_frame=1'), 'frame');
  assert.equal(mode('&_preload=1&_embed=1'), 'preload');
  assert.equal(mode('&_mimewarning=1&_embed=1'), 'embed');
  has(get('_task=mail&_action=get&_uid=5&_part=1.2'), { action: 'part-get', part: '1.2', uid: 5 });
});

test('UIDs of searches over several mailboxes, of nested messages, of lists', () => {
  const of = (uid: string): EventFields | undefined => get(`_task=mail&_action=show&_mbox=INBOX&_uid=${uid}`);
  has(of('12-Sent-2020'), { uid: 12, mailbox: 'Sent-2020' });
  has(of('12.3'), { uid: 12, part: '3', mailbox: 'INBOX' });
  has(of('12.3.1-Sent'), { uid: 12, part: '3.1', mailbox: 'Sent' });
  has(of('1,2,3'), { uid: undefined, detail: 'uid=1,2,3' });
  has(of('1-INBOX,2-Sent'), { uid: undefined, detail: 'uid=1-INBOX,2-Sent' });
  has(of('*'), { uid: undefined, detail: 'uid=*' });
  has(of('4294967296'), { uid: undefined });
  has(get('_task=mail&_action=get&_uid=12.3&_part=3.2'), { uid: 12, part: '3.2' });
});

test('changes need a POST', () => {
  for (const action of ['mark', 'move', 'copy', 'delete', 'expunge', 'purge']) {
    has(post(`_task=mail&_action=${action}&_mbox=INBOX`), {
      action: 'message-change',
      mode: action,
      mailbox: 'INBOX',
    });
    has(get(`_task=mail&_action=${action}`), { action: 'request' });
  }
  has(post('_task=mail&_action=moveto'), { mode: 'move' });
  has(post('_task=mail&_action=constructor'), { action: 'request' });
});

test('archives, contacts, writing', () => {
  has(get('_task=mail&_action=plugin.zipdownload.attachments&_mbox=INBOX&_uid=4'), {
    action: 'message-zip',
    mode: 'attachments',
    uid: 4,
  });
  has(post('_task=mail&_action=plugin.zipdownload.messages'), {
    action: 'message-zip',
    mode: 'messages',
    uid: undefined,
  });
  has(get('_task=addressbook&_action=list&_source=0&_page=2'), { action: 'contacts-list', page: 2 });
  has(get('_task=addressbook&_action=export&_token=t'), { action: 'contacts-export', token: 't' });
  has(get('_task=mail&_action=compose&_forward_uid=7&_mbox=INBOX'), {
    action: 'message-compose',
    mode: 'forward',
    uid: 7,
  });
  has(post('_task=mail&_action=send'), { action: 'message-compose', mode: 'send' });
  has(post('_task=mail&_action=upload'), { action: 'message-compose', mode: 'upload' });
  for (const action of ['refresh', 'check-recent', 'keep-alive', 'autocomplete', 'getunread']) {
    has(post(`_task=mail&_action=${action}`), { action: 'request', protocol: 'webmail' });
  }
});

test('settings and filter rules', () => {
  has(get('_task=settings&_action=plugin.twofactor_gauthenticator'), {
    action: 'settings',
    mode: 'plugin.twofactor_gauthenticator',
  });
  has(get('_task=settings&_action=%3Cscript%3E'), { action: 'settings', mode: undefined });
  has(get('_task=settings&_action=plugin.managesieve'), { action: 'rule-list' });
  has(get('_task=settings&_action=plugin.managesieve-action&_framed=1'), { action: 'rule-list' });
  has(post('_task=settings&_action=plugin.managesieve-save'), { action: 'rule-change', mode: 'save' });
  has(post('_task=settings&_action=plugin.managesieve-action'), { action: 'rule-change', mode: 'action' });
  has(get('_task=settings&_action=plugin.managesieve-action&_act=setact&_set=x'), {
    action: 'rule-change',
    mode: 'setact',
  });
  has(get('_task=settings&_action=plugin.managesieve-action&_act=setget&_set=x'), {
    action: 'rule-list',
    mode: 'setget',
  });
});

test('parameters as PHP takes them', () => {
  has(get('_action=show&_uid=1&_uid=2&_task=mail'), { uid: 2 });
  has(get('%5Ftask=mail&%5faction=show&_uid=3'), { action: 'message-open', uid: 3 });
  has(get('.task=mail&.action=show&.uid=3'), { action: 'message-open', uid: 3 });
  has(get('+_task=mail&_action=get&_uid[]=3&_part=2'), { action: 'part-get', uid: 3 });
  assert.equal(urlDecoded('a%2Fb%zz%4'), 'a/b%zz%4');
  assert.equal(parameters('&&=x&a&b=').get('a'), '');
});

test('where Roundcube starts, and what is not Roundcube', () => {
  for (const path of ['/', '/roundcube/', '/webmail', '/mail/index.php', '/index.php']) {
    has(roundcubeRequest('GET', path, '', 200), { action: 'page' });
  }
  has(roundcubeRequest('GET', '/webmail/', '_task=mail&_action=show&_uid=9', 200), { uid: 9 });
  assert.equal(roundcubeRequest('GET', '/wiki/', 'action=edit', 200), undefined);
  assert.equal(roundcubeRequest('GET', '/wiki/', '_action=edit', 200), undefined);
  assert.equal(roundcubeRequest('POST', '/', '', 200), undefined);
});

test('any bytes: never throws, every field is bounded, decoding never grows', () => {
  const bytes = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((c) => String.fromCharCode(c)),
    maxLength: 400,
  });
  const words = fc.constantFrom(
    '_task=mail',
    '_action=get',
    '&',
    '_uid=',
    '%',
    '%2',
    '_mbox=',
    '[',
    '12-',
    '.',
    '+',
    '_q=',
    '_part=1',
    '\0',
  );
  const query = fc.array(fc.oneof(bytes, words), { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      query,
      bytes,
      fc.constantFrom('GET', 'POST', 'HEAD', 'X'),
      fc.nat(999),
      (q, path, method, status) => {
        assert.ok(urlDecoded(q).length <= q.length);
        const fields = roundcubeRequest(method, path, q, status);
        for (const value of Object.values(fields ?? {})) {
          assert.ok(typeof value === 'string' ? value.length <= 1000 : value >= 0 && value <= 0xffffffff);
        }
      },
    ),
  );
  const long = `_task=mail&_action=search&_q=${'%41'.repeat(1_000_000)}`;
  assert.ok((get(long)?.search ?? '').length <= 1000);
});
