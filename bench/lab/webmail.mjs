// Roundcube in a browser: each request in the access log with the IMAP sessions from ::1 that it opens.
import { SECOND } from './clock.mjs';
import { shapeOf } from './mailbox.mjs';
import { mix } from './random.mjs';

const LOGIN_FILES = [
  ['skins/elastic/images/favicon.ico?s=1699116754', 2046],
  ['skins/elastic/deps/bootstrap.min.css?s=1744544522', 24677],
  ['skins/elastic/styles/styles.min.css?s=1794859272', 22769],
  ['plugins/jqueryui/themes/elastic/jquery-ui.min.css?s=1794859272', 7766],
  ['program/js/jquery.min.js?s=1661761679', 31337],
  ['program/js/common.min.js?s=1794859272', 4635],
  ['program/js/app.min.js?s=1794859272', 47617],
  ['program/js/jstz.min.js?s=1640540109', 4966],
  ['plugins/jqueryui/js/jquery-ui.min.js?s=1658988307', 77864],
  ['skins/elastic/images/logo.svg?s=1699116754', 735],
  ['skins/elastic/deps/bootstrap.bundle.min.js?s=1744544522', 35383],
];
const MAIL_FILES = [
  ['program/js/app.min.js?s=1794859272', 47617],
  ['program/js/treelist.min.js?s=1794859272', 5009],
  ['program/js/list.min.js?s=1794859272', 7622],
  ['plugins/managesieve/managesieve.min.js?s=1794859272', 6846],
  ['plugins/markasjunk/markasjunk.min.js?s=1794859272', 1201],
  ['skins/elastic/ui.min.js?s=1794859272', 21044],
];
const CAPS = '_caps=pdf%3D1%2Cflash%3D0%2Ctiff%3D0%2Cwebp%3D1';

/** @typedef {{ p: import('./people.mjs').Person, typed: string, ip: string, agent: string, token: string, id: string,
 *  before: string, t: number, cached: boolean }} Session
 * @typedef {{ began: number, ended: number, account: string, src: string, kind: string, method: string, path: string,
 *  status: number, body_bytes_on_wire: number, roundcube_session_log_prefix: string, dovecot_sessions_in_window: string[] }} Request
 * @typedef {import('./mailbox.mjs').Message} Message */

export class Webmail {
  /** @param {import('./host.mjs').Host} host @param {import('./dovecot.mjs').Dovecot} dovecot @param {import('./postfix.mjs').Postfix} postfix */
  constructor(host, dovecot, postfix) {
    this.host = host;
    this.dovecot = dovecot;
    this.postfix = postfix;
    this.root = host.variant.root;
    this.apache = host.variant.web === 'apache';
    this.protocol = this.apache ? 'HTTP/1.1' : 'HTTP/2.0';
    this.site = `${this.apache ? 'http' : 'https'}://${host.fqdn}${this.root}`;
  }

  /** One line of the access log. Apache shows when a request began, nginx when it ended; both write at its end.
   * @param {{ ip: string, agent: string }} who @param {number} t @param {number} lasts @param {string} request
   * @param {number} status @param {number} bytes @param {string} referer */
  accessLine(who, t, lasts, request, status, bytes, referer) {
    const end = t + lasts;
    const stamp = this.host.clock.access(this.apache ? t : end);
    this.host.access.add(
      end,
      `${who.ip} - - [${stamp}] "${request} ${this.protocol}" ${status} ${bytes} "${referer}" "${who.agent}"`,
    );
  }

  /** What the access log counts for a body: Apache adds the headers (%O). @param {number} body */
  wire(body) {
    return this.apache ? body + 640 + (body % 17) : body;
  }

  /** A request of a session, with the Dovecot sessions behind it. @param {Session} s @param {string} kind
   * @param {string} method @param {string} query without the root @param {number} status @param {number} body
   * @param {{ imap?: import('./dovecot.mjs').Counters[], events?: import('./dovecot.mjs').MailEvent[], referer?: string }} [more]
   * @returns {Request} */
  request(s, kind, method, query, status, body, more = {}) {
    const { rng } = this.host;
    const sessions = [];
    let now = s.t + 25e3 + rng.exp(20e3);
    for (const counters of more.imap ?? []) {
      const one = this.dovecot.imap(now, s.p.login, '::1', counters, { events: more.events });
      sessions.push(one.session);
      now = one.end + 5e3;
    }
    const end = now + 10e3 + rng.exp(20e3);
    const bytes = this.wire(body);
    this.accessLine(
      s,
      s.t,
      end - s.t,
      `${method} ${this.root}${query}`,
      status,
      bytes,
      more.referer ?? this.site,
    );
    const record = {
      began: s.t,
      ended: end,
      account: s.p.login,
      src: s.ip,
      kind,
      method,
      path: `${this.root}${query}`,
      status,
      body_bytes_on_wire: bytes,
      roundcube_session_log_prefix: s.id.slice(0, 8),
      dovecot_sessions_in_window: sessions,
    };
    s.t = end;
    return record;
  }

  /** @param {Session} s @param {(string | number)[][]} files @param {string} referer */
  files(s, files, referer) {
    for (const [path, bytes] of files) {
      const again = s.cached && this.host.rng.chance(0.9);
      if (again && this.host.rng.chance(0.7)) continue;
      const size = again
        ? this.wire(0) - (this.apache ? 460 : 0)
        : this.wire(Number(bytes)) - (this.apache ? 640 : 0);
      this.accessLine(
        s,
        s.t + this.host.rng.exp(60e3),
        4e3,
        `GET ${this.root}${path}`,
        again ? 304 : 200,
        size,
        referer,
      );
    }
  }

  /** The login page. @param {number} t @param {import('./people.mjs').Person} p @param {string} ip @param {string} agent
   * @param {{ cached?: boolean, bare?: boolean, typed?: string }} [how] @returns {Session} bare: without the files of the page */
  open(t, p, ip, agent, how = {}) {
    const { rng } = this.host;
    const s = {
      p,
      typed: how.typed ?? p.login,
      ip,
      agent,
      token: rng.token(32),
      id: rng.word(26),
      before: rng.word(26),
      t,
      cached: how.cached ?? false,
    };
    this.request(s, 'login_page', 'GET', '', 200, this.apache ? 2320 : 2525, { referer: '-' });
    if (!how.bare) this.files(s, LOGIN_FILES, this.site);
    s.t += SECOND + rng.exp(4 * SECOND);
    return s;
  }

  /** A login that is refused: four files tell of it. @param {Session} s @param {boolean} known @returns {{ session: string, port: number }} */
  fail(s, known) {
    const { host } = this;
    const { clock } = host;
    const tried = this.dovecot.failure(s.t + 30e3, 'imap', s.p.login, '::1', known);
    const at = tried.end - 60e3;
    const tag = s.before.slice(0, 8);
    const where = `in /usr/share/roundcube/program/lib/Roundcube/rcube_imap.php on line 211 (POST ${this.root}?_task=login&_action=login)`;
    const why = 'AUTHENTICATE PLAIN: Authentication failed.';
    host.errors.add(
      at,
      `[${clock.roundcube(at)}]: <${tag}> IMAP Error: Login failed for ${s.p.login} against localhost from ${s.ip}. ${why} ${where}`,
    );
    if (host.variant.userlogins) {
      const text = `Failed login for ${s.typed} from ${s.ip} in session ${s.before.slice(0, 16)} (error: 0)`;
      host.userlogins.add(at + 10e3, `[${clock.roundcube(at + 10e3)}]: <${tag}> ${text}`);
    }
    this.accessLine(
      s,
      s.t,
      tried.end - s.t,
      `POST ${this.root}?_task=login`,
      401,
      this.wire(2380),
      this.site,
    );
    s.t = tried.end + 2 * SECOND + host.rng.exp(5 * SECOND);
    return tried;
  }

  /** A login that succeeds, up to the first list. @param {Session} s @param {{ bare?: boolean }} [how] @returns {Request[]} */
  login(s, how = {}) {
    const { host } = this;
    const at = s.t + 90e3;
    const imap = [{ in: 82, out: 781 }];
    const first = this.request(s, 'login', 'POST', '?_task=login', 302, this.apache ? 115 : 5, { imap });
    if (host.variant.userlogins) {
      const text = `Successful login for ${s.p.login} (ID: ${s.p.index + 1}) from ${s.ip} in session ${s.id.slice(0, 16)}`;
      host.userlogins.add(at, `[${host.clock.roundcube(at)}]: <${s.id.slice(0, 8)}> ${text}`);
    }
    const home = `?_task=mail&_token=${s.token}`;
    const page = this.request(s, 'mail_page', 'GET', home, 200, 8860 + (mix(s.p.index, 3) % 20), {
      imap: [{ in: 44, out: 730 }],
    });
    if (!how.bare) this.files(s, MAIL_FILES, `${this.site}${home}`);
    return [first, page, this.list(s, 'INBOX', 1)];
  }

  /** @param {number} t */
  unlock(t) {
    const ms = Math.floor(t / 1000);
    return `_remote=1&_unlock=loading${ms}&_=${ms}`;
  }

  /** One page of a folder's list: fifty messages at most. @param {Session} s @param {string} folder @param {number} page @returns {Request} */
  list(s, folder, page) {
    const box = this.host.box(s.p).folder(folder);
    const n = Math.max(0, Math.min(50, box.messages.length - (page - 1) * 50));
    const imap = [{ in: 314, out: 1400 + n * 470, hdr: n, hdrBytes: n * 226 }];
    const query = `?_task=mail&_action=list&_refresh=1&_mbox=${folder}&_page=${page}&${this.unlock(s.t)}`;
    return this.request(s, 'list', 'GET', query, 200, 700 + n * 38, {
      imap,
      referer: `${this.site}?_task=mail&_mbox=${folder}`,
    });
  }

  /** @param {Session} s @param {string} words @param {number} hits @returns {Request} */
  search(s, words, hits) {
    const n = Math.min(hits, 50);
    const imap = [{ in: 339, out: 1000 + n * 470, hdr: n, hdrBytes: n * 244 }];
    const fixed = '_headers=subject%2Cfrom&_layout=widescreen&_filter=ALL&_scope=base&_mbox=INBOX';
    const query = `?_task=mail&_action=search&_interval=&_q=${encodeURIComponent(words)}&${fixed}&${this.unlock(s.t)}`;
    return this.request(s, 'search', 'GET', query, 200, 490 + n * 36, {
      imap,
      referer: `${this.site}?_task=mail&_mbox=INBOX`,
    });
  }

  /** A message opened. @param {Session} s @param {string} folder @param {Message} m @param {'show' | 'preview'} mode @returns {Request} */
  read(s, folder, m, mode) {
    const shape = shapeOf(m.seed);
    const box = this.host.box(s.p);
    box.messageId(m);
    const body = shape.html > 0 ? shape.html : shape.text;
    const imap = [
      { in: 440, out: 1750 + shape.fields + body, hdr: 1, hdrBytes: shape.fields, body: 1, bodyBytes: body },
    ];
    const events = m.seen ? [] : [{ event: 'flag_change', box: folder, uid: m.uid, message: m }];
    m.seen = true;
    const framed = mode === 'preview' ? '&_framed=1' : '';
    const query = `?_task=mail&${CAPS}&_uid=${m.uid}&_mbox=${folder}${framed}&_action=${mode}`;
    const size = (mode === 'show' ? 5900 : 3700) + Math.floor(body / 3);
    return this.request(s, mode, 'GET', query, 200, size, {
      imap,
      events,
      referer: `${this.site}?_task=mail&_mbox=${folder}`,
    });
  }

  /** A part of a message. Downloading gives the file; showing one whose content is not what it says gives a warning page.
   * @param {Session} s @param {string} folder @param {Message} m @param {import('./mailbox.mjs').Attachment} a
   * @param {'download' | 'embed'} mode @returns {Request & { delivered: boolean, sent: number }} */
  part(s, folder, m, a, mode) {
    const delivered = mode === 'download' || !a.broken;
    const fields = shapeOf(m.seed).fields;
    const imap = [
      { in: 402, out: a.decoded + 1900 + fields, hdr: 1, hdrBytes: fields, body: 1, bodyBytes: a.decoded },
    ];
    const text = a.type === 'text' && this.apache;
    const sent = delivered
      ? text
        ? Math.floor(a.decoded * 0.28)
        : a.decoded + 28 + Math.floor(a.decoded / 8192) * 8
      : 575;
    const base = `?_task=mail&_uid=${m.uid}&_mbox=${folder}&_part=${a.part}&_action=get`;
    const query =
      mode === 'download'
        ? `${base}&_token=${s.token}&_download=1`
        : `${base}&_embed=1&_mimeclass=${a.type === 'image' ? 'image' : 'pdf'}`;
    const referer = `${this.site}?_task=mail&_uid=${m.uid}&_mbox=${folder}&_action=show`;
    const record = this.request(s, `attachment_${mode}`, 'GET', query, 200, sent, { imap, referer });
    return { ...record, delivered, sent };
  }

  /** A message written and sent. @param {Session} s @param {import('./postfix.mjs').Mail} mail @returns {import('./postfix.mjs').Sent} */
  send(s, mail) {
    const { host } = this;
    const compose = host.rng.hex(23);
    const mailPage = `${this.site}?_task=mail&_mbox=INBOX`;
    this.request(s, 'compose', 'GET', '?_task=mail&_action=compose', 302, 5, {
      imap: [{ in: 32, out: 560 }],
      referer: mailPage,
    });
    const query = `?_task=mail&_action=compose&_id=${compose}`;
    this.request(s, 'compose', 'GET', query, 200, 7850, { imap: [{ in: 44, out: 730 }], referer: mailPage });
    s.t += 20 * SECOND + host.rng.exp(60 * SECOND);
    const at = s.t;
    const [sent] = this.postfix.submit(at + 50e3, s.p.login, '::1', [mail]);
    s.t = at + 240e3;
    const copy = host
      .box(s.p)
      .folder('Sent')
      .add(mail.seed, s.t, { seen: true, from: mail.from, mid: mail.mid });
    const events = [{ event: 'save', box: 'Sent', uid: copy.uid, message: copy }];
    this.request(
      s,
      'send',
      'POST',
      `?_task=mail&_unlock=loading${Math.floor(at / 1000)}&_framed=1&_lang=fr`,
      200,
      290,
      {
        imap: [{ in: 537 + shapeOf(mail.seed).virtual, out: 738 }],
        events,
        referer: `${this.site}${query}`,
      },
    );
    const answer = `250: 2.0.0 Ok: queued as ${sent.id}`;
    host.sendmail.add(
      at + 220e3,
      `[${host.clock.roundcube(at + 220e3)}]: <${s.id.slice(0, 8)}> User ${s.p.login} [${s.ip}]; Message ${mail.mid} for ${mail.to.join(', ')}; ${answer}`,
    );
    return sent;
  }

  /** Into the trash. @param {Session} s @param {Message} m @returns {{ request: Request, trashUid: number }} */
  move(s, m) {
    const box = this.host.box(s.p);
    box.messageId(m);
    box.inbox.remove(m);
    const copy = box.folder('Trash').add(m.seed, m.date, { ...m, uid: undefined, gone: false, saved: s.t });
    copy.uid = box.folder('Trash').next - 1;
    const events = [
      { event: 'copy from INBOX', box: 'Trash', uid: copy.uid, message: m },
      { event: 'delete', box: 'INBOX', uid: m.uid, message: m },
      { event: 'expunge', box: 'INBOX', uid: m.uid, message: m },
    ];
    const request = this.request(s, 'move', 'POST', '?_task=mail&_action=move', 200, 60, {
      imap: [{ in: 101, out: 1031, trashed: 1, ...this.movedCounters() }],
      events,
    });
    return { request, trashUid: copy.uid };
  }

  /** A server without MOVE copies, marks and expunges. */
  movedCounters() {
    return this.host.variant.mailLog ? { deleted: 1, expunged: 1 } : {};
  }

  /** Out of the trash for good. @param {Session} s @param {number} trashUid @returns {Request} */
  erase(s, trashUid) {
    const trash = this.host.box(s.p).folder('Trash');
    const m = trash.messages.find((x) => x.uid === trashUid);
    const events =
      m === undefined
        ? []
        : ['delete', 'expunge'].map((event) => ({ event, box: 'Trash', uid: trashUid, message: m }));
    if (m !== undefined) trash.remove(m);
    return this.request(s, 'delete', 'POST', '?_task=mail&_action=delete', 200, 55, {
      imap: [{ in: 99, out: 945, deleted: 1, expunged: 1 }],
      events,
    });
  }

  /** Opens the filter editor and saves a script. @param {Session} s @param {number} size bytes of the script @returns {Request[]} */
  filter(s, size) {
    const { dovecot } = this;
    const login = s.p.login;
    dovecot.sieve(s.t + 20e3, login, '::1', 107, 498);
    const a = this.request(
      s,
      'filters_page',
      'GET',
      '?_task=settings&_action=plugin.managesieve',
      200,
      3860,
      { referer: '-' },
    );
    s.t += SECOND;
    dovecot.sieve(s.t + 20e3, login, '::1', 56, 519);
    const edit = '?_task=settings&_action=plugin.managesieve-action&_framed=1&_nav=hide';
    const b = this.request(s, 'filter_editor', 'GET', edit, 200, 5270, {
      imap: [{ in: 44, out: 730 }],
      referer: '-',
    });
    s.t += 12 * SECOND + this.host.rng.exp(20 * SECOND);
    dovecot.sieve(s.t + 20e3, login, '::1', 90 + size, 546);
    const save = '?_task=settings&_action=plugin.managesieve-save&_framed=1';
    const c = this.request(s, 'filter_save', 'POST', save, 200, 5430, {
      imap: [{ in: 44, out: 730 }],
      referer: '-',
    });
    return [a, b, c];
  }

  /** @param {Session} s */
  refresh(s) {
    const imap = [{ in: 150, out: 900 }];
    return this.request(s, 'refresh', 'POST', '?_task=mail&_action=refresh', 200, 70, {
      imap,
      referer: `${this.site}?_task=mail&_mbox=INBOX`,
    });
  }

  /** @param {Session} s */
  logout(s) {
    const home = `${this.site}?_task=mail&_token=${s.token}`;
    return this.request(
      s,
      'logout',
      'GET',
      `?_task=logout&_token=${s.token}`,
      200,
      this.apache ? 2480 : 2525,
      { referer: home },
    );
  }
}
