import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../case/context.ts';
import { contextOf, contextReaderOf } from './merge.ts';

function contextOfTexts(files: Readonly<Record<string, string>>): Context {
  return contextOf(
    Object.entries(files).map(([path, text], i) => {
      const reader = contextReaderOf(path, text.slice(0, 8192));
      assert.ok(reader !== undefined, `${path} is a context file`);
      return reader.read(text, { path, member: `f${i}` });
    }),
  );
}

test('what doveconf printed outranks the files', () => {
  const { dovecot, hostNames } = contextOfTexts({
    'etc/dovecot/dovecot.conf': 'auth_verbose = yes\nmail_plugins = mail_log notify\n',
    'etc/hostname': 'mx\n',
    'out.txt': '# 2.3.21 (a): /etc/dovecot/dovecot.conf\n# Hostname: mx.example.org\nprotocols = imap\n',
  });
  assert.equal(dovecot.version?.value, '2.3.21');
  assert.equal(dovecot.authVerbose?.value, false);
  assert.deepEqual(dovecot.authVerbose?.place, { path: 'out.txt', member: 'f2', line: 1, offset: 0 });
  assert.equal(dovecot.mailLog?.value, false);
  assert.deepEqual(dovecot.protocols?.value, ['imap']);
  assert.deepEqual(
    hostNames.map((h) => h.value),
    ['mx.example.org', 'mx'],
  );
});

test('Dovecot files are read in the order in which Dovecot reads them', () => {
  const { dovecot } = contextOfTexts({
    'etc/dovecot/local.conf': 'log_path = /var/log/dovecot.log\n',
    'etc/dovecot/conf.d/10-auth.conf': '!include auth-system.conf.ext\n',
    'etc/dovecot/conf.d/10-mail.conf': 'mail_plugins = $mail_plugins quota\nlog_path = /tmp/a\n',
    'etc/dovecot/conf.d/20-imap.conf':
      'protocol imap {\n  mail_plugins = $mail_plugins mail_log notify\n}\nplugin {\n  mail_log_events = delete, expunge\n}\n',
    'etc/dovecot/conf.d/auth-system.conf.ext': 'passdb {\n  driver = pam\n}\n',
    'etc/dovecot/conf.d/auth-sql.conf.ext': 'passdb {\n  driver = sql\n}\n',
    'etc/dovecot/dovecot.conf': '!include conf.d/*.conf\n!include_try local.conf\nlog_path = syslog\n',
  });
  assert.equal(dovecot.logPath?.value, '/var/log/dovecot.log');
  assert.deepEqual(
    dovecot.passdbDrivers.map((d) => d.value),
    ['pam'],
  );
  assert.deepEqual(
    dovecot.mailPlugins.map((p) => [p.protocol, p.plugins.value]),
    [
      ['', ['quota']],
      ['imap', ['quota', 'mail_log', 'notify']],
    ],
  );
  assert.equal(dovecot.mailLog?.value, true);
  assert.deepEqual(dovecot.mailLogEvents?.value, ['delete', 'expunge']);
  assert.equal(dovecot.authVerbose?.value, false);
});

test('Dovecot 2.4 blocks', () => {
  const { dovecot } = contextOfTexts({
    'doveconf.txt':
      '# 2.4.1 (a): /etc/dovecot/dovecot.conf\nmail_driver = maildir\nmail_path = ~/Maildir\nmail_plugins {\n  mail_log = yes\n  notify = yes\n}\nprotocol imap {\n  mail_plugins {\n    mail_log = no\n    imap_sieve = yes\n  }\n}\npassdb pam {\n}\nnamespace inbox {\n  inbox = yes\n  separator = /\n}\n',
  });
  assert.equal(dovecot.mailLocation?.value, 'maildir:~/Maildir');
  assert.equal(dovecot.mailLog?.value, false);
  assert.deepEqual(dovecot.mailPlugins.at(-1)?.plugins.value, ['notify', 'imap_sieve']);
  assert.deepEqual(
    dovecot.passdbDrivers.map((d) => d.value),
    ['pam'],
  );
  assert.deepEqual(
    dovecot.namespaces.map(({ name, separator, inbox }) => [name, separator, inbox]),
    [['inbox', '/', true]],
  );
});

test('Postfix names are replaced, and loops end', () => {
  const { postfix } = contextOfTexts({
    'etc/postfix/main.cf': `myhostname = mx.$mydomain\nmydomain = example.org\nmydestination = $myhostname, \${mydomain} localhost.$mydomain\nrelay_domains = $relay_domains a$relay_domains\nalways_bcc = copy@example.net\n`,
    'etc/postfix/master.cf': 'smtp inet n - y - - smtpd\n192.0.2.1:587 inet n - y - - smtpd\n',
  });
  assert.equal(postfix.myHostname?.value, 'mx.example.org');
  assert.deepEqual(postfix.myDestination?.value, ['mx.example.org', 'example.org', 'localhost.example.org']);
  assert.ok((postfix.relayDomains?.value.length ?? 0) > 0);
  assert.equal(postfix.alwaysBcc?.place.line, 5);
  assert.deepEqual([postfix.submission?.value, postfix.smtps?.value], [true, false]);
});

test('Roundcube: a file outranks the defaults, and no secret is kept', () => {
  const context = contextOfTexts({
    'rc/config.inc.php':
      "<?php\n$config['smtp_log'] = false;\n$config['des_key'] = 'SECRET';\n$config['smtp_pass'] = 'SECRET';\n$config['db_dsnw'] = 'mysql://u:SECRET@h/db';\n",
    'rc/defaults.inc.php': "<?php\n$config['smtp_log'] = true;\n$config['session_lifetime'] = 10;\n",
    'etc/dovecot/dovecot.conf': 'doveadm_password = SECRET\nauth_verbose = yes\n',
    'etc/dovecot/users': 'anna@example.org:{PLAIN}SECRET:1000\n',
  });
  assert.equal(context.roundcube.smtpLog?.value, false);
  assert.equal(context.roundcube.sessionLifetime?.value, 10);
  assert.equal(context.roundcube.logLogins, undefined);
  assert.ok(!JSON.stringify(context).includes('SECRET'));
});

test('listings of one account become one', () => {
  const header = 'mailbox\tuid\thdr.message-id\n';
  const { listings } = contextOfTexts({
    'doveadm/anna.bodystructure.tsv':
      'mailbox\tuid\timap.bodystructure\nINBOX\t1\t"text" "plain" NIL NIL NIL "7bit" 5 1\n',
    'doveadm/anna.tsv': `${header}INBOX\t1\t<a@b>\nINBOX\t2\t<c@d>\n`,
    'later/anna.tsv': `${header}INBOX\t1\t<a@b>\nINBOX\t1\t<other@b>\n`,
    'doveadm/ben.tsv': `${header}INBOX\t1\t<a@b>\n`,
  });
  assert.deepEqual(
    listings.map((l) => [l.account, l.messages.length, l.structures.length, l.unread]),
    [
      ['anna', 3, 1, 0],
      ['ben', 1, 0, 0],
    ],
  );
});
