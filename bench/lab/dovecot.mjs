// What Dovecot writes: logins, their ends with counters, failures, deliveries, mail_log.
import { dovecotSession, lmtpSession } from './ids.mjs';
import { sizeOf, subjectOf } from './mailbox.mjs';
import { byteString } from './sink.mjs';

/** @typedef {{ in: number, out: number, deleted?: number, expunged?: number, trashed?: number, hdr?: number,
 *  hdrBytes?: number, body?: number, bodyBytes?: number }} Counters
 * @typedef {{ event: string, box: string, uid: number, message: import('./mailbox.mjs').Message }} MailEvent
 * @typedef {{ session: string, pid: number, end: number, counters: string }} Session */

export class Dovecot {
  /** @param {import('./host.mjs').Host} host */
  constructor(host) {
    this.host = host;
    this.version = host.variant.dovecot;
    this.worker = host.pid();
    this.jobs = 0;
  }

  /** @param {string} user @param {string} service @param {number} pid @param {string} session */
  prefix(user, service, pid, session) {
    return this.version === '2.2' ? `${service}(${user}): ` : `${service}(${user})<${pid}><${session}>: `;
  }

  /** @param {Counters} c */
  counters(c) {
    if (this.version === '2.2') return `in=${c.in} out=${c.out}`;
    const flags = `deleted=${c.deleted ?? 0} expunged=${c.expunged ?? 0} trashed=${c.trashed ?? 0}`;
    const header = `hdr_count=${c.hdr ?? 0} hdr_bytes=${c.hdrBytes ?? 0}`;
    return `in=${c.in} out=${c.out} ${flags} ${header} body_count=${c.body ?? 0} body_bytes=${c.bodyBytes ?? 0}`;
  }

  /** The login line. @param {number} t when the client connected @param {string} service @param {string} user
   * @param {string} ip @param {number} port @param {number} delay until the password was checked */
  login(t, service, user, ip, port, delay) {
    const { host } = this;
    const session = dovecotSession(t, port, ip);
    const pid = host.pid();
    const local = ip === '::1';
    const lip = local ? '::1' : ip.includes(':') ? '2001:db8:1::25' : host.addresses.server;
    const word = this.version === '2.4' ? 'Logged in' : 'Login';
    const end = `mpid=${pid}, ${local ? 'secured' : 'TLS'}, session=<${session}>`;
    host.mailLine(
      t + delay,
      'dovecot',
      `${service}-login: ${word}: user=<${user}>, method=PLAIN, rip=${ip}, lip=${lip}, ${end}`,
    );
    return { session, pid };
  }

  /** A whole IMAP session. @param {number} t @param {string} user @param {string} ip @param {Counters} counters
   * @param {{ lasts?: number, reason?: string, port?: number, delay?: number, events?: MailEvent[] }} [how] @returns {Session} */
  imap(t, user, ip, counters, how = {}) {
    const { rng } = this.host;
    const delay = how.delay ?? 4e3 + rng.exp(20e3);
    const { session, pid } = this.login(t, 'imap', user, ip, how.port ?? this.host.port(), delay);
    const end = t + delay + (how.lasts ?? 8e3 + rng.exp(25e3));
    const prefix = this.prefix(user, 'imap', pid, session);
    if (this.host.variant.mailLog) {
      for (const e of how.events ?? []) this.mailEvent(end - 500, prefix, e);
    }
    const text = this.counters(counters);
    this.host.mailLine(end, 'dovecot', `${prefix}${this.reason(how.reason)} ${text}`);
    return { session, pid, end, counters: `${this.reason(how.reason)} ${text}` };
  }

  /** @param {string} [reason] */
  reason(reason = 'Logged out') {
    return this.version === '2.2' ? reason : `Disconnected: ${reason}`;
  }

  /** @param {number} t @param {string} prefix @param {MailEvent} e */
  mailEvent(t, prefix, e) {
    const m = e.message;
    const fields = `box=${e.box}, uid=${e.uid}, msgid=${m.mid}, size=${sizeOf(m.seed)}`;
    const people = `from=${m.from ?? ''}, subject=${byteString(subjectOf(m))}`;
    this.host.mailLine(t, 'dovecot', `${prefix}${e.event}: ${fields}, ${people}`);
  }

  /** A whole POP3 session. @param {number} t @param {string} user @param {string} ip
   * @param {{ retr: number, bytes: number, total: number, size: number, lasts?: number, port?: number }} c @returns {Session} */
  pop3(t, user, ip, c) {
    const { rng } = this.host;
    const delay = 5e3 + rng.exp(30e3);
    const { session, pid } = this.login(t, 'pop3', user, ip, c.port ?? this.host.port(), delay);
    const end = t + delay + (c.lasts ?? 15e3 + rng.exp(40e3));
    const del = this.version === '2.4' ? '0/0' : `0/${c.total}`;
    const text = `Disconnected: Logged out top=0/0, retr=${c.retr}/${c.bytes}, del=${del}, size=${c.size}`;
    this.host.mailLine(end, 'dovecot', `${this.prefix(user, 'pop3', pid, session)}${text}`);
    return { session, pid, end, counters: text };
  }

  /** A managesieve session. @param {number} t @param {string} user @param {string} ip @param {number} bytesIn @param {number} bytesOut */
  sieve(t, user, ip, bytesIn, bytesOut) {
    const { rng } = this.host;
    const { session, pid } = this.login(t, 'managesieve', user, ip, this.host.port(), 5e3 + rng.exp(9e3));
    const end = t + 40e3 + rng.exp(60e3);
    const text = `Disconnected: Logged out bytes=${bytesIn}/${bytesOut}`;
    this.host.mailLine(end, 'dovecot', `${this.prefix(user, 'managesieve', pid, session)}${text}`);
    return { session, pid, end };
  }

  /** A password that was wrong. @param {number} t @param {string} service @param {string} user as sent
   * @param {string} ip @param {boolean} known whether the account exists @param {number} [port] */
  failure(t, service, user, ip, known, port = this.host.port()) {
    const { host } = this;
    const session = dovecotSession(t, port, ip);
    const checked = t + 3e3 + host.rng.exp(30e3);
    this.authFailure(checked, user, ip, session, known);
    const end = checked + 2e6 + host.rng.exp(3e5);
    const secs = Math.max(2, Math.round((end - t) / 1e6));
    const local = ip === '::1';
    const lip = local ? '::1' : ip.includes(':') ? '2001:db8:1::25' : host.addresses.server;
    const rest = `user=<${user}>, method=PLAIN, rip=${ip}, lip=${lip}, ${local ? 'secured' : 'TLS'}, session=<${session}>`;
    host.mailLine(end, 'dovecot', `${service}-login: ${this.refusal(local, secs)}: ${rest}`);
    return { session, port, end };
  }

  /** @param {boolean} webmail @param {number} secs */
  refusal(webmail, secs) {
    const tries = `(auth failed, 1 attempts in ${secs} secs)`;
    if (this.version === '2.4')
      return `Login aborted: ${webmail ? 'Connection closed' : 'Logged out'} ${tries} (auth_failed)`;
    if (this.version === '2.2') return webmail ? `Disconnected ${tries}` : `Aborted login ${tries}`;
    return `Disconnected: ${webmail ? 'Connection closed' : 'Aborted login by logging out'} ${tries}`;
  }

  /** @param {number} t @param {string} user @param {string} ip @param {string} session empty for a submission
   * @param {boolean} known */
  authFailure(t, user, ip, session, known) {
    const { host } = this;
    const why = known ? 'Password mismatch' : 'unknown user';
    if (this.version === '2.4') {
      const tag = session === '' ? '' : `<${session}>`;
      host.mailLine(t, 'dovecot', `auth(${user},${ip},sasl:plain)${tag}: passwd-file: ${why}`);
    } else if (host.variant.auth === 'passwd-file') {
      const tag = session === '' ? '' : `,<${session}>`;
      host.mailLine(t, 'dovecot', `auth: passwd-file(${user},${ip}${tag}): ${why}`);
    } else {
      this.pamFailure(t, user, ip, session, known);
    }
  }

  /** @param {number} t @param {string} user @param {string} ip @param {string} session @param {boolean} known */
  pamFailure(t, user, ip, session, known) {
    const { host } = this;
    if (++this.jobs % 200 === 0) this.worker = host.pid();
    const tag = session === '' ? '' : `,<${session}>`;
    const subject = `pam(${user},${ip}${tag}): pam_authenticate() failed: Authentication failure`;
    const conn = `conn unix:auth-worker (pid=${host.master},uid=104): auth-worker<${this.jobs % 200}>: `;
    const text =
      this.version === '2.2' ? `${subject} (password mismatch?)` : `${conn}${subject} (Password mismatch?)`;
    host.mailLine(t, 'dovecot', `auth-worker(${this.worker}): ${text}`);
    const tty = `logname= uid=0 euid=0 tty=dovecot ruser=${user} rhost=${ip}`;
    if (!known) host.authLine(t - 400, 'auth', 'pam_unix(dovecot:auth): check pass; user unknown');
    const tail = known ? `  user=${user}` : ' ';
    host.authLine(t - 300, 'auth', `pam_unix(dovecot:auth): authentication failure; ${tty}${tail}`);
  }

  /** Somebody who connects and does not log in. @param {number} t @param {string} service @param {string} ip */
  probe(t, service, ip) {
    const session = dovecotSession(t, this.host.port(), ip);
    const rest = `user=<>, rip=${ip}, lip=${this.host.addresses.server}, session=<${session}>`;
    const none = '(no auth attempts in 0 secs)';
    const words = { 2.2: `Aborted login ${none}`, 2.3: `Disconnected: Connection closed ${none}` };
    const how =
      this.version === '2.4'
        ? `Login aborted: Connection closed ${none} (no_auth_attempts)`
        : words[this.version];
    this.host.mailLine(t + 2e3, 'dovecot', `${service}-login: ${how}: ${rest}`);
  }

  /** The lines of a delivery by LMTP. @param {number} t @param {import('./people.mjs').Person} p
   * @param {import('./mailbox.mjs').Message} m @param {{ forwarded?: string }} [how] @returns {string} the delivery's id */
  deliver(t, p, m, how = {}) {
    const { host } = this;
    const pid = this.worker + 7;
    const id = lmtpSession(t - 4e3, pid, host.hostNumber);
    const old = this.version === '2.2';
    const prefix = old ? `lmtp(${p.login}): ${id}: ` : `lmtp(${p.login})<${pid}><${id}>: `;
    host.mailLine(t - 5e3, 'dovecot', `lmtp(${pid}): Connect from local`);
    if (how.forwarded !== undefined) {
      host.mailLine(
        t - 900,
        'dovecot',
        `${prefix}sieve: msgid=${m.mid}: redirect action: forwarded to <${how.forwarded}>`,
      );
    }
    if (host.variant.mailLog)
      this.mailEvent(t - 600, prefix, { event: 'save', box: 'INBOX', uid: m.uid, message: m });
    const sieve = p.script !== undefined || how.forwarded !== undefined;
    const text = sieve
      ? `sieve: msgid=${m.mid}: stored mail into mailbox 'INBOX'`
      : `msgid=${m.mid}: saved mail to INBOX`;
    host.mailLine(t, 'dovecot', `${prefix}${text}`);
    const bye = old ? 'Successful quit' : 'Logged out (state=READY)';
    host.mailLine(t + 4e3, 'dovecot', `lmtp(${pid}): Disconnect from local: ${bye}`);
    return id;
  }
}
