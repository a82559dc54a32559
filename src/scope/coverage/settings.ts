import type { Place } from '../../case/context.ts';
import type { FoundGap, Material } from './inputs.ts';

/** What the logs never show because nobody switched it on: by configuration, and where the records prove it. */
export function neverEnabled(material: Material, counts: Counts): readonly FoundGap[] {
  const { from, to } = material.world.window;
  return [
    ...byDovecot(material, counts),
    ...byOthers(material, counts),
    ...hidden(material),
    ...byName(material, counts),
  ].map(({ source, because, places, facts, refs = [], harmless = true }) => ({
    source,
    from,
    to,
    kind: 'never-enabled',
    because,
    facts,
    refs: [...places.map((p) => `${p.member}:${p.line}:${p.offset}`), ...refs],
    strands: [],
    accounts: [],
    harmless,
  }));
}

/** Numbers of records that show whether something was logged. */
export interface Counts {
  /** Lines of a strand or of a whole source. */
  readonly lines: (name: string) => number;
  /** Records of the mail store itself (message-deleted, message-expunged, …). */
  readonly storeRecords: number;
  readonly flagRecords: number;
  /** IMAP session ends, and those among them with body counters. */
  readonly imapEnds: number;
  readonly counted: number;
  /** Successful IMAP and POP3 sign-ins, and those among them without a session id, and without an address. */
  readonly signIns: number;
  readonly withoutSession: number;
  readonly withoutAddress: number;
  /** Sign-ins that do not say of whom, or from where. */
  readonly withoutWho: number;
  /** Lines of the audit daemon. */
  readonly audit: number;
  readonly sshd: number;
  /** Accounts that the host itself, or its webmail, signed in to a mail store, script or submission service. */
  readonly ownAccounts: number;
  /** Requests inside webmail whose client the web log has by a name that no address is known for. */
  readonly namedOnly: number;
}

interface Missing {
  readonly source: string;
  readonly because: string;
  readonly places: readonly Place[];
  readonly facts: FoundGap['facts'];
  readonly refs?: readonly string[];
  /** False where it leaves questions unanswered by itself. */
  readonly harmless?: boolean;
}

type Said = { readonly place: Place } | undefined;

function missing(source: string, because: string, ...said: readonly Said[]): Missing {
  return { source, because, places: said.flatMap((s) => (s === undefined ? [] : [s.place])), facts: {} };
}

function byDovecot({ world }: Material, counts: Counts): readonly Missing[] {
  const { dovecot, settings } = world.context;
  const out: Missing[] = [];
  if (counts.lines('dovecot') === 0) return out;
  // What a setting is called depends on the version.
  const facts = dovecot.version === undefined ? {} : { version: dovecot.version.value };
  if (dovecot.authVerbose?.value === false) out.push(missing('dovecot', 'auth-verbose', dovecot.authVerbose));
  if (counts.storeRecords === 0 && dovecot.mailLog?.value !== true) {
    out.push(missing('dovecot', 'mail-log', dovecot.mailLog));
  } else if (counts.flagRecords === 0 && dovecot.mailLogEvents?.value.includes('flag_change') !== true) {
    out.push(missing('dovecot', 'flag-change', dovecot.mailLogEvents));
  }
  if (!settings.some((s) => s.product === 'dovecot' && /event_export|^metric/.test(`${s.scope} ${s.name}`))) {
    out.push(missing('dovecot', 'event-export', dovecot.version));
  }
  if (counts.imapEnds > 0 && counts.counted === 0) {
    out.push(missing('dovecot', 'body-counters', dovecot.imapLogoutFormat ?? dovecot.version));
  }
  if (counts.signIns > 0 && counts.withoutSession === counts.signIns) {
    out.push(missing('dovecot', 'session-id', dovecot.loginLogFormatElements ?? dovecot.version));
  }
  if (counts.signIns > 0 && counts.withoutAddress === counts.signIns) {
    out.push(missing('dovecot', 'client-address', dovecot.loginLogFormatElements));
  }
  return out.map((m) => ({ ...m, facts }));
}

/** Proxies that nobody named as ours hide who asked. */
function hidden({ world }: Material): readonly Missing[] {
  return world.hidingProxies.map(({ address, signIns, ref }) => ({
    ...missing('web-access', 'hidden-clients'),
    facts: { address, signIns },
    refs: [ref],
  }));
}

/** Clients that the web server looked up: whose requests they are, their addresses alone would tell. */
function byName({ thresholds }: Material, { namedOnly }: Counts): readonly Missing[] {
  if (namedOnly <= thresholds.namedOnly) return [];
  return [{ ...missing('web-access', 'client-names'), facts: { requests: namedOnly }, harmless: false }];
}

function byOthers({ world }: Material, counts: Counts): readonly Missing[] {
  const { roundcube, settings } = world.context;
  const out: Missing[] = [];
  const webmail = hasWebmail(counts) || settings.some((s) => s.product === 'roundcube');
  if (webmail && counts.lines('roundcube/sign-in') === 0) {
    const proven = counts.lines('web-access/sign-in') > 0;
    if (proven || roundcube.logLogins?.value === false) {
      out.push(missing('roundcube', 'userlogins', roundcube.logLogins));
    }
  }
  if (webmail && roundcube.smtpLog?.value === false && counts.lines('roundcube/sent') === 0) {
    out.push(missing('roundcube', 'smtp-log', roundcube.smtpLog));
  }
  const password = settings.filter((s) => s.product === 'roundcube' && s.name === 'password_log').at(-1);
  const changes = roundcube.plugins?.value.includes('password') === true;
  if (changes && !/^(true|1|yes|on)$/i.test(password?.values[0] ?? '')) {
    out.push(missing('roundcube', 'password-log', password ?? roundcube.plugins));
  }
  if (webmail && counts.lines('web-access') === 0) out.push(missing('web-access', 'web-log'));
  if (counts.sshd === 0) out.push(missing('host', 'sshd-log'));
  if (counts.audit === 0) out.push(missing('host', 'auditd'));
  return out;
}

// One account or two may be those of a monitor.
const WEBMAIL_ACCOUNTS = 3;

/** Whether records show that people read their mail in a browser: its own, or those of the store that it asks. */
export function hasWebmail({ lines, ownAccounts }: Counts): boolean {
  const own = lines('web-access/webmail') + lines('web-access/sign-in') + lines('roundcube');
  return own > 0 || ownAccounts >= WEBMAIL_ACCOUNTS;
}
