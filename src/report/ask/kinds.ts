/** What logs are called together by who keeps them. */
export type LogKind = 'mail' | 'web' | 'roundcube' | 'host' | 'audit';

/** Where a kind of log lies on the usual systems. Globs of the program's own; nothing of the evidence. */
export interface KindFiles {
  readonly debian: readonly string[];
  readonly redHat: readonly string[];
  /** Fields of the journal that have it; empty when it is not in the journal. */
  readonly journal: string;
  /** More commands, none of which changes anything. */
  readonly more: readonly string[];
  /** How its lines begin: a syslog stamp, or an access log's. */
  readonly stamp: 'syslog' | 'web' | 'roundcube' | 'epoch';
}

const SETTINGS =
  "grep -rnE '^[[:space:]]*(CustomLog|ErrorLog|LogFormat|access_log|error_log|log_format)' /etc/apache2 /etc/httpd /etc/nginx";

/** Paths and commands of each kind, on Debian and Red Hat and what descends from them. */
export const KINDS: Readonly<Record<LogKind, KindFiles>> = {
  mail: {
    debian: ['/var/log/mail.log*', '/var/log/mail.info*', '/var/log/mail.warn*', '/var/log/mail.err*'],
    redHat: ['/var/log/maillog*'],
    journal: 'SYSLOG_FACILITY=2',
    more: [
      'doveadm log find > "$out/doveadm-log-find.txt" 2>&1',
      'doveconf -n > "$out/doveconf-n.txt" 2>&1',
      'postconf -n > "$out/postconf-n.txt" 2>&1',
      'f=$(postconf -h maillog_file 2>/dev/null); if [ -n "$f" ]; then take "$f"*; fi',
      'take /var/log/dovecot*',
    ],
    stamp: 'syslog',
  },
  web: {
    debian: ['/var/log/apache2/*', '/var/log/nginx/*'],
    redHat: ['/var/log/httpd/*', '/var/log/nginx/*'],
    journal: '',
    more: [`${SETTINGS} > "$out/web-log-settings.txt" 2>/dev/null`],
    stamp: 'web',
  },
  roundcube: {
    debian: ['/var/log/roundcube/*'],
    redHat: ['/var/log/roundcubemail/*'],
    journal: 'SYSLOG_IDENTIFIER=roundcube',
    more: [
      "find /var/www /srv /opt /usr/share /var/lib -xdev -type f \\( -name 'userlogins*' -o -name 'sendmail.log*' \\) -exec cp -a --parents -t \"$out\" -- {} + 2>/dev/null",
    ],
    stamp: 'roundcube',
  },
  host: {
    debian: ['/var/log/auth.log*', '/var/log/syslog*', '/var/log/kern.log*'],
    redHat: ['/var/log/secure*', '/var/log/messages*', '/var/log/cron*'],
    journal: 'SYSLOG_FACILITY=4 + SYSLOG_FACILITY=10 + _TRANSPORT=kernel + SYSLOG_IDENTIFIER=systemd',
    more: ['take /var/log/wtmp* /var/log/btmp* /var/log/lastlog'],
    stamp: 'syslog',
  },
  audit: {
    debian: ['/var/log/audit/audit.log*'],
    redHat: ['/var/log/audit/audit.log*'],
    journal: '_TRANSPORT=audit',
    more: ['{ auditctl -s; auditctl -l; } > "$out/auditctl.txt" 2>&1'],
    stamp: 'epoch',
  },
};

/** The kind of log that a source of the coverage is kept in. */
export function kindOf(source: string): LogKind {
  if (source === 'web-access' || source === 'web-error') return 'web';
  if (source === 'roundcube') return 'roundcube';
  if (source === 'host') return 'host';
  return 'mail';
}
