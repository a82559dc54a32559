// Who should not have been there: seven stories whose people, addresses, times and order follow from the seed.
import { DAY, HOUR, iso, MINUTE } from './clock.mjs';
import { shapeOf } from './mailbox.mjs';
import { redirect } from './story-rule.mjs';
import { scan } from './story-scan.mjs';
import { slow, sprayAndRead } from './story-spray.mjs';
import { copy, migration, popAndPhish } from './story-theft.mjs';
import { readRecord, Scenario } from './truth.mjs';

/** @typedef {import('./people.mjs').Person} Person
 * @typedef {import('./mailbox.mjs').Message} Message */

export class Intrusion {
  /** @param {import('./host.mjs').Host} host @param {import('./schedule.mjs').Schedule} schedule @param {import('./background.mjs').Background} background */
  constructor(host, schedule, background) {
    this.host = host;
    this.schedule = schedule;
    this.background = background;
    this.rng = host.rng;
    this.dovecot = background.dovecot;
    this.postfix = background.postfix;
    this.webmail = background.webmail;
    const ordinary = host.people.filter((p) => p.shown.includes('.') || p.shown === 'rh');
    const order = this.rng.shuffle(ordinary);
    const next = () => /** @type {Person} */ (order.pop());
    this.victims = {
      read: next(),
      copied: next(),
      listed: next(),
      entered: next(),
      ruled: next(),
      popped: next(),
    };
    this.migrated = [next(), next(), next()];
    // Somebody who gets much mail: the redirection is to see some.
    this.victims.ruled.weight = 6;
    /** Whether the intruder's browser asks for the files of a page, as a script does not. */
    this.bare = this.rng.chance(0.5);
    /** @type {Scenario[]} */
    this.scenarios = [];
    /** The script that forwards. @type {{ person: Person, script: string, t: number } | undefined} */
    this.planted = undefined;
    /** What it forwarded. @type {{ scenario: Scenario, rule: import('./host.mjs').Rule } | undefined} */
    this.redirected = undefined;
  }

  /** All accounts that must have a listing. */
  get touched() {
    return [...Object.values(this.victims), ...this.migrated];
  }

  outside() {
    const { addresses } = this.host;
    return addresses.six && this.rng.chance(0.35)
      ? `${addresses.network()}::${this.rng.int(2, 0xffff).toString(16)}`
      : addresses.outside();
  }

  /** @param {string} id @param {string} title @param {boolean} malicious @param {string} verdict */
  scenario(id, title, malicious, verdict) {
    const s = new Scenario(id, title, malicious, verdict);
    this.scenarios.push(s);
    return s;
  }

  /** Decides when each story begins. */
  plan() {
    const { host, rng, schedule } = this;
    const { start, end } = host;
    const long = end - start;
    const spray = start + long * (0.2 + rng.next() * 0.06);
    const spraying = host.variant.days !== undefined ? long * 0.35 : 30 * MINUTE + rng.next() * 50 * MINUTE;
    const hit = spray + spraying;
    const slots = rng
      .shuffle([0.18, 0.42, 0.68])
      .map((f) => hit + 2 * HOUR + (end - 3 * HOUR - hit) * (f + rng.next() * 0.1));
    if (host.variant.tampered) this.hide(slots);
    schedule.tell(spray, sprayAndRead(this, spray, spraying));
    schedule.tell(slots[0], copy(this, slots[0]));
    schedule.tell(slots[1], redirect(this, slots[1]));
    schedule.tell(slots[2], popAndPhish(this, slots[2]));
    const scanned = start + long * (0.08 + rng.next() * 0.1);
    schedule.tell(scanned, scan(this, scanned));
    const early = start + long * 0.1;
    schedule.tell(early, slow(this, early, long * 0.8));
    const middle = start + long * 0.5;
    const night = middle - (host.clock.local(middle).getUTCHours() - 2) * HOUR;
    const decoy = night < start + HOUR ? night + DAY : night;
    schedule.tell(Math.min(decoy, end - 2 * HOUR), migration(this, Math.min(decoy, end - 2 * HOUR)));
  }

  /** Twenty minutes of mail.log around the copy are removed; the copy is moved into a busy hour. @param {number[]} slots */
  hide(slots) {
    const hour = this.host.clock.local(slots[0]).getUTCHours();
    slots[0] += (14 - hour) * HOUR;
    if (slots[0] > this.host.end - 2 * HOUR) slots[0] -= DAY;
    const from = slots[0] - 8 * MINUTE;
    this.host.logs.hidden = { path: 'mail.log', from, to: from + 20 * MINUTE };
  }

  /** A person who does not exist. @param {string} local @returns {Person} */
  nobody(local) {
    const address = `${local}@${this.host.domain}`;
    return {
      ...this.host.people[0],
      login: this.host.variant.fullLogin ? address : local,
      address,
      shown: local,
    };
  }

  /** One wrong password. @param {Scenario} s @param {number} t @param {Person} p @param {string} ip @param {boolean} web @param {boolean} known @param {string} agent */
  guess(s, t, p, ip, web, known, agent) {
    s.address(ip);
    if (web) {
      const session = this.webmail.open(t, p, ip, agent, { bare: true });
      const tried = this.webmail.fail(session, known);
      s.add('login_failures', t, {
        time: iso(t),
        protocol: 'webmail',
        account: p.login,
        src: ip,
        sport: tried.port,
        dovecot_session: tried.session,
      });
      return;
    }
    const tried = this.dovecot.failure(t, 'imap', p.login, ip, known);
    s.add('login_failures', t, {
      time: iso(t),
      protocol: 'imap',
      account: p.login,
      src: ip,
      sport: tried.port,
      dovecot_session: tried.session,
    });
  }

  /** @param {Scenario} s @param {number} t @param {Person} p @param {string} ip @param {string} agent */
  enter(s, t, p, ip, agent) {
    const session = this.webmail.open(t, p, ip, agent, { bare: this.bare });
    const posted = session.t;
    s.address(ip);
    s.add('logins', posted, {
      time: iso(posted),
      protocol: 'webmail',
      account: p.login,
      src: ip,
      roundcube_session: session.id,
      roundcube_session_log_prefix: session.id.slice(0, 8),
      roundcube_session_userlogins: session.id.slice(0, 16),
    });
    for (const r of this.webmail.login(session, { bare: this.bare })) s.request(r);
    return session;
  }

  /** Takes whole mailboxes. @param {Scenario} s @param {number} t @param {Person} p @param {string} ip @param {'body' | 'header' | 'both'} what */
  fetchAll(s, t, p, ip, what) {
    const box = this.host.box(p);
    const port = this.host.port();
    const c = { in: 120, out: 900, hdr: 0, hdrBytes: 0, body: 0, bodyBytes: 0 };
    const all = [...box.folders.values()].flatMap((f) => f.messages.map((m) => ({ f, m })));
    for (const { m } of all) {
      const shape = shapeOf(m.seed);
      c.in += 7;
      c.out += 42;
      if (what !== 'body') {
        c.hdr++;
        c.hdrBytes += shape.header;
        c.out += shape.header + 60;
      }
      if (what !== 'header') {
        c.body++;
        c.bodyBytes += shape.virtual;
        c.out += shape.virtual + 60;
      }
    }
    const session = this.dovecot.imap(t, p.login, ip, c, { port, lasts: 300e3 + c.out / 2 });
    const who = { account: p.login, src: ip, sport: port, dovecot_session: session.session };
    s.add('logins', t, { time: iso(t), protocol: 'imap', ...who });
    s.add('session_ends', session.end, {
      time: iso(session.end),
      protocol: 'imap',
      ...who,
      bodies: c.body,
      headers: c.hdr,
      dovecot_counters: session.counters,
    });
    for (const { f, m } of all) {
      const id = { dovecot_session: session.session };
      if (what !== 'body')
        s.add('headers_only', t, {
          ...readRecord(this.host, p, f.name, m, 'imap header fetch', id),
          bytes: shapeOf(m.seed).header,
        });
      if (what !== 'header')
        s.add('messages_read', t, readRecord(this.host, p, f.name, m, 'imap body fetch', id));
    }
    return session.end;
  }

  /** Closes the stories whose end is the end of the log. */
  finish() {
    const r = this.redirected;
    for (const x of r?.rule.sent ?? []) {
      if (x.t >= this.host.end) continue;
      r?.scenario.add('mails_redirected', x.t, {
        time: iso(x.t),
        queue_id: x.id,
        message_id: x.mid,
        to: r.rule.to,
        status: 'sent',
        source: 'every delivery to the rule target',
      });
    }
  }
}
