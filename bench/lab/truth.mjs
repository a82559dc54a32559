// What happened, in the schema constat-lab-truth/1.
import { iso } from './clock.mjs';
import { sizeOf, subjectOf } from './mailbox.mjs';

const LISTS = [
  'addresses',
  'user_agents',
  'login_failures',
  'logins',
  'messages_read',
  'headers_only',
  'attachments',
  'searches',
  'rules',
  'mails_sent',
  'mails_deleted',
  'mails_moved',
  'mails_redirected',
  'web_requests',
  'session_ends',
  'other',
];

/** One scenario with its lists. */
export class Scenario {
  /** @param {string} id @param {string} title @param {boolean} malicious @param {string} verdict */
  constructor(id, title, malicious, verdict) {
    this.head = { id, title, malicious, verdict };
    this.first = Number.POSITIVE_INFINITY;
    this.last = 0;
    /** @type {Record<string, any[]>} */
    this.lists = Object.fromEntries(LISTS.map((n) => [n, []]));
  }

  /** @param {string} list @param {number} t when, microseconds @param {object} record */
  add(list, t, record) {
    this.first = Math.min(this.first, t);
    this.last = Math.max(this.last, t);
    this.lists[list].push(record);
  }

  /** @param {import('./webmail.mjs').Request} request */
  request(request) {
    const { began, ended, ...rest } = request;
    this.add('web_requests', began, { time: iso(began), end: iso(ended), ...rest });
  }

  /** @param {string} ip */
  address(ip) {
    if (!this.lists.addresses.includes(ip)) this.lists.addresses.push(ip);
  }

  toJSON() {
    const counts = Object.fromEntries(LISTS.map((n) => [n, this.lists[n].length]));
    return { ...this.head, start: iso(this.first), end: iso(this.last), ...this.lists, counts };
  }
}

/** A message as truth names it. @param {import('./host.mjs').Host} host @param {import('./people.mjs').Person} p
 * @param {string} mailbox @param {import('./mailbox.mjs').Message} m @param {string} how @param {object} [more] */
export function readRecord(host, p, mailbox, m, how, more = {}) {
  const message_id = host.box(p).messageId(m);
  return {
    account: p.login,
    mailbox,
    uid: m.uid,
    message_id,
    subject: subjectOf(m),
    bytes: sizeOf(m.seed),
    how,
    ...more,
  };
}

/** @param {import('./host.mjs').Host} host @param {Scenario[]} scenarios @param {number} seed @returns {object} */
export function makeTruth(host, scenarios, seed) {
  const { variant, logs } = host;
  const hidden = logs.hidden;
  return {
    schema: 'constat-lab-truth/1',
    // The deletions are named in the logs only where mail_log is on: that is set B.
    set: variant.mailLog ? 'B' : 'A',
    variant: variant.name,
    seed,
    organisation_domain: host.domain,
    log_timezone: variant.zone,
    times: 'all times in this file are UTC, taken from the generator itself',
    window: { start: iso(host.start), end: iso(host.end) },
    internal_ranges: [`${host.addresses.office}.0.0/16`],
    server_address: host.addresses.server,
    ...(hidden && {
      tampering: {
        file: `var/log/${hidden.path}`,
        from: iso(hidden.from),
        to: iso(hidden.to),
        what: 'lines removed',
      },
    }),
    accounts: host.people.map((p) => ({
      login: p.login,
      address: p.address,
      name: p.name,
      legitimate_addresses: Object.fromEntries(p.legitimate),
    })),
    scenarios,
  };
}
