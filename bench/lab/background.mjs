// The people at work: webmail, mail programs, phones, mail from outside, and what runs by itself.
import { HOUR, MINUTE, SECOND } from './clock.mjs';
import { ssh } from './clockwork.mjs';
import { shapeOf, sizeOf } from './mailbox.mjs';
import { addressOf } from './people.mjs';

/** How busy each local hour is, 0 to 23. */
const HOURS = [2, 1, 1, 1, 1, 2, 6, 25, 80, 100, 100, 90, 55, 60, 95, 100, 90, 70, 35, 22, 18, 14, 8, 4];

/** Share of the day's business at a time. @param {import('./clock.mjs').Clock} clock @param {number} t */
export function weightAt(clock, t) {
  const d = clock.local(t);
  return HOURS[d.getUTCHours()] * (d.getUTCDay() % 6 === 0 ? 0.25 : 1) + 1;
}

/** @typedef {import('./people.mjs').Person} Person */

export class Background {
  /** @param {import('./host.mjs').Host} host @param {import('./schedule.mjs').Schedule} schedule
   * @param {{ dovecot: import('./dovecot.mjs').Dovecot, postfix: import('./postfix.mjs').Postfix, webmail: import('./webmail.mjs').Webmail }} programs */
  constructor(host, schedule, programs) {
    Object.assign(this, programs);
    this.dovecot = programs.dovecot;
    this.postfix = programs.postfix;
    this.webmail = programs.webmail;
    this.host = host;
    this.schedule = schedule;
    this.rng = host.rng;
    this.browsers = host.people.filter((p) => p.desktop === 'webmail');
    this.programs = host.people.filter((p) => p.desktop === 'imap');
    this.poppers = host.people.filter((p) => p.desktop === 'pop3');
    this.phones = host.people.filter((p) => p.phone);
    /** @type {Map<Person, number>} */
    this.fetched = new Map();
  }

  /** Somebody out of a list, the busy ones more often. @param {readonly Person[]} list @returns {Person} */
  somebody(list) {
    for (let i = 0; i < 20; i++) {
      const p = this.rng.pick(list.length > 0 ? list : this.host.people);
      if (this.rng.next() * 3 < p.weight) return p;
    }
    return this.rng.pick(this.host.people);
  }

  /** @param {Person} p @param {number} t @param {boolean} [mobile] */
  from(p, t, mobile = false) {
    const ip = addressOf(p, this.rng, this.host.addresses, this.host.clock.local(t), mobile);
    this.host.count(p, ip);
    return ip;
  }

  /** Something that one of them does. @param {number} t */
  anything(t) {
    const x = this.rng.next();
    if (x < 0.17)
      this.schedule.tell(
        t,
        this.web(t, this.rng.chance(0.8) ? this.somebody(this.browsers) : this.somebody([])),
      );
    else if (x < 0.29) this.imap(t, this.somebody(this.programs));
    else if (x < 0.44) this.phone(t, this.somebody(this.phones));
    else if (x < 0.56) this.pop3(t, this.somebody(this.poppers));
    else if (x < 0.72) this.submit(t, this.somebody(this.programs));
    else if (x < 0.96) this.inbound(t);
    else if (x < 0.975)
      this.postfix.refuse(
        t,
        this.rng.pick([...this.host.relays.values()]),
        `inconnu${this.rng.int(1, 9)}@${this.host.domain}`,
      );
    else if (x < 0.985) this.sieve(t, this.somebody(this.programs));
    else ssh(this, t);
  }

  /** A message of this organisation. @param {number} t @param {string} from @param {string[]} to */
  mail(t, from, to) {
    return {
      from,
      to,
      seed: this.rng.int(1, 0x7fffffff),
      mid: `<${this.rng.hex(32)}@${from.slice(from.indexOf('@') + 1)}>`,
      t,
    };
  }

  /** @param {Person} p */
  recipients(p) {
    const to = new Set();
    const n = this.rng.chance(0.8) ? 1 : this.rng.int(2, 4);
    for (let i = 0; i < n; i++) {
      const inside = this.rng.chance(0.7);
      const domain = this.rng.chance(0.02)
        ? 'domaine-perdu.example'
        : this.rng.pick(this.host.outsideDomains);
      to.add(inside ? this.rng.pick(this.host.people).address : `contact${this.rng.int(1, 30)}@${domain}`);
    }
    to.delete(p.address);
    return to.size > 0 ? [...to] : [this.host.people[(p.index + 1) % this.host.people.length].address];
  }

  /** A webmail session. @param {number} start @param {Person} p @param {string} [place] an address they are at for once
   * @returns {Generator<number, void, void>} */
  *web(start, p, place) {
    const { rng, webmail } = this;
    const mobile = p.phone && rng.chance(0.15);
    const ip = place ?? this.from(p, start, mobile);
    if (place !== undefined) this.host.count(p, place);
    const typed = this.host.variant.fullLogin && p.index % 3 === 0 ? p.shown : p.login;
    const how = { cached: rng.chance(0.6), bare: rng.chance(0.2), typed };
    const s = webmail.open(start, p, ip, mobile ? p.phoneAgent : p.agent, how);
    yield s.t;
    while (rng.chance(p.typo)) {
      webmail.fail(s, true);
      yield s.t;
    }
    webmail.login(s, how);
    const steps = rng.int(2, 14);
    for (let i = 0; i < steps; i++) {
      s.t += SECOND + rng.exp(25 * SECOND);
      yield s.t;
      this.click(s);
    }
    if (rng.chance(0.55)) {
      s.t += 2 * SECOND;
      yield s.t;
      webmail.logout(s);
    }
  }

  /** One thing done in webmail. @param {import('./webmail.mjs').Session} s */
  click(s) {
    const { rng, webmail } = this;
    const x = rng.next();
    const { messages } = this.host.box(s.p).inbox;
    const m = messages[Math.max(0, messages.length - 1 - Math.floor(rng.exp(18)))];
    if (x < 0.58 && m !== undefined) {
      const parts = shapeOf(m.seed).attachments;
      webmail.read(s, 'INBOX', m, rng.chance(0.6) ? 'preview' : 'show');
      if (parts.length > 0 && rng.chance(0.4)) {
        s.t += 3 * SECOND;
        webmail.part(s, 'INBOX', m, rng.pick(parts), rng.chance(0.6) ? 'download' : 'embed');
      }
    } else if (x < 0.7)
      webmail.list(s, rng.chance(0.8) ? 'INBOX' : rng.pick(['Sent', 'Archive', 'Trash']), 1);
    else if (x < 0.76)
      webmail.search(
        s,
        rng.pick(['facture', 'réunion', 'devis', 'lịch', 'contrat', 'invoice']),
        rng.int(0, 14),
      );
    else if (x < 0.84) webmail.refresh(s);
    else if (x < 0.91) webmail.send(s, this.mail(s.t, s.p.address, this.recipients(s.p)));
    else if (m !== undefined) webmail.move(s, m);
  }

  /** A mail program that stays for a while. @param {number} t @param {Person} p */
  imap(t, p) {
    const { rng } = this;
    const ip = this.from(p, t);
    const mistaken = rng.chance(p.typo);
    if (mistaken) this.dovecot.failure(t, 'imap', p.login, ip, true);
    const n = Math.min(rng.int(0, 6), this.host.box(p).inbox.messages.length);
    const recent = n === 0 ? [] : this.host.box(p).inbox.messages.slice(-n);
    const bytes = recent.reduce((sum, m) => sum + sizeOf(m.seed), 0);
    const counters = {
      in: 180 + n * 60,
      out: 1900 + n * 900 + bytes,
      hdr: n,
      hdrBytes: n * 800,
      body: n,
      bodyBytes: bytes,
    };
    const lasts = rng.chance(0.3) ? MINUTE + rng.exp(HOUR) : 300e3 + rng.exp(4 * SECOND);
    const reason = rng.chance(0.7)
      ? 'Logged out'
      : `Connection closed (${rng.pick(['UID FETCH', 'NOOP', 'IDLE'])} finished 0.00${rng.int(0, 9)} secs ago)`;
    this.dovecot.imap(mistaken ? t + 9 * SECOND : t, p.login, ip, counters, { lasts, reason });
  }

  /** A phone looks for mail. @param {number} t @param {Person} p */
  phone(t, p) {
    const n = this.rng.chance(0.3) ? 1 : 0;
    const bytes = n * this.rng.int(400, 5000);
    const counters = { in: 210, out: 2100 + bytes, hdr: n, hdrBytes: n * 700, body: n, bodyBytes: bytes };
    const old = this.host.variant.dovecot === '2.2';
    const reason = old
      ? 'Connection closed'
      : 'Connection closed (IDLE running for 0.001 + waiting input for 28.2 secs, 2 B in + 10 B out, state=wait-input)';
    this.dovecot.imap(t, p.login, this.from(p, t, true), counters, {
      lasts: 200e3 + this.rng.exp(40 * SECOND),
      reason,
    });
  }

  /** A mail program that fetches what is new and leaves it on the server. @param {number} t @param {Person} p */
  pop3(t, p) {
    const { inbox } = this.host.box(p);
    const last = this.fetched.get(p) ?? inbox.messages.at(-3)?.uid ?? 0;
    let first = inbox.messages.length;
    while (first > 0 && inbox.messages[first - 1].uid > last) first--;
    const fresh = inbox.messages.slice(first);
    this.fetched.set(p, inbox.next - 1);
    const bytes = fresh.reduce((sum, m) => sum + sizeOf(m.seed) + 17, 0);
    this.dovecot.pop3(t, p.login, this.from(p, t), {
      retr: fresh.length,
      bytes,
      total: inbox.messages.length,
      size: inbox.bytes,
    });
  }

  /** @param {number} t @param {Person} p */
  submit(t, p) {
    this.postfix.submit(t, p.login, this.from(p, t), [this.mail(t, p.address, this.recipients(p))]);
  }

  /** @param {number} t */
  inbound(t) {
    const domain = this.rng.pick(this.host.outsideDomains);
    const to = [this.somebody([]).address];
    this.postfix.inbound(
      t,
      this.host.relays.get(domain) ?? '192.0.2.1',
      this.mail(t, `contact${this.rng.int(1, 30)}@${domain}`, to),
    );
  }

  /** @param {number} t @param {Person} p */
  sieve(t, p) {
    this.dovecot.sieve(t, p.login, this.from(p, t), this.rng.int(90, 260), this.rng.int(140, 500));
  }
}
