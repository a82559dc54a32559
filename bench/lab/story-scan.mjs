// S4: a scanner that finds nothing.
import { HOUR, iso, SECOND } from './clock.mjs';

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

/** @typedef {import('./intrusion.mjs').Intrusion} Intrusion */

/** S4. @param {Intrusion} x @param {number} begin @returns {Generator<number, void, void>} */
export function* scan(x, begin) {
  const { host, rng, webmail } = x;
  const s = x.scenario(
    'S4',
    'Scanner noise on the webmail and mail ports, never succeeds',
    true,
    'attempt only',
  );
  const web = x.outside();
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
    if (!webmail.apache && status === 404) nginxError(x, t, web, path);
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
    x.dovecot.probe(t, service, ports);
    s.add('other', t, { time: iso(t), action: 'port_probe', src: ports, service });
    t += SECOND;
  }
  x.postfix.hello(t, ports);
  t += HOUR;
  yield t;
  for (const p of rng.shuffle(host.people).slice(0, 4)) {
    x.postfix.saslFailure(t, ports, p.login);
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

/** @param {Intrusion} x @param {number} t @param {string} ip @param {string} path */
function nginxError(x, t, ip, path) {
  const { host } = x;
  const what = `open() "/var/www/webmail/${path}" failed (2: No such file or directory)`;
  host.webError.add(
    t,
    `${host.clock.nginxError(t)} [error] 811#811: *${host.rng.int(100, 90000)} ${what}, client: ${ip}, server: ${host.fqdn}, request: "GET /${path} HTTP/1.1", host: "${host.fqdn}"`,
  );
}
