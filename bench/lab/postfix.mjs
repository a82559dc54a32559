// What Postfix writes: mail coming in, submitted, delivered, forwarded, refused.
import { shapeOf } from './mailbox.mjs';
import { mix } from './random.mjs';

const TLS =
  'TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256';

/** @typedef {{ from: string, to: string[], seed: number, mid: string, subject?: string }} Mail
 * @typedef {{ id: string, end: number, uids: { person: import('./people.mjs').Person, uid: number }[] }} Sent */

export class Postfix {
  /** @param {import('./host.mjs').Host} host @param {import('./dovecot.mjs').Dovecot} dovecot */
  constructor(host, dovecot) {
    this.host = host;
    this.dovecot = dovecot;
    const pid = () => host.pid();
    this.pid = {
      cleanup: pid(),
      qmgr: pid(),
      pickup: pid(),
      smtp: pid(),
      lmtp: pid(),
      local: pid(),
      smtpd: pid(),
      sub: pid(),
      anvil: pid(),
    };
    this.handed = 0;
  }

  /** Daemons live for a hundred jobs or so. */
  turn() {
    if (++this.handed % 60 === 0) {
      const names = /** @type {('cleanup' | 'smtp' | 'lmtp' | 'local' | 'smtpd' | 'sub' | 'pickup')[]} */ ([
        'cleanup',
        'smtp',
        'lmtp',
        'local',
        'smtpd',
        'sub',
        'pickup',
      ]);
      this.pid[this.host.rng.pick(names)] = this.host.pid();
    }
  }

  /** @param {number} t @param {string} service @param {number} pid @param {string} text */
  line(t, service, pid, text) {
    this.host.mailLine(t, `postfix/${service}[${pid}]`, text);
  }

  /** @param {string} ip */
  client(ip) {
    if (ip === '::1') return 'localhost[::1]';
    return `unknown[${ip}]`;
  }

  /** A message from outside. @param {number} t @param {string} ip @param {Mail} mail @returns {Sent} */
  inbound(t, ip, mail) {
    this.turn();
    const pid = this.pid.smtpd;
    const tls = mix(mail.seed, 3) % 2 === 0;
    this.line(t, 'smtpd', pid, `connect from ${this.client(ip)}`);
    if (tls)
      this.line(
        t + 20e3,
        'smtpd',
        pid,
        `Anonymous TLS connection established from ${this.client(ip)}: ${TLS}`,
      );
    const sent = this.queue(t + 60e3, mail, (id, at) =>
      this.line(at, 'smtpd', pid, `${id}: client=${this.client(ip)}`),
    );
    const words = tls
      ? 'ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7'
      : 'ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5';
    this.line(t + 75e3, 'smtpd', pid, `disconnect from ${this.client(ip)} ${words}`);
    return sent;
  }

  /** A message that somebody hands in after logging in. @param {number} t @param {string} user @param {string} ip
   * @param {Mail[]} mails in one connection @returns {Sent[]} */
  submit(t, user, ip, mails) {
    this.turn();
    const pid = this.pid.sub;
    const web = ip === '::1';
    const service = 'submission/smtpd';
    this.line(t, service, pid, `connect from ${this.client(ip)}`);
    if (!web)
      this.line(
        t + 12e3,
        service,
        pid,
        `Anonymous TLS connection established from ${this.client(ip)}: ${TLS}`,
      );
    let now = t + 150e3;
    const all = mails.map((mail) => {
      const sasl = `sasl_method=${web ? 'LOGIN' : 'PLAIN'}, sasl_username=${user}`;
      const one = this.queue(now, mail, (id, at) =>
        this.line(at, service, pid, `${id}: client=${this.client(ip)}, ${sasl}`),
      );
      now += 6e3 + this.host.rng.exp(20e3);
      return one;
    });
    const n = mails.length;
    const words = `mail=${n} rcpt=${n} data=${n} quit=1 commands=${(web ? 3 : 5) + 3 * n}`;
    this.line(
      now + 3e3,
      service,
      pid,
      `disconnect from ${this.client(ip)} ${web ? 'ehlo=1' : 'ehlo=2 starttls=1'} auth=1 ${words}`,
    );
    return all;
  }

  /** From the first line of a queue id to its removal. @param {number} t @param {Mail} mail
   * @param {(id: string, at: number) => void} enter writes the first line @returns {Sent} */
  queue(t, mail, enter) {
    const { rng } = this.host;
    const local = mail.to.filter((a) => this.host.byAddress.has(a));
    const outside = mail.to.filter((a) => !this.host.byAddress.has(a));
    const removed = t + 12e3 + mail.to.length * 9e3 + rng.exp(30e3);
    const id = this.host.queue.take(t, removed + 3e6);
    enter(id, t);
    this.line(t + 900, 'cleanup', this.pid.cleanup, `${id}: message-id=${mail.mid}`);
    const size = shapeOf(mail.seed).physical + 200;
    this.line(
      t + 1900,
      'qmgr',
      this.pid.qmgr,
      `${id}: from=<${mail.from}>, size=${size}, nrcpt=${mail.to.length} (queue active)`,
    );
    let now = t + 3e3;
    const uids = [];
    for (const to of local) {
      uids.push(this.toMailbox(now, id, to, mail));
      now += 8e3;
    }
    for (const to of outside) {
      this.toOutside(now, id, to);
      now += 3e3;
    }
    this.line(Math.max(removed, now + 20e3), 'qmgr', this.pid.qmgr, `${id}: removed`);
    return { id, end: Math.max(removed, now + 20e3), uids };
  }

  /** @param {number} t @param {string} id @param {string} to @param {Mail} mail */
  toMailbox(t, id, to, mail) {
    const { host } = this;
    const person = /** @type {import('./people.mjs').Person} */ (host.byAddress.get(to));
    if (!host.variant.fullLogin)
      this.line(t, 'local', this.pid.local, `${id}: passing <${to}> to transport=lmtp`);
    const more = { mid: mail.mid, from: mail.from, subject: mail.subject, saved: t };
    const message = host.box(person).inbox.add(mail.seed, t, more);
    const rule = host.rules.find((r) => r.person === person && t >= r.from && t < r.until);
    if (rule !== undefined) this.redirect(t + 10e3, rule, mail);
    const delivery = this.dovecot.deliver(t + 14e3, person, message, { forwarded: rule?.to });
    const relay = host.fqdn;
    const what = `delay=0.0${1 + (mail.seed % 8)}, delays=0/0/0/0.0${1 + (mail.seed % 8)}, dsn=2.0.0`;
    const answer = `status=sent (250 2.0.0 <${to}> ${delivery} Saved)`;
    this.line(
      t + 16e3,
      'lmtp',
      this.pid.lmtp,
      `${id}: to=<${to}>, relay=${relay}[private/dovecot-lmtp], ${what}, ${answer}`,
    );
    return { person, uid: message.uid };
  }

  /** @param {number} t @param {string} id @param {string} to */
  toOutside(t, id, to) {
    const domain = to.slice(to.indexOf('@') + 1);
    const relay = this.host.relays.get(domain);
    if (relay === undefined) {
      const why = `Host or domain name not found. Name service error for name=${domain} type=MX: Host not found, try again`;
      this.line(
        t + 4e3,
        'smtp',
        this.pid.smtp,
        `${id}: to=<${to}>, relay=none, delay=0.05, delays=0.05/0/0/0, dsn=4.4.3, status=deferred (${why})`,
      );
      if (this.host.deferred.length < 40) this.host.deferred.push({ id, size: 900, t, from: '', to });
      return;
    }
    const what = 'delay=0.6, delays=0.05/0.01/0.2/0.34, dsn=2.0.0';
    this.line(
      t + 15e3,
      'smtp',
      this.pid.smtp,
      `${id}: to=<${to}>, relay=mx.${domain}[${relay}]:25, ${what}, status=sent (250 2.0.0 Ok)`,
    );
  }

  /** A Sieve redirection: the same message enters again, with another queue id. @param {number} t
   * @param {import('./host.mjs').Rule} rule @param {Mail} mail */
  redirect(t, rule, mail) {
    const pid = this.pid.pickup;
    const copy = { ...mail, to: [rule.to] };
    const sent = this.queue(t, copy, (id, at) =>
      this.line(at, 'pickup', pid, `${id}: uid=${1000 + rule.person.index} from=<${mail.from}>`),
    );
    rule.sent.push({ t: t + 18e3, id: sent.id, mid: mail.mid });
  }

  /** @param {number} t @param {string} ip @param {string} to */
  refuse(t, ip, to) {
    const pid = this.pid.smtpd;
    const who = this.client(ip);
    const why = `550 5.1.1 <${to}>: Recipient address rejected: User unknown in local recipient table`;
    this.line(t, 'smtpd', pid, `connect from ${who}`);
    this.line(
      t + 9e3,
      'smtpd',
      pid,
      `NOQUEUE: reject: RCPT from ${who}: ${why}; from=<x@${this.host.outsideDomains[0]}> to=<${to}> proto=ESMTP helo=<mx.${this.host.outsideDomains[0]}>`,
    );
    this.line(
      t + 12e3,
      'smtpd',
      pid,
      `disconnect from ${who} ehlo=1 mail=1 rcpt=0/1 rset=1 quit=1 commands=4/5`,
    );
  }

  /** Somebody who greets and leaves. @param {number} t @param {string} ip */
  hello(t, ip) {
    this.line(t, 'smtpd', this.pid.smtpd, `connect from ${this.client(ip)}`);
    this.line(
      t + 40e3,
      'smtpd',
      this.pid.smtpd,
      `disconnect from ${this.client(ip)} ehlo=1 quit=1 commands=2`,
    );
  }

  /** @param {number} t @param {string} ip @param {string} user */
  saslFailure(t, ip, user) {
    const pid = this.pid.sub;
    const who = this.client(ip);
    const why = 'SASL PLAIN authentication failed: (reason unavailable)';
    this.line(t, 'submission/smtpd', pid, `connect from ${who}`);
    this.dovecot.authFailure(t + 1e4, user, ip, '', true);
    this.line(t + 2e6, 'submission/smtpd', pid, `warning: ${who}: ${why}, sasl_username=${user}`);
    this.line(
      t + 2.1e6,
      'submission/smtpd',
      pid,
      `disconnect from ${who} ehlo=2 starttls=1 auth=0/1 quit=1 commands=4/5`,
    );
  }

  /** @param {number} t @param {string} ip */
  anvil(t, ip) {
    const when = this.host.clock.traditional(t - 200e6);
    this.line(
      t,
      'anvil',
      this.pid.anvil,
      `statistics: max connection rate ${1 + (Math.floor(t) % 6)}/60s for (smtp:${ip}) at ${when}`,
    );
    this.line(
      t + 10,
      'anvil',
      this.pid.anvil,
      `statistics: max connection count 1 for (smtp:${ip}) at ${when}`,
    );
    this.line(
      t + 25,
      'anvil',
      this.pid.anvil,
      `statistics: max cache size ${2 + (Math.floor(t) % 9)} at ${when}`,
    );
  }
}
