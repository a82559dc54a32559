// What runs by itself or seldom happens: probes, cron, mailings, administrators, hotels, new computers, old passwords.
import { DAY, HOUR, MINUTE, SECOND } from './clock.mjs';
import { sizeOf } from './mailbox.mjs';

/** @typedef {import('./background.mjs').Background} Background @typedef {import('./people.mjs').Person} Person */

/** The administrator at work, or a stranger who knocks. @param {Background} x @param {number} t */
export function ssh(x, t) {
  const { host, rng } = x;
  const pid = host.pid();
  const port = host.port();
  const program = `sshd[${pid}]`;
  if (rng.chance(0.5)) {
    const ip = rng.pick(rng.chance(0.9) ? host.addresses.knocking : host.addresses.mobile);
    const user = rng.pick(['oracle', 'test', 'ubuntu', 'git', 'admin']);
    host.authLine(t, program, `Invalid user ${user} from ${ip} port ${port}`);
    host.authLine(t + 10e3, program, 'pam_unix(sshd:auth): check pass; user unknown');
    host.authLine(
      t + 11e3,
      program,
      `pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=${ip} `,
    );
    host.authLine(
      t + 2 * SECOND,
      program,
      `Failed password for invalid user ${user} from ${ip} port ${port} ssh2`,
    );
    host.authLine(
      t + 4 * SECOND,
      program,
      `Connection closed by invalid user ${user} ${ip} port ${port} [preauth]`,
    );
    return;
  }
  const ip = `${host.addresses.office}.1.10`;
  const end = t + MINUTE + rng.exp(10 * MINUTE);
  host.authLine(
    t,
    program,
    `Accepted publickey for sysadmin from ${ip} port ${port} ssh2: ED25519 SHA256:q3VzZ2xpcXVlLWRlLWJhbmMtZC1lc3NhaS1jb25zdGE`,
  );
  host.authLine(
    t + 6e3,
    program,
    'pam_unix(sshd:session): session opened for user sysadmin(uid=1001) by (uid=0)',
  );
  host.authLine(t + 8e3, 'systemd-logind[612]', `New session ${rng.int(10, 9000)} of user sysadmin.`);
  const command = rng.pick([
    '/usr/bin/postqueue -p',
    '/usr/bin/doveadm who',
    '/usr/bin/tail -n 200 /var/log/mail.log',
    '/usr/bin/apt list --upgradable',
  ]);
  host.authLine(
    t + 20 * SECOND,
    'sudo',
    ` sysadmin : TTY=pts/0 ; PWD=/home/sysadmin ; USER=root ; COMMAND=${command}`,
  );
  host.authLine(
    t + 20.1 * SECOND,
    'sudo',
    'pam_unix(sudo:session): session opened for user root(uid=0) by sysadmin(uid=1001)',
  );
  host.authLine(t + 21 * SECOND, 'sudo', 'pam_unix(sudo:session): session closed for user root');
  host.authLine(end, `sshd[${pid + 7}]`, `Disconnected from user sysadmin ${ip} port ${port}`);
  host.authLine(end + 1e3, program, 'pam_unix(sshd:session): session closed for user sysadmin');
}

/** What comes round: probes, cron, statistics, a mailing each day, a phone that keeps an old password. @param {Background} x */
export function clockwork(x) {
  const { schedule, host } = x;
  schedule.at(host.start + MINUTE, (t) => monitor(x, t));
  schedule.at(host.start + 17 * MINUTE, (t) => hourly(x, t));
  schedule.at(host.start + 6 * HOUR, (t) => mailing(x, t));
  if (host.variant.web === 'apache') {
    for (const t of host.logs.rotations) {
      const notice = 'AH00163: Apache/2.4.62 (Debian) configured -- resuming normal operations';
      host.webError.add(
        t + SECOND,
        `[${host.clock.apacheError(t + SECOND)}] [mpm_prefork:notice] [pid ${host.master}:tid ${host.master}] ${notice}`,
      );
    }
  }
  exceptions(x);
  const forgetful = x.rng.pick(x.phones.length > 0 ? x.phones : host.people);
  const ip = x.rng.pick(host.addresses.mobile);
  const begin = host.start + (host.end - host.start) * (0.15 + x.rng.next() * 0.5);
  host.count(forgetful, ip);
  schedule.tell(begin, stale(x, begin, forgetful, ip));
}

/** @param {Background} x @param {number} t */
function monitor(x, t) {
  const p = /** @type {Person} */ (x.host.people.find((one) => one.shown === 'support') ?? x.host.people[0]);
  const ip = x.host.addresses.monitor;
  x.host.count(p, ip);
  x.dovecot.imap(t, p.login, ip, { in: 12, out: 489 }, { lasts: 9e3 });
  x.schedule.at(t + 10 * MINUTE, (next) => monitor(x, next));
}

/** @param {Background} x @param {number} t */
function hourly(x, t) {
  const { host } = x;
  const program = `CRON[${host.pid()}]`;
  host.authLine(t, program, 'pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)');
  host.authLine(t + 60e3, program, 'pam_unix(cron:session): session closed for user root');
  host.syslog.add(
    t + 20e3,
    `${host.name} ${program}: (root) CMD (   cd / && run-parts --report /etc/cron.hourly)`,
  );
  host.syslog.add(
    t + 300e3,
    `${host.name} systemd[1]: Starting phpsessionclean.service - Clean php session files...`,
  );
  host.syslog.add(t + 500e3, `${host.name} systemd[1]: phpsessionclean.service: Deactivated successfully.`);
  host.syslog.add(
    t + 510e3,
    `${host.name} systemd[1]: Finished phpsessionclean.service - Clean php session files.`,
  );
  x.postfix.anvil(t + MINUTE, x.rng.pick([...host.relays.values()]));
  x.schedule.at(t + HOUR, (next) => hourly(x, next));
}

/** Bills to many customers, each day. @param {Background} x @param {number} t */
function mailing(x, t) {
  const p = /** @type {Person} */ (
    x.host.people.find((one) => one.shown === 'facturation') ?? x.host.people[0]
  );
  x.host.count(p, p.office);
  const mails = Array.from({ length: x.rng.int(12, 30) }, (_, i) =>
    x.mail(t, p.address, [`client${i + 1}@${x.host.outsideDomains[i % x.host.outsideDomains.length]}`]),
  );
  x.postfix.submit(t, p.login, p.office, mails);
  x.schedule.at(t + DAY + x.rng.int(-20, 20) * MINUTE, (next) => mailing(x, next));
}

/** Two people read their mail in a hotel, and one gets a new computer that fetches everything. @param {Background} x */
function exceptions(x) {
  const { host, rng, schedule } = x;
  const long = host.end - host.start;
  for (let i = 0; i < 2; i++) {
    const t = host.start + long * (0.3 + rng.next() * 0.6);
    schedule.tell(t, x.web(t, x.somebody(x.browsers), host.addresses.outside()));
  }
  const p = rng.pick(x.programs.length > 0 ? x.programs : host.people);
  const ip = p.home;
  const first = host.start + long * 0.05;
  schedule.at(first, (t) => x.dovecot.imap(t, p.login, ip, { in: 190, out: 2100 }, { lasts: SECOND }));
  schedule.at(first + long * (0.2 + rng.next() * 0.5), (t) => fetchEverything(x, t, p, ip));
  host.count(p, ip);
}

/** @param {Background} x @param {number} t @param {Person} p @param {string} ip */
function fetchEverything(x, t, p, ip) {
  const all = [...x.host.box(p).folders.values()].flatMap((f) => f.messages);
  const bodyBytes = all.reduce((sum, m) => sum + sizeOf(m.seed), 0);
  const c = {
    in: 300 + all.length * 9,
    out: bodyBytes + all.length * 1000,
    hdr: all.length,
    hdrBytes: all.length * 860,
    body: all.length,
    bodyBytes,
  };
  x.dovecot.imap(t, p.login, ip, c, { lasts: c.out / 2 });
  x.host.count(p, ip);
}

/** @param {Background} x @param {number} begin @param {Person} p @param {string} ip @returns {Generator<number, void, void>} */
function* stale(x, begin, p, ip) {
  let t = begin;
  const tries = x.rng.int(12, 40);
  for (let i = 0; i < tries; i++) {
    x.dovecot.failure(t, 'imap', p.login, ip, true);
    t += 5 * MINUTE + x.rng.exp(30 * SECOND);
    yield t;
  }
  x.dovecot.imap(t, p.login, ip, { in: 210, out: 2400 }, { lasts: 20 * SECOND });
}
