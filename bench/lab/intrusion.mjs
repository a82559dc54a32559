// Who should not have been there: seven stories whose people, addresses, times and order follow from the seed.
import { DAY, HOUR, iso, MINUTE, SECOND } from './clock.mjs';
import { shapeOf, sizeOf } from './mailbox.mjs';
import { AGENTS } from './people.mjs';
import { readRecord, Scenario } from './truth.mjs';

const WORDS = [
  'facture',
  'mot de passe',
  'contrat',
  'hợp đồng',
  'iban',
  'confidentiel',
  'salaire',
  'accès',
  'virement',
  'password',
];
const PATHS =
  `wp-login.php .git/config .env admin/ phpmyadmin/index.php config/config.inc.php logs/userlogins.log installer/
backup.zip db.sql robots.txt owa/auth/logon.aspx autodiscover/autodiscover.xml solr/ server-status actuator/health
vendor/composer/installed.json cgi-bin/test.cgi temp/ SQL/sqlite.initial.sql`.split(/\s+/);
const SCANNERS = [
  'Mozilla/5.0 zgrab/0.x',
  'masscan/1.3',
  'curl/8.5.0',
  'python-requests/2.32.3',
  'Go-http-client/1.1',
  '',
];

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
    schedule.tell(spray, this.sprayAndRead(spray, spraying));
    schedule.tell(slots[0], this.copy(slots[0]));
    schedule.tell(slots[1], this.redirect(slots[1]));
    schedule.tell(slots[2], this.popAndPhish(slots[2]));
    const scan = start + long * (0.08 + rng.next() * 0.1);
    schedule.tell(scan, this.scan(scan));
    const slow = start + long * 0.1;
    schedule.tell(slow, this.slow(slow, long * 0.8));
    const middle = start + long * 0.5;
    const night = middle - (host.clock.local(middle).getUTCHours() - 2) * HOUR;
    const decoy = night < start + HOUR ? night + DAY : night;
    schedule.tell(Math.min(decoy, end - 2 * HOUR), this.migration(Math.min(decoy, end - 2 * HOUR)));
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

  /** S1. @param {number} begin @param {number} lasts @returns {Generator<number, void, void>} */
  *sprayAndRead(begin, lasts) {
    const { host, rng } = this;
    const s = this.scenario(
      'S1',
      'Password spraying over IMAP and webmail, one hit; webmail search, messages and attachments read',
      true,
      'compromised: password found, messages and attachments read',
    );
    const ips = Array.from({ length: rng.int(5, 11) }, () => this.outside());
    // A house that is also the home of somebody who works here: its own sessions are innocent.
    if (rng.chance(0.6)) ips.push(rng.pick(host.people.filter((p) => !this.touched.includes(p))).home);
    const agent = rng.pick(AGENTS);
    s.lists.user_agents.push(agent);
    const targets = rng.shuffle([
      ...host.people.slice(0, 120),
      this.nobody('info'),
      this.nobody('admin'),
      this.nobody('scan'),
    ]);
    const tries = Math.min(targets.length * 2, rng.int(60, 140));
    let t = begin;
    for (let i = 0; i < tries; i++) {
      const p = targets[i % targets.length];
      this.guess(s, t, p, ips[i % ips.length], rng.chance(0.35), host.people.includes(p), agent);
      t += (lasts / tries) * (0.5 + rng.next());
      yield t;
    }
    yield* this.readMail(s, t, agent);
  }

  /** @param {Scenario} s @param {number} begin @param {string} agent @returns {Generator<number, void, void>} */
  *readMail(s, begin, agent) {
    const { rng } = this;
    const p = this.victims.read;
    const finder = this.outside();
    s.address(finder);
    const port = this.host.port();
    const found = this.dovecot.imap(begin, p.login, finder, { in: 12, out: 489 }, { port, lasts: 60e3 });
    s.add('logins', begin, {
      time: iso(begin),
      protocol: 'imap',
      account: p.login,
      src: finder,
      sport: port,
      dovecot_session: found.session,
    });
    const reader = this.outside();
    s.address(reader);
    let t = begin + 4 * MINUTE + rng.exp(15 * MINUTE);
    yield t;
    const rich = this.host.box(p).inbox.messages.filter((m) => shapeOf(m.seed).attachments.length > 0);
    const plain = this.host.box(p).inbox.messages.filter((m) => shapeOf(m.seed).attachments.length === 0);
    const broken = rich.filter((m) => shapeOf(m.seed).attachments.some((a) => a.broken));
    const first = [
      ...rng.shuffle(rich).slice(0, 4),
      ...broken.slice(0, 1),
      ...rng.shuffle(plain).slice(0, rng.int(3, 8)),
    ];
    t = yield* this.browse(s, t, p, reader, agent, rng.shuffle([...new Set(first)]), rng.int(3, 5));
    t += HOUR + rng.exp(2 * HOUR);
    yield t;
    const second = rng.shuffle(rich.filter((m) => !first.includes(m) && !m.gone)).slice(0, 2);
    yield* this.browse(s, t, p, reader, agent, second, 1);
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

  /** A webmail session of the intruder. @param {Scenario} s @param {number} t @param {Person} p @param {string} ip @param {string} agent
   * @param {Message[]} messages @param {number} searches @returns {Generator<number, number, void>} */
  *browse(s, t, p, ip, agent, messages, searches) {
    const { rng, webmail } = this;
    const session = this.enter(s, t, p, ip, agent);
    for (const query of rng.shuffle(WORDS).slice(0, searches)) {
      session.t += 3 * SECOND + rng.exp(5 * SECOND);
      yield session.t;
      s.add('searches', session.t, { time: iso(session.t), account: p.login, query });
      s.request(webmail.search(session, query, rng.int(0, 20)));
    }
    for (const m of messages) {
      session.t += 3 * SECOND + rng.exp(9 * SECOND);
      yield session.t;
      if (!m.gone) yield* this.openMessage(s, session, m);
    }
    session.t += 5 * SECOND;
    yield session.t;
    s.request(webmail.logout(session));
    return session.t;
  }

  /** @param {Scenario} s @param {import('./webmail.mjs').Session} session @param {Message} m @returns {Generator<number, void, void>} */
  *openMessage(s, session, m) {
    const { rng, webmail } = this;
    const mode = rng.chance(0.5) ? 'show' : 'preview';
    const time = session.t;
    const opened = webmail.read(session, 'INBOX', m, mode);
    const more = {
      time: iso(time),
      roundcube_session_log_prefix: session.id.slice(0, 8),
      dovecot_sessions_in_window: opened.dovecot_sessions_in_window,
    };
    s.request(opened);
    s.add(
      'messages_read',
      time,
      readRecord(this.host, session.p, 'INBOX', m, `webmail open (${mode})`, more),
    );
    for (const a of shapeOf(m.seed).attachments) {
      if (!a.broken && rng.chance(0.35)) continue;
      session.t += 2 * SECOND + rng.exp(4 * SECOND);
      yield session.t;
      const at = session.t;
      const way = a.broken && rng.chance(0.7) ? 'embed' : 'download';
      const got = webmail.part(session, 'INBOX', m, a, way);
      s.request(got);
      s.add('attachments', at, {
        time: iso(at),
        account: session.p.login,
        mailbox: 'INBOX',
        uid: m.uid,
        message_id: m.mid,
        part: a.part,
        filename: a.filename,
        decoded_bytes: a.decoded,
        bytes_on_wire: got.sent,
        content_type: `${a.type}/${a.subtype}`,
        delivered: got.delivered,
        mode: way === 'download' ? 'attachment_download' : 'attachment_inline',
        dovecot_sessions_in_window: got.dovecot_sessions_in_window,
      });
    }
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

  /** S2. @param {number} begin @returns {Generator<number, void, void>} */
  *copy(begin) {
    const { rng, victims } = this;
    const s = this.scenario(
      'S2',
      'Known password: IMAP full copy of one account, headers only of a second, bare login on a third',
      true,
      'compromised: one mailbox copied entirely, one account headers only, one account login only (nothing read)',
    );
    const ip = this.outside();
    s.address(ip);
    let t = this.fetchAll(s, begin, victims.copied, ip, 'body') + 15 * SECOND + rng.exp(60 * SECOND);
    yield t;
    t = this.fetchAll(s, t, victims.listed, ip, 'header') + 5 * SECOND + rng.exp(30 * SECOND);
    yield t;
    const port = this.host.port();
    const bare = this.dovecot.imap(t, victims.entered.login, ip, { in: 12, out: 489 }, { port, lasts: 90e3 });
    s.add('logins', t, {
      time: iso(t),
      protocol: 'imap',
      account: victims.entered.login,
      src: ip,
      sport: port,
      dovecot_session: bare.session,
    });
  }

  /** S3. @param {number} begin @returns {Generator<number, void, void>} */
  *redirect(begin) {
    const { host, rng, webmail, victims } = this;
    const s = this.scenario(
      'S3',
      'Sieve redirect to an outside address, notification deleted, later mail redirected',
      true,
      'compromised: persistent redirection, data left the server',
    );
    const p = victims.ruled;
    const ip = this.outside();
    const agent = rng.pick(AGENTS);
    s.lists.user_agents.push(agent);
    const to = `${rng.pick(['archive', 'copie', 'sauvegarde'])}.${p.shown.split('.')[0]}@${host.outsideDomains[1]}`;
    const session = this.enter(s, begin, p, ip, agent);
    session.t += 6 * SECOND;
    yield session.t;
    const script = `require ["copy"];\r\n# rule:[tri]\r\nif true\r\n{\r\n\tredirect :copy "${to}";\r\n}\r\n`;
    for (const r of webmail.filter(session, script.length)) s.request(r);
    const active = session.t;
    const rule = { person: p, to, from: active, until: host.end, sent: [] };
    host.rules.push(rule);
    s.add('rules', active, {
      time: iso(active),
      protocol: 'webmail->managesieve',
      account: p.login,
      src: ip,
      rule: `redirect :copy ${to}`,
      script_seen_after: [['managesieve', script]],
    });
    this.planted = { person: p, script, t: active };
    yield active + 20 * SECOND;
    yield* this.hideNotice(s, session, active + 20 * SECOND);
    this.redirected = { scenario: s, rule };
  }

  /** The organisation tells the owner of the new rule; the intruder removes the message. @param {Scenario} s
   * @param {import('./webmail.mjs').Session} session @param {number} t @returns {Generator<number, void, void>} */
  *hideNotice(s, session, t) {
    const { host, webmail } = this;
    const p = session.p;
    const author = /** @type {Person} */ (host.people.find((x) => x.shown === 'support') ?? host.people[0]);
    host.count(author, author.office);
    const notice = {
      ...this.background.mail(t, author.address, [p.address]),
      subject: 'Nouvelle règle de filtrage',
    };
    const [sent] = this.postfix.submit(t, author.login, author.office, [notice]);
    s.add('other', t, {
      time: iso(t),
      action: 'notification_sent_by_organisation',
      message_id: notice.mid,
      account: p.login,
    });
    session.t = t + 40 * SECOND + this.rng.exp(60 * SECOND);
    yield session.t;
    s.request(webmail.list(session, 'INBOX', 1));
    session.t += 2 * SECOND;
    s.add('searches', session.t, { time: iso(session.t), account: p.login, query: 'règle de filtrage' });
    s.request(webmail.search(session, 'règle de filtrage', 1));
    const m = host.box(p).inbox.messages.find((x) => x.uid === sent.uids[0]?.uid);
    if (m === undefined) return;
    session.t += 4 * SECOND;
    const opened = session.t;
    const request = webmail.read(session, 'INBOX', m, 'preview');
    s.request(request);
    s.add(
      'messages_read',
      opened,
      readRecord(host, p, 'INBOX', m, 'webmail open (preview)', {
        time: iso(opened),
        roundcube_session_log_prefix: session.id.slice(0, 8),
        dovecot_sessions_in_window: request.dovecot_sessions_in_window,
      }),
    );
    session.t += 3 * SECOND;
    yield session.t;
    this.removeMessage(s, session, m);
  }

  /** @param {Scenario} s @param {import('./webmail.mjs').Session} session @param {Message} m */
  removeMessage(s, session, m) {
    const { webmail } = this;
    const p = session.p;
    const moved = session.t;
    const { request, trashUid } = webmail.move(session, m);
    s.request(request);
    s.add('mails_moved', moved, {
      time: iso(moved),
      account: p.login,
      mailbox: 'INBOX',
      uid: m.uid,
      to: 'Trash',
      message_id: m.mid,
    });
    s.request(webmail.list(session, 'Trash', 1));
    const erased = session.t;
    s.request(webmail.erase(session, trashUid));
    s.add('mails_deleted', erased, {
      time: iso(erased),
      account: p.login,
      from_mailbox: 'INBOX',
      uid: m.uid,
      trash_uid: trashUid,
      message_id: m.mid,
    });
    s.request(webmail.logout(session));
  }

  /** S4. @param {number} begin @returns {Generator<number, void, void>} */
  *scan(begin) {
    const { host, rng, webmail } = this;
    const s = this.scenario(
      'S4',
      'Scanner noise on the webmail and mail ports, never succeeds',
      true,
      'attempt only',
    );
    const web = this.outside();
    const ports = host.addresses.outside();
    s.address(web);
    s.address(ports);
    const counts = { 200: 0, 403: 0, 404: 0 };
    let t = begin;
    for (const path of rng.shuffle([
      ...PATHS,
      ...PATHS,
      '?_task=mail&_action=get&_mbox=INBOX&_uid=1&_part=2',
      'index.php?_task=mail&_mbox=INBOX&_uid=3&_action=show',
    ])) {
      const status = path.includes('_task') ? 200 : rng.chance(0.5) ? 403 : 404;
      counts[status]++;
      const agent = rng.pick(SCANNERS);
      webmail.accessLine(
        { ip: web, agent },
        t,
        3e3,
        `${rng.chance(0.85) ? 'GET' : 'POST'} /${path}`,
        status,
        status === 200 ? webmail.wire(2350) : status === 404 ? 539 : 542,
        '-',
      );
      if (!webmail.apache && status === 404) this.nginxError(t, web, path);
      t += 200e3 + rng.exp(2 * SECOND);
      yield t;
    }
    s.add('other', begin, {
      time: iso(begin),
      action: 'summary',
      src: web,
      http_status_counts: counts,
      verdict: 'attempt only',
    });
    for (const service of ['imap', 'pop3', 'managesieve', 'imap']) {
      this.dovecot.probe(t, service, ports);
      s.add('other', t, { time: iso(t), action: 'port_probe', src: ports, service });
      t += SECOND;
    }
    this.postfix.hello(t, ports);
    t += HOUR;
    yield t;
    for (const p of rng.shuffle(host.people).slice(0, 4)) {
      this.postfix.saslFailure(t, ports, p.login);
      s.add('login_failures', t, {
        time: iso(t),
        protocol: 'submission',
        account: p.login,
        src: ports,
        sport: host.port(),
      });
      t += 11 * SECOND;
      yield t;
    }
  }

  /** @param {number} t @param {string} ip @param {string} path */
  nginxError(t, ip, path) {
    const { host } = this;
    const what = `open() "/var/www/webmail/${path}" failed (2: No such file or directory)`;
    host.webError.add(
      t,
      `${host.clock.nginxError(t)} [error] 811#811: *${host.rng.int(100, 90000)} ${what}, client: ${ip}, server: ${host.fqdn}, request: "GET /${path} HTTP/1.1", host: "${host.fqdn}"`,
    );
  }

  /** S5. @param {number} begin @returns {Generator<number, void, void>} */
  *popAndPhish(begin) {
    const { host, rng, victims } = this;
    const s = this.scenario(
      'S5',
      'POP3 download of a whole mailbox, then internal phishing by authenticated SMTP',
      true,
      'compromised: INBOX copied by POP3, account used for phishing',
    );
    const p = victims.popped;
    const ip = this.outside();
    const sender = this.outside();
    s.address(ip);
    s.address(sender);
    const { inbox } = host.box(p);
    const messages = [...inbox.messages];
    const bytes = messages.reduce((sum, m) => sum + sizeOf(m.seed) + 17, 0);
    const port = host.port();
    const session = this.dovecot.pop3(begin, p.login, ip, {
      retr: messages.length,
      bytes,
      total: messages.length,
      size: inbox.bytes,
      port,
      lasts: bytes / 3,
    });
    s.add('logins', begin, {
      time: iso(begin),
      protocol: 'pop3',
      account: p.login,
      src: ip,
      sport: port,
      dovecot_session: session.session,
    });
    messages.forEach((m, i) => {
      s.add(
        'messages_read',
        begin,
        readRecord(host, p, 'INBOX', m, 'pop3 RETR', {
          dovecot_session: session.session,
          pop3_number: i + 1,
        }),
      );
    });
    const t = session.end + 15 * SECOND + rng.exp(10 * MINUTE);
    yield t;
    const others = rng.shuffle(host.people.filter((x) => x !== p)).slice(0, rng.int(16, 26));
    const mails = others.map((x) => ({
      ...this.background.mail(t, p.address, [x.address]),
      subject: 'Votre boîte sera fermée : confirmez votre mot de passe',
    }));
    const sent = this.postfix.submit(t, p.login, sender, mails);
    mails.forEach((mail, i) => {
      s.add('mails_sent', t, {
        time: iso(t),
        protocol: 'submission',
        account: p.login,
        src: sender,
        sport: port,
        from: p.address,
        to: mail.to,
        message_id: mail.mid,
        queue_ids: [sent[i].id],
      });
    });
  }

  /** S6. @param {number} begin @param {number} lasts @returns {Generator<number, void, void>} */
  *slow(begin, lasts) {
    const { host, rng } = this;
    const s = this.scenario('S6', 'Slow spraying, one try per account, no hit', true, 'attempt only');
    const ips = Array.from({ length: rng.int(5, 9) }, () => this.outside());
    const targets = rng.shuffle(host.people).slice(0, Math.min(host.people.length, rng.int(22, 45)));
    const agent = rng.pick(AGENTS);
    let t = begin;
    for (const [i, p] of targets.entries()) {
      this.guess(s, t, p, ips[i % ips.length], i % 5 === 4, true, agent);
      t += (lasts / targets.length) * (0.6 + rng.next() * 0.8);
      yield t;
    }
    s.add('other', t, {
      time: iso(t),
      action: 'summary',
      tries: targets.length,
      hits: 0,
      verdict: 'attempt only',
    });
  }

  /** S7. @param {number} begin @returns {Generator<number, void, void>} */
  *migration(begin) {
    const s = this.scenario(
      'S7',
      'DECOY: administrator migration of 3 accounts, benign',
      false,
      'benign (authorised migration)',
    );
    const ip = this.host.addresses.migration;
    s.address(ip);
    let t = begin;
    for (const p of this.migrated) {
      this.host.count(p, ip);
      t = this.fetchAll(s, t, p, ip, 'both') + 4 * SECOND;
      yield t;
    }
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
