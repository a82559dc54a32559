/** Words of the text that asks an administrator for missing logs. Each stands in comments of a shell script. */
export const askMessages = {
  'ask.intro':
    'We are looking into an attack on this mail server, in the time from {from} to {to}. Some logs were not handed over, or have holes. Please gather what is listed here, as root, on the server that each part names, as soon as you can: logs are overwritten every day.',
  'ask.safe':
    'Nothing here changes the server: files are copied with their times into /root/constat-evidence, and settings are printed. All times are UTC. If the server has been replaced or cleaned since, please take the same files out of a backup, a snapshot or a central log server, and say so. Do not edit, unpack or rename anything.',
  'ask.first': 'First, a folder for what is gathered, and a copy that keeps times:',
  'ask.last':
    'Last, one file to send. Please tell us the line that sha256sum prints on another way, by telephone for example:',
  'ask.heading': '{number, number}. {title}',
  'ask.heading-host': '{number, number}. {title} (server {host})',
  'ask.span': '– {from} to {to}',
  'ask.why': 'Why: {why}',
  'ask.more': '… and {count, number} more.',
  'ask.mail.title':
    'The mail log (Dovecot, Postfix){spans, plural, =1 {, {from} to {to}} other {: # times between {from} and {to}}}',
  'ask.mail.text':
    'All rotated files please, packed ones too. When a central log server or the journal has these times, its copy counts as well.',
  'ask.web.title':
    'The web access and error log of webmail{spans, plural, =1 {, {from} to {to}} other {: # times between {from} and {to}}}',
  'ask.web.text':
    'Of every name under which webmail can be reached, and of a proxy or load balancer before it. Without the access log nobody can tell what was read in webmail.',
  'ask.roundcube.title':
    'Roundcube’s own logs{spans, plural, =1 {, {from} to {to}} other {: # times between {from} and {to}}}',
  'ask.roundcube.text':
    'userlogins, sendmail, errors and password. They lie in the folder that log_dir names, often logs/ under the installation.',
  'ask.host.title':
    'The log of the host itself (sign-ins, sudo, cron, kernel){spans, plural, =1 {, {from} to {to}} other {: # times between {from} and {to}}}',
  'ask.host.text': 'They show who had rights on the server, and when it or its log service was stopped.',
  'ask.audit.title': 'The audit log (auditd), if there is one',
  'ask.audit.text':
    'It alone shows whether files were read or copied past the mail server. When auditd was not installed, please say just that.',
  'ask.older.title': 'Everything from before {to}',
  'ask.older.text':
    'The first entry may be older than what we have. All that rotation has left, and backups of /var/log.',
  'ask.listings.title':
    'A listing of the mailboxes of {accounts, plural, one {one account} other {# accounts}}, and backups of them from that time',
  'ask.listings.text':
    'Subjects, sizes and ids of the messages, no contents. It changes no flag. A backup from that time shows what has been deleted since.{odd, plural, =0 {} one { One account is left out of the commands for its name holds characters that no command should.} other { # accounts are left out of the commands for their names hold characters that no command should.}}',
  'ask.owners.title': 'A word from the owners',
  'ask.owners.text':
    'No command answers this. Please ask them by telephone or in person: the mailboxes may still be read by others.',
  'ask.clock.title': 'The clock of the server, and how it is kept',
  'ask.clock.text':
    'Its logs contradict each other in time. Please say also whether the clock or its zone was changed by hand.',
  'ask.never.title': 'What was never switched on',
  'ask.never.text':
    'These records cannot be had after the fact. Please confirm from the settings that they were off, for a log that lies elsewhere would count. A capture of network traffic or flow records from that time may stand in.',
} as const;
