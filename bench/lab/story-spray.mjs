// S1 and S6: somebody tries passwords; one is right, and mail is read in the browser.
import { HOUR, iso, MINUTE, SECOND } from './clock.mjs';
import { shapeOf } from './mailbox.mjs';
import { AGENTS } from './people.mjs';
import { readRecord } from './truth.mjs';

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

/** @typedef {import('./intrusion.mjs').Intrusion} Intrusion @typedef {import('./people.mjs').Person} Person @typedef {import('./truth.mjs').Scenario} Scenario @typedef {import('./mailbox.mjs').Message} Message */

/** S1. @param {Intrusion} x @param {number} begin @param {number} lasts @returns {Generator<number, void, void>} */
export function* sprayAndRead(x, begin, lasts) {
  const { host, rng } = x;
  const s = x.scenario(
    'S1',
    'Password spraying over IMAP and webmail, one hit; webmail search, messages and attachments read',
    true,
    'compromised: password found, messages and attachments read',
  );
  const ips = Array.from({ length: rng.int(5, 11) }, () => x.outside());
  // A house that is also the home of somebody who works here: its own sessions are innocent.
  if (rng.chance(0.6)) ips.push(rng.pick(host.people.filter((p) => !x.touched.includes(p))).home);
  const agent = rng.pick(AGENTS);
  s.lists.user_agents.push(agent);
  const targets = rng.shuffle([
    ...host.people.slice(0, 120),
    x.nobody('info'),
    x.nobody('admin'),
    x.nobody('scan'),
  ]);
  const tries = Math.min(targets.length * 2, rng.int(60, 140));
  let t = begin;
  for (let i = 0; i < tries; i++) {
    const p = targets[i % targets.length];
    x.guess(s, t, p, ips[i % ips.length], rng.chance(0.35), host.people.includes(p), agent);
    t += (lasts / tries) * (0.5 + rng.next());
    yield t;
  }
  yield* readMail(x, s, t, agent);
}

/** @param {Intrusion} x @param {Scenario} s @param {number} begin @param {string} agent @returns {Generator<number, void, void>} */
function* readMail(x, s, begin, agent) {
  const { rng } = x;
  const p = x.victims.read;
  const finder = x.outside();
  s.address(finder);
  const port = x.host.port();
  const found = x.dovecot.imap(begin, p.login, finder, { in: 12, out: 489 }, { port, lasts: 60e3 });
  s.add('logins', begin, {
    time: iso(begin),
    protocol: 'imap',
    account: p.login,
    src: finder,
    sport: port,
    dovecot_session: found.session,
  });
  const reader = x.outside();
  s.address(reader);
  let t = begin + 4 * MINUTE + rng.exp(15 * MINUTE);
  yield t;
  const rich = x.host.box(p).inbox.messages.filter((m) => shapeOf(m.seed).attachments.length > 0);
  const plain = x.host.box(p).inbox.messages.filter((m) => shapeOf(m.seed).attachments.length === 0);
  const broken = rich.filter((m) => shapeOf(m.seed).attachments.some((a) => a.broken));
  const first = [
    ...rng.shuffle(rich).slice(0, 4),
    ...broken.slice(0, 1),
    ...rng.shuffle(plain).slice(0, rng.int(3, 8)),
  ];
  t = yield* browse(x, s, t, p, reader, agent, rng.shuffle([...new Set(first)]), rng.int(3, 5));
  t += HOUR + rng.exp(2 * HOUR);
  yield t;
  const second = rng.shuffle(rich.filter((m) => !first.includes(m) && !m.gone)).slice(0, 2);
  yield* browse(x, s, t, p, reader, agent, second, 1);
}

/** A webmail session of the intruder. @param {Intrusion} x @param {Scenario} s @param {number} t @param {Person} p @param {string} ip @param {string} agent
 * @param {Message[]} messages @param {number} searches @returns {Generator<number, number, void>} */
function* browse(x, s, t, p, ip, agent, messages, searches) {
  const { rng, webmail } = x;
  const session = x.enter(s, t, p, ip, agent);
  for (const query of rng.shuffle(WORDS).slice(0, searches)) {
    session.t += 3 * SECOND + rng.exp(5 * SECOND);
    yield session.t;
    s.add('searches', session.t, { time: iso(session.t), account: p.login, query });
    s.request(webmail.search(session, query, rng.int(0, 20)));
  }
  for (const m of messages) {
    session.t += 3 * SECOND + rng.exp(9 * SECOND);
    yield session.t;
    if (!m.gone) yield* openMessage(x, s, session, m);
  }
  session.t += 5 * SECOND;
  yield session.t;
  s.request(webmail.logout(session));
  return session.t;
}

/** @param {Intrusion} x @param {Scenario} s @param {import('./webmail.mjs').Session} session @param {Message} m @returns {Generator<number, void, void>} */
function* openMessage(x, s, session, m) {
  const { rng, webmail } = x;
  const mode = rng.chance(0.5) ? 'show' : 'preview';
  const time = session.t;
  const opened = webmail.read(session, 'INBOX', m, mode);
  const more = {
    time: iso(time),
    roundcube_session_log_prefix: session.id.slice(0, 8),
    dovecot_sessions_in_window: opened.dovecot_sessions_in_window,
  };
  s.request(opened);
  s.add('messages_read', time, readRecord(x.host, session.p, 'INBOX', m, `webmail open (${mode})`, more));
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

/** S6. @param {Intrusion} x @param {number} begin @param {number} lasts @returns {Generator<number, void, void>} */
export function* slow(x, begin, lasts) {
  const { host, rng } = x;
  const s = x.scenario('S6', 'Slow spraying, one try per account, no hit', true, 'attempt only');
  const ips = Array.from({ length: rng.int(5, 9) }, () => x.outside());
  const targets = rng.shuffle(host.people).slice(0, Math.min(host.people.length, rng.int(22, 45)));
  const agent = rng.pick(AGENTS);
  let t = begin;
  for (const [i, p] of targets.entries()) {
    x.guess(s, t, p, ips[i % ips.length], i % 5 === 4, true, agent);
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
