/**
 * THE event: one line of log, understood. The type {@link Event}, the table's DDL, the JSON of `constat parse` and
 * the page `docs/events.md` are derived from this table and from nothing else.
 *
 * Kinds: `word` text of few distinct values (LowCardinality), `text` any text, `u8` … `u64` counts and sizes,
 * `time` microseconds since 1970 UTC. All text is a byte string (see base/text.ts). A column that a line does not
 * speak of is absent from the Event; in the table it is `''` or 0.
 */
export interface Column {
  readonly kind: 'word' | 'text' | 'u8' | 'u16' | 'u32' | 'u64' | 'time';
  readonly means: string;
  /** The field's name in the Elastic Common Schema, where it has one. */
  readonly ecs?: string;
}

/** Columns that say where the line is and when it was written; filled by ingest, not by formats. */
export const placeColumns = {
  time: { kind: 'time', means: 'when the record was written, UTC', ecs: '@timestamp' },
  precision: { kind: 'u32', means: 'resolution of the time in microseconds: 1000000 for a stamp in seconds' },
  file: { kind: 'u32', means: 'number of the evidence member the line is in (table files)' },
  line: { kind: 'u32', means: 'line number in the member, from 1' },
  offset: { kind: 'u64', means: 'byte offset of the line in the unpacked member', ecs: 'log.offset' },
  length: { kind: 'u32', means: 'bytes of the line without its line end' },
  format: {
    kind: 'word',
    means: 'id of the format that read the line; empty when none did',
    ecs: 'event.module',
  },
  host: { kind: 'word', means: 'host name that the line gives', ecs: 'host.hostname' },
  program: { kind: 'word', means: 'program that wrote the line, as the line gives it', ecs: 'process.name' },
  pid: { kind: 'u32', means: 'process id of the writer', ecs: 'process.pid' },
  repeat: { kind: 'u32', means: 'how many more times the record happened (message repeated)' },
} as const satisfies Record<string, Column>;

/** Columns that say what happened; filled by formats. */
export const fieldColumns = {
  action: { kind: 'word', means: 'what happened, one of the actions of docs/words.md', ecs: 'event.action' },
  outcome: { kind: 'word', means: 'success, failure or nothing', ecs: 'event.outcome' },
  reason: {
    kind: 'word',
    means: 'why it ended or failed, as a code of ours or the words of the line',
    ecs: 'event.reason',
  },
  protocol: {
    kind: 'word',
    means: 'imap, pop3, smtp, submission, managesieve, lmtp, lda, webmail, http, ssh, local',
    ecs: 'network.application',
  },
  account: { kind: 'word', means: 'the mail account or system user, as logged', ecs: 'user.name' },
  actingAccount: {
    kind: 'word',
    means: 'who acted for the account: master user, sudo caller',
    ecs: 'user.effective.name',
  },
  address: { kind: 'word', means: 'address of the client, in one spelling', ecs: 'source.ip' },
  port: { kind: 'u16', means: 'port of the client', ecs: 'source.port' },
  claimedAddress: {
    kind: 'word',
    means: 'what a forwarded-for header or proxy claims; anybody can write it',
    ecs: 'client.address',
  },
  clientName: {
    kind: 'word',
    means: 'host name of the client by reverse look-up or HELO',
    ecs: 'source.domain',
  },
  serverAddress: { kind: 'word', means: 'address of ours that was reached', ecs: 'destination.ip' },
  session: {
    kind: 'text',
    means: 'session id: Dovecot session, Roundcube session as far as logged',
    ecs: 'user.session.id',
  },
  peerPid: { kind: 'u32', means: 'pid of the process that serves the session (mpid)' },
  method: { kind: 'word', means: 'how somebody authenticated: PLAIN, LOGIN, password, publickey' },
  tls: { kind: 'word', means: 'TLS, secured, or nothing', ecs: 'tls.version' },
  tries: { kind: 'u32', means: 'authentication tries that one record sums up' },
  seconds: { kind: 'u32', means: 'seconds that the record says something took', ecs: 'event.duration' },
  bytesIn: { kind: 'u64', means: 'bytes from the client', ecs: 'source.bytes' },
  bytesOut: { kind: 'u64', means: 'bytes to the client', ecs: 'destination.bytes' },
  deletedCount: { kind: 'u32', means: 'messages marked deleted (Dovecot deleted=, POP3 del=)' },
  expungedCount: { kind: 'u32', means: 'messages expunged by the client' },
  trashedCount: { kind: 'u32', means: 'messages moved to the trash' },
  headerCount: { kind: 'u32', means: 'header fetches (hdr_count; POP3 top=)' },
  headerBytes: { kind: 'u64', means: 'bytes of them' },
  bodyCount: { kind: 'u32', means: 'body fetches (body_count; POP3 retr=)' },
  bodyBytes: { kind: 'u64', means: 'bytes of them' },
  mailboxMessages: {
    kind: 'u32',
    means: 'messages in the mailbox when the session began (POP3 del=n/total)',
  },
  mailboxBytes: { kind: 'u64', means: 'size of the mailbox when the session began (POP3 size=)' },
  counters: {
    kind: 'u8',
    means:
      '1 when the line carries body counters, so that 0 means none and not unknown; 2 when it is an end that counts nothing',
  },
  mailbox: { kind: 'word', means: 'mailbox (folder) of the message' },
  toMailbox: { kind: 'word', means: 'mailbox a message was stored in or copied to' },
  uid: { kind: 'u32', means: 'UID of the message in the mailbox' },
  part: { kind: 'word', means: 'MIME part number, 2 or 1.2' },
  messageId: { kind: 'text', means: 'Message-ID with its angle brackets', ecs: 'email.message_id' },
  size: { kind: 'u64', means: 'size of the message in bytes' },
  subject: { kind: 'text', means: 'subject as logged', ecs: 'email.subject' },
  fileName: { kind: 'text', means: 'name of a file, script or rule', ecs: 'file.name' },
  search: { kind: 'text', means: 'words that were searched for' },
  queueId: { kind: 'text', means: 'queue id of the mail server' },
  newQueueId: { kind: 'text', means: 'queue id that the next hop gave (queued as)' },
  sender: { kind: 'text', means: 'envelope sender', ecs: 'email.from.address' },
  recipient: {
    kind: 'text',
    means: 'recipient; several are separated by a comma and a blank',
    ecs: 'email.to.address',
  },
  originalRecipient: { kind: 'text', means: 'recipient before aliases (orig_to)' },
  recipientCount: { kind: 'u32', means: 'number of recipients' },
  relay: { kind: 'word', means: 'next hop as logged: name[address]:port' },
  dsn: { kind: 'word', means: 'delivery status code, 2.0.0' },
  httpMethod: { kind: 'word', means: 'request method', ecs: 'http.request.method' },
  virtualHost: { kind: 'word', means: 'virtual host of the request', ecs: 'url.domain' },
  path: { kind: 'text', means: 'path of the request', ecs: 'url.path' },
  query: { kind: 'text', means: 'query of the request without the question mark', ecs: 'url.query' },
  status: { kind: 'u16', means: 'HTTP status', ecs: 'http.response.status_code' },
  referrer: { kind: 'text', means: 'referrer of the request', ecs: 'http.request.referrer' },
  userAgent: { kind: 'word', means: 'what the client calls itself', ecs: 'user_agent.original' },
  token: { kind: 'text', means: 'Roundcube request token: constant for one webmail session' },
  page: { kind: 'u32', means: 'page number of a listing' },
  mode: { kind: 'word', means: 'variant of the action: preview, download, embed, thumbnail, frame' },
  command: { kind: 'text', means: 'command that ran (sudo, cron)', ecs: 'process.command_line' },
  lost: { kind: 'u32', means: 'records that the writer says it dropped' },
  detail: { kind: 'text', means: 'the rest of the message that has no column of its own', ecs: 'message' },
} as const satisfies Record<string, Column>;

/** Every column in table order. */
export const columns = { ...placeColumns, ...fieldColumns } as const;

/** The name of a column. */
export type ColumnName = keyof typeof columns;

type ValueOf<C extends Column> = C['kind'] extends 'word' | 'text' ? string : number;

/** What a format reads out of one line: only the fields that the line speaks of. `action` is always there. */
export type EventFields = {
  -readonly [K in keyof typeof fieldColumns]?: ValueOf<(typeof fieldColumns)[K]>;
} & {
  action: Action;
};

/** Where a line is and when it was written. */
export type EventPlace = { readonly [K in keyof typeof placeColumns]: ValueOf<(typeof placeColumns)[K]> };

/** One line of log, placed and, where a format took it, understood. */
export type Event = EventPlace & Readonly<Partial<EventFields>>;

/**
 * The actions. Detections and joins filter on these, never on a format. `docs/words.md` explains each.
 */
export const actions = [
  // Signing in and out, any protocol
  'sign-in',
  'sign-in-tried',
  'sign-out',
  'session-end',
  'connection',
  'disconnection',
  'auth-detail',
  'auth-trouble',
  // Webmail requests
  'page',
  'message-list',
  'message-open',
  'message-source',
  'message-search',
  'message-zip',
  'part-get',
  'message-change',
  'message-compose',
  'contacts-list',
  'contacts-export',
  'settings',
  'rule-list',
  'rule-change',
  'request',
  'static-file',
  // Messages in the store
  'message-copied',
  'message-deleted',
  'message-undeleted',
  'message-expunged',
  'message-saved',
  'message-flagged',
  'mailbox-created',
  'mailbox-deleted',
  'mailbox-renamed',
  // Mail on its way
  'message-submitted',
  'message-accepted',
  'message-id',
  'message-queued',
  'message-delivered',
  'message-removed',
  'message-rejected',
  'message-stored',
  'message-forwarded',
  'message-discarded',
  'message-bounced',
  'auto-reply',
  'message-sent',
  // Host
  'command-run',
  'account-created',
  'account-changed',
  'account-deleted',
  'password-changed',
  'job-run',
  'service-started',
  'service-stopped',
  'records-lost',
  'clock-changed',
  'log-rotated',
  'boot',
  // Understood, and of no use to an investigation by itself
  'notice',
  'error',
] as const;

/** One of {@link actions}. */
export type Action = (typeof actions)[number];
