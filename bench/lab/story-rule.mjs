// S3: mail is forwarded from now on, and the notice of it removed.
import { iso, SECOND } from './clock.mjs';
import { AGENTS } from './people.mjs';
import { readRecord } from './truth.mjs';

/** @typedef {import('./intrusion.mjs').Intrusion} Intrusion @typedef {import('./people.mjs').Person} Person @typedef {import('./truth.mjs').Scenario} Scenario @typedef {import('./mailbox.mjs').Message} Message */

/** S3. @param {Intrusion} x @param {number} begin @returns {Generator<number, void, void>} */
export function* redirect(x, begin) {
  const { host, rng, webmail, victims } = x;
  const s = x.scenario(
    'S3',
    'Sieve redirect to an outside address, notification deleted, later mail redirected',
    true,
    'compromised: persistent redirection, data left the server',
  );
  const p = victims.ruled;
  const ip = x.outside();
  const agent = rng.pick(AGENTS);
  s.lists.user_agents.push(agent);
  const to = `${rng.pick(['archive', 'copie', 'sauvegarde'])}.${p.shown.split('.')[0]}@${host.outsideDomains[1]}`;
  const session = x.enter(s, begin, p, ip, agent);
  session.t += 6 * SECOND;
  yield session.t;
  const script = `require ["copy"];\r\n# rule:[tri]\r\nif true\r\n{\r\n\tredirect :copy "${to}";\r\n}\r\n`;
  for (const r of webmail.filter(session, script.length)) s.request(r);
  const active = session.t;
  /** @type {import('./host.mjs').Rule} */
  const rule = { person: p, to, from: active, until: host.end, sent: [] };
  host.rules.push(rule);
  x.redirected = { scenario: s, rule };
  s.add('rules', active, {
    time: iso(active),
    protocol: 'webmail->managesieve',
    account: p.login,
    src: ip,
    rule: `redirect :copy ${to}`,
    script_seen_after: [['managesieve', script]],
  });
  x.planted = { person: p, script, t: active };
  yield active + 20 * SECOND;
  yield* hideNotice(x, s, session, active + 20 * SECOND);
}

/** The organisation tells the owner of the new rule; the intruder removes the message. @param {Intrusion} x @param {Scenario} s
 * @param {import('./webmail.mjs').Session} session @param {number} t @returns {Generator<number, void, void>} */
function* hideNotice(x, s, session, t) {
  const { host, webmail } = x;
  const p = session.p;
  const author = /** @type {Person} */ (host.people.find((one) => one.shown === 'support') ?? host.people[0]);
  host.count(author, author.office);
  const notice = {
    ...x.background.mail(t, author.address, [p.address]),
    subject: 'Nouvelle règle de filtrage',
  };
  const [sent] = x.postfix.submit(t, author.login, author.office, [notice]);
  s.add('other', t, {
    time: iso(t),
    action: 'notification_sent_by_organisation',
    message_id: notice.mid,
    account: p.login,
  });
  session.t = t + 40 * SECOND + x.rng.exp(60 * SECOND);
  yield session.t;
  s.request(webmail.list(session, 'INBOX', 1));
  session.t += 2 * SECOND;
  s.add('searches', session.t, { time: iso(session.t), account: p.login, query: 'règle de filtrage' });
  s.request(webmail.search(session, 'règle de filtrage', 1));
  const m = host.box(p).inbox.messages.find((one) => one.uid === sent.uids[0]?.uid);
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
  removeMessage(x, s, session, m);
}

/** @param {Intrusion} x @param {Scenario} s @param {import('./webmail.mjs').Session} session @param {Message} m */
function removeMessage(x, s, session, m) {
  const { webmail } = x;
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
