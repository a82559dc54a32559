import type { Place, Setting } from '../../case/context.ts';
import { baseName, type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

const KEPT = new Set([
  'mydestination',
  'myhostname',
  'mydomain',
  'myorigin',
  'mynetworks',
  'mynetworks_style',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'virtual_alias_maps',
  'virtual_transport',
  'relay_domains',
  'relayhost',
  'recipient_delimiter',
  'enable_long_queue_ids',
  'always_bcc',
  'sender_bcc_maps',
  'recipient_bcc_maps',
  'content_filter',
  'smtpd_milters',
  'non_smtpd_milters',
  'smtpd_sasl_auth_enable',
  'smtpd_sasl_type',
  'smtpd_sasl_path',
  'smtpd_sasl_local_domain',
  'smtpd_sasl_authenticated_header',
  'smtpd_sasl_security_options',
  'smtpd_upstream_proxy_protocol',
  'smtpd_authorized_xclient_hosts',
  'maillog_file',
  'forward_path',
  'alias_maps',
  'syslog_name',
  'mail_version',
  'inet_interfaces',
  'mailbox_transport',
  'local_transport',
  'header_checks',
  'body_checks',
]);

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const settings: Setting[] = [];
  const rank = isOutput(text.slice(0, 8192)) && baseName(where.path) !== 'main.cf' ? 'command' : 'file';
  let name = '';
  let pieces: string[] = [];
  let at: Place | undefined;
  const finish = (): void => {
    if (at !== undefined && KEPT.has(name) && settings.length < 10_000)
      settings.push({ product: 'postfix', scope: '', name, values: [pieces.join(' ')], place: at, rank });
    at = undefined;
  };
  for (const { text: line, place } of linesOf(text, where)) {
    // A comment or blank line does not end a value that goes on below it (postconf(5)).
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (line.startsWith(' ') || line.startsWith('\t')) pieces.push(line.trim());
    else {
      finish();
      const equals = line.indexOf('=');
      if (equals < 0) continue;
      name = line.slice(0, equals).trim();
      pieces = [line.slice(equals + 1).trim()].filter((piece) => piece !== '');
      at = place;
    }
  }
  finish();
  return { settings };
}

// postconf sorts by name and writes no comments; a file by hand hardly ever is both.
function isOutput(head: string): boolean {
  const lines = head.split('\n');
  if (lines.some((l) => l.startsWith('#'))) return false;
  const names = lines.filter((l) => /^\w+ =/.test(l)).map((l) => l.slice(0, l.indexOf(' ')));
  return names.every((n, i) => i === 0 || (names[i - 1] ?? '') <= n);
}

const WELL_KNOWN =
  /^(alias_maps|alias_database|compatibility_level|mydestination|myhostname|mynetworks|inet_interfaces|queue_directory|command_directory|smtpd_banner|smtpd_[a-z_]+_restrictions|mailbox_size_limit|myorigin|virtual_[a-z_]+|smtpd_sasl_[a-z_]+|smtpd_tls_[a-z_]+)\s*=/;

/** `postconf -n` and main.cf. Source: postconf(5). */
export const postconf: ContextReader = {
  id: 'postconf',
  title: 'Postfix configuration',
  takes: (path, head) => {
    const said = saidLines(head, 400).filter((l) => !/^\s/.test(l));
    if (said.length === 0 || !said.every((l) => /^\w+\s*=/.test(l))) return false;
    return baseName(path) === 'main.cf' || said.filter((l) => WELL_KNOWN.test(l)).length >= 2;
  },
  read,
  examples: [
    {
      path: 'postconf.txt',
      text: 'enable_long_queue_ids = yes\nmydestination = example.org,\n    localhost\nmyhostname = mx.example.org\nsmtp_sasl_password_maps = static:u:secret\n',
      finds: {
        settings: [
          { name: 'enable_long_queue_ids', values: ['yes'], rank: 'command' },
          { name: 'mydestination', values: ['example.org, localhost'], place: { line: 2, offset: 28 } },
          { name: 'myhostname', values: ['mx.example.org'], rank: 'command' },
        ],
      },
    },
    {
      path: 'etc/postfix/main.cf',
      text: '# local\nmyhostname=mx.example.org\nmynetworks =\n# ours\n  192.0.2.0/24\n',
      finds: {
        settings: [
          { name: 'myhostname', values: ['mx.example.org'], rank: 'file' },
          { name: 'mynetworks', values: ['192.0.2.0/24'] },
        ],
      },
    },
    { path: 'etc/some.conf', text: 'color = red\nsize = 4\n', finds: undefined },
  ],
};
