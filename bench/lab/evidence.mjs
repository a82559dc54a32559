// What an investigator collects beside the logs: configuration, mailbox listings, Sieve scripts, the queue.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shapeOf, subjectOf } from './mailbox.mjs';
import { mix } from './random.mjs';

/** @typedef {import('./host.mjs').Host} Host @typedef {import('./people.mjs').Person} Person */

/** A header field as it stands in the message: encoded words where it is not ASCII. @param {string} text */
function encoded(text) {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?b?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

/** doveadm -f tab fetch. @param {Host} host @param {Person} p */
function listing(host, p) {
  const box = host.box(p);
  const field = host.variant.mailLog ? 'hdr.subject.utf8' : 'hdr.subject';
  const columns = [
    'mailbox',
    'uid',
    'guid',
    'hdr.message-id',
    'hdr.from',
    field,
    'size.physical',
    'size.virtual',
    'date.received',
    'date.saved',
    'flags',
  ];
  const rows = [columns.join('\t')];
  for (const folder of box.folders.values()) {
    for (const m of folder.messages) {
      const shape = shapeOf(m.seed);
      const guid = `${Math.floor(m.saved / 1e6)}.M${mix(m.seed, 40) % 1000000}P${1000 + (mix(m.seed, 41) % 30000)}.${host.name},S=${shape.physical}`;
      const subject = host.variant.mailLog ? subjectOf(m) : encoded(subjectOf(m));
      const dates = `${host.clock.plain(m.date)}\t${host.clock.plain(m.saved)}`;
      const flags = m.seen ? '\\Seen' : '';
      rows.push(
        [
          folder.name,
          m.uid,
          guid,
          box.messageId(m),
          box.sender(m),
          subject,
          shape.physical,
          shape.virtual,
          dates,
          flags,
        ].join('\t'),
      );
    }
  }
  return `${rows.join('\n')}\n`;
}

/** @param {Host} host @param {Person} p */
function structures(host, p) {
  const rows = ['mailbox\tuid\timap.bodystructure'];
  for (const folder of host.box(p).folders.values()) {
    for (const m of folder.messages) rows.push(`${folder.name}\t${m.uid}\t${structure(shapeOf(m.seed))}`);
  }
  return `${rows.join('\n')}\n`;
}

/** A body structure as doveadm prints it, without the outer brackets. @param {import('./mailbox.mjs').Shape} shape */
function structure(shape) {
  const plain = `"text" "plain" ("charset" "utf-8") NIL NIL "8bit" ${shape.textEncoded} ${shape.textLines} NIL NIL NIL NIL`;
  const lines = Math.ceil(shape.html / 76);
  const html = `"text" "html" ("charset" "utf-8") NIL NIL "8bit" ${shape.html} ${lines} NIL NIL NIL NIL`;
  const ending = `("boundary" "${shape.boundary}") NIL NIL NIL`;
  const text = shape.html > 0 ? `(${plain})(${html}) "alternative" ${ending.replace('=-', '=-a')}` : plain;
  if (shape.attachments.length === 0) return text;
  const parts = shape.attachments.map((a) => {
    const name = `("attachment" ("filename" "${a.filename}"))`;
    const rows = a.type === 'text' ? ` ${a.lines}` : '';
    return `("${a.type}" "${a.subtype}" NIL NIL NIL "base64" ${a.encoded}${rows} NIL ${name} NIL NIL)`;
  });
  return `(${text})${parts.join('')} "mixed" ${ending}`;
}

/** @param {Host} host @param {{ person: Person, script: string, t: number } | undefined} planted */
function sieveList(host, planted) {
  const out = [];
  for (const p of host.people) {
    const home = host.variant.fullLogin ? `/var/vmail/${host.domain}/${p.shown}` : `/home/${p.login}`;
    const mine = planted?.person === p ? planted : undefined;
    if (p.script === undefined && mine === undefined) continue;
    const name = mine ? 'managesieve' : 'roundcube';
    const time = host.clock.plain(mine?.t ?? host.start - (mix(p.index, 77) % 9000000) * 1e6);
    const zone = host.clock.offsetText(mine?.t ?? host.start);
    const text =
      mine?.script.replaceAll('\r', '') ??
      `require ["imap4flags"];\n# rule:[Important]\nif header :contains "subject" "urgent" { addflag "\\\\Flagged"; keep; }\n`;
    out.push(`=== ${home}/.dovecot.sieve -> sieve/${name}.sieve`);
    out.push(
      `lrwxrwxrwx 1 ${p.shown} ${p.shown} 21 ${time}.536893337 ${zone} ${home}/.dovecot.sieve -> sieve/${name}.sieve`,
    );
    out.push(text.trimEnd(), `=== ${home}/sieve/${name}.sieve -> `);
    out.push(
      `-rw------- 1 ${p.shown} ${p.shown} ${text.length} ${time}.535479590 ${zone} ${home}/sieve/${name}.sieve`,
      text.trimEnd(),
    );
  }
  return `${out.join('\n')}\n`;
}

/** @param {Host} host */
function doveconf(host) {
  const { variant } = host;
  const version = { 2.2: '2.2.36', 2.3: '2.3.19.1', 2.4: '2.4.1' }[variant.dovecot];
  const passdb =
    variant.auth === 'pam'
      ? 'passdb {\n  driver = pam\n}'
      : 'passdb {\n  args = /etc/dovecot/users\n  driver = passwd-file\n}';
  const plugins = variant.mailLog
    ? 'mail_plugins = notify mail_log\nplugin {\n  mail_log_events = delete undelete expunge save copy mailbox_delete mailbox_rename flag_change\n  mail_log_fields = uid box msgid size from subject\n  sieve = file:~/sieve;active=~/.dovecot.sieve\n}'
    : 'plugin {\n  sieve = file:~/sieve;active=~/.dovecot.sieve\n}';
  return `# ${version}: /etc/dovecot/dovecot.conf\n# Hostname: ${host.fqdn}\nauth_mechanisms = plain login\nauth_username_format = ${variant.fullLogin ? '%Lu' : '%Ln'}\nauth_verbose = yes\nlisten = ::1, ${host.addresses.server}\nmail_location = maildir:~/Maildir\n${plugins}\n${passdb}\nprotocols = " imap lmtp sieve pop3"\nprotocol lmtp {\n  mail_plugins = " sieve"\n}\n`;
}

/** @param {Host} host */
function postconf(host) {
  const { variant } = host;
  const where = variant.fullLogin
    ? `virtual_mailbox_domains = ${host.domain}\nvirtual_transport = lmtp:unix:private/dovecot-lmtp`
    : `mailbox_transport = lmtp:unix:private/dovecot-lmtp\nmydestination = ${host.domain}, ${host.fqdn}, localhost`;
  const long = variant.longQueueIds ? 'enable_long_queue_ids = yes\n' : '';
  return `alias_maps = hash:/etc/aliases\ncompatibility_level = 3.6\n${long}inet_protocols = all\nmyhostname = ${host.fqdn}\nmynetworks = 127.0.0.1/32 [::1]/128\n${where}\nsmtpd_sasl_path = private/auth\nsmtpd_sasl_type = dovecot\nsmtpd_tls_loglevel = 1\n`;
}

/** @param {Host} host */
function mailq(host) {
  if (host.deferred.length === 0) return 'Mail queue is empty\n';
  const rows = host.deferred.map(
    (d) =>
      `${d.id.padEnd(12)} ${String(d.size).padStart(7)} ${host.clock.mailq(d.t)}  MAILER-DAEMON\n(Host or domain name not found)\n${' '.repeat(41)}${d.to}\n`,
  );
  return `-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n${rows.join('\n')}`;
}

/** @param {Host} host @param {{ person: Person, script: string, t: number } | undefined} planted @returns {Record<string, string>} */
function collected(host, planted) {
  const { variant, addresses } = host;
  const rsyslog =
    variant.stamps === 'traditional' ? '$ActionFileDefaultTemplate RSYSLOG_TraditionalFileFormat\n' : '';
  const logins = variant.userlogins ? "$config['log_logins'] = true;\n" : '';
  /** @type {Record<string, string>} */
  const web =
    variant.web === 'apache'
      ? {
          'etc/apache2/apache2.conf':
            'LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined\nCustomLog /var/log/apache2/access.log combined\n',
        }
      : {
          'etc/nginx/nginx.conf':
            'http {\n  access_log /var/log/nginx/access.log;\n  error_log /var/log/nginx/error.log;\n  include /etc/nginx/sites-enabled/*;\n}\n',
        };
  return {
    'collected/date.txt': `${host.clock.plain(host.end + 90e6).replace(' ', 'T')}${host.clock.offsetText(host.end, ':')} ${variant.zone}\n`,
    'collected/doveconf-n.txt': doveconf(host),
    'collected/postconf-n.txt': postconf(host),
    'collected/mailq.txt': mailq(host),
    'collected/sieve-list.txt': sieveList(host, planted),
    'etc/timezone': `${variant.zone === 'UTC' ? 'Etc/UTC' : variant.zone}\n`,
    'etc/hostname': `${host.name}\n`,
    'etc/hosts': `127.0.0.1 localhost\n::1 localhost ip6-localhost\n${addresses.server} ${host.fqdn} ${host.name}\n`,
    'etc/mailname': `${host.domain}\n`,
    'etc/aliases': 'postmaster:    root\n',
    'etc/dovecot/dovecot.conf': doveconf(host),
    'etc/postfix/main.cf': postconf(host),
    'etc/rsyslog.conf': `${rsyslog}auth,authpriv.*\t/var/log/auth.log\nmail.*\t-/var/log/mail.log\n`,
    'etc/roundcube/config.inc.php': `<?php\n$config = [];\n$config['imap_host'] = ["localhost:143"];\n$config['smtp_host'] = 'localhost:587';\n${variant.fullLogin ? `$config['username_domain'] = '${host.domain}';\n` : ''}$config['smtp_log'] = true;\n${logins}$config['plugins'] = ['archive', 'managesieve', 'markasjunk'];\n`,
    ...web,
  };
}

/** Writes all of it. @param {Host} host @param {string} root the folder "evidence" @param {readonly Person[]} listed accounts with a listing
 * @param {{ person: Person, script: string, t: number } | undefined} planted the intruder's script */
export function writeEvidence(host, root, listed, planted) {
  const files = collected(host, planted);
  for (const p of listed) {
    files[`doveadm/${p.login}.tsv`] = listing(host, p);
    files[`doveadm/${p.login}.bodystructure.tsv`] = structures(host, p);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
