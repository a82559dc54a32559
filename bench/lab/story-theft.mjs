// S2, S5 and S7: whole mailboxes are taken; the last of it is an administrator at honest work.
import { iso, MINUTE, SECOND } from './clock.mjs';
import { sizeOf } from './mailbox.mjs';
import { readRecord } from './truth.mjs';

/** @typedef {import('./intrusion.mjs').Intrusion} Intrusion */

/** S2. @param {Intrusion} x @param {number} begin @returns {Generator<number, void, void>} */
export function* copy(x, begin) {
  const { rng, victims } = x;
  const s = x.scenario(
    'S2',
    'Known password: IMAP full copy of one account, headers only of a second, bare login on a third',
    true,
    'compromised: one mailbox copied entirely, one account headers only, one account login only (nothing read)',
  );
  const ip = x.outside();
  s.address(ip);
  let t = x.fetchAll(s, begin, victims.copied, ip, 'body') + 15 * SECOND + rng.exp(60 * SECOND);
  yield t;
  t = x.fetchAll(s, t, victims.listed, ip, 'header') + 5 * SECOND + rng.exp(30 * SECOND);
  yield t;
  const port = x.host.port();
  const bare = x.dovecot.imap(t, victims.entered.login, ip, { in: 12, out: 489 }, { port, lasts: 90e3 });
  s.add('logins', t, {
    time: iso(t),
    protocol: 'imap',
    account: victims.entered.login,
    src: ip,
    sport: port,
    dovecot_session: bare.session,
  });
}

/** S5. @param {Intrusion} x @param {number} begin @returns {Generator<number, void, void>} */
export function* popAndPhish(x, begin) {
  const { host, rng, victims } = x;
  const s = x.scenario(
    'S5',
    'POP3 download of a whole mailbox, then internal phishing by authenticated SMTP',
    true,
    'compromised: INBOX copied by POP3, account used for phishing',
  );
  const p = victims.popped;
  const ip = x.outside();
  const sender = x.outside();
  s.address(ip);
  s.address(sender);
  const { inbox } = host.box(p);
  const messages = [...inbox.messages];
  const bytes = messages.reduce((sum, m) => sum + sizeOf(m.seed) + 17, 0);
  const port = host.port();
  const session = x.dovecot.pop3(begin, p.login, ip, {
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
  const others = rng.shuffle(host.people.filter((one) => one !== p)).slice(0, rng.int(16, 26));
  const mails = others.map((one) => ({
    ...x.background.mail(t, p.address, [one.address]),
    subject: 'Votre boîte sera fermée : confirmez votre mot de passe',
  }));
  const sent = x.postfix.submit(t, p.login, sender, mails);
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

/** S7. @param {Intrusion} x @param {number} begin @returns {Generator<number, void, void>} */
export function* migration(x, begin) {
  const s = x.scenario(
    'S7',
    'DECOY: administrator migration of 3 accounts, benign',
    false,
    'benign (authorised migration)',
  );
  const ip = x.host.addresses.migration;
  s.address(ip);
  let t = begin;
  for (const p of x.migrated) {
    x.host.count(p, ip);
    t = x.fetchAll(s, t, p, ip, 'both') + 4 * SECOND;
    yield t;
  }
}
