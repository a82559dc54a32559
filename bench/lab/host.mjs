// The machine: its logs, its process numbers, its people and their mailboxes.
import { Clock } from './clock.mjs';
import { QueueIds } from './ids.mjs';
import { Mailbox } from './mailbox.mjs';
import { Addresses, makePeople } from './people.mjs';
import { Random } from './random.mjs';
import { LogSet } from './sink.mjs';

const DOMAINS = [
  'atelier-loire',
  'coop-verger',
  'hoasen',
  'lycee-marais',
  'fonderie-est',
  'vuontra',
  'cabinet-roux',
];
const HOSTS = ['mx1', 'courrier', 'post', 'mail', 'srv-mail'];
const OUTSIDE = [
  'fournisseur-azur',
  'transport-ngoc',
  'banque-populo',
  'notaire-lin',
  'client-nord',
  'presse-locale',
];

/** @typedef {{ person: import('./people.mjs').Person, to: string, from: number, until: number,
 *  sent: { t: number, id: string, mid: string }[] }} Rule a redirection and what it sent */

export class Host {
  /** @param {import('./variants.mjs').Variant} variant
   * @param {{ root: string, seed: number, users: number, messages: number, start: number, end: number,
   *   rotations: number[], hidden?: { path: string, from: number, to: number } }} options */
  constructor(variant, options) {
    this.variant = variant;
    this.rng = new Random(options.seed * 7919 + 17);
    const rng = this.rng;
    this.clock = new Clock(variant.zone);
    this.start = options.start;
    this.end = options.end;
    this.domain = `${rng.pick(DOMAINS)}.example`;
    this.name = rng.pick(HOSTS);
    this.fqdn = `${this.name}.${this.domain}`;
    this.outsideDomains = rng.shuffle(OUTSIDE).map((d) => `${d}.example`);
    this.addresses = new Addresses(rng, variant.six);
    this.relays = new Map(this.outsideDomains.map((d) => [d, this.addresses.outside()]));
    this.people = makePeople(rng, this.addresses, options.users, {
      domain: this.domain,
      fullLogin: variant.fullLogin,
    });
    this.byAddress = new Map(this.people.map((p) => [p.address, p]));
    const box = {
      start: options.start,
      domain: this.domain,
      messages: options.messages,
      colleagues: this.people,
    };
    this.mailboxes = new Map(this.people.map((p) => [p, new Mailbox(p, rng, box)]));
    this.hostNumber = rng.int(1, 0xffffffff);
    this.queue = new QueueIds(variant.longQueueIds, rng.int(0x20000, 0x3ffff));
    this.pids = rng.int(900, 4000);
    this.master = rng.int(500, 900);
    const rfc = variant.stamps === 'rfc3339';
    const stamp = rfc
      ? (/** @type {number} */ t) => this.clock.rfc3339(t)
      : (/** @type {number} */ t) => this.clock.traditional(t);
    this.logs = new LogSet({
      root: options.root,
      start: options.start,
      end: options.end,
      rotations: options.rotations,
      stampLength: rfc ? 34 : 17,
      hidden: options.hidden,
    });
    const web = variant.web === 'apache' ? 'apache2' : 'nginx';
    this.mail = this.logs.log('mail.log', stamp);
    this.auth = this.logs.log('auth.log', stamp);
    this.syslog = this.logs.log('syslog', stamp);
    this.access = this.logs.log(`${web}/access.log`);
    this.webError = this.logs.log(`${web}/error.log`);
    this.userlogins = this.logs.log('roundcube/userlogins.log');
    this.errors = this.logs.log('roundcube/errors.log');
    this.sendmail = this.logs.log('roundcube/sendmail.log');
    /** Redirections in force. @type {Rule[]} */
    this.rules = [];
    /** Messages that could not be delivered yet. @type {{ id: string, size: number, t: number, from: string, to: string }[]} */
    this.deferred = [];
  }

  /** @param {import('./people.mjs').Person} p */
  box(p) {
    const found = this.mailboxes.get(p);
    if (found === undefined) throw new Error(`no mailbox for ${p.login}`);
    return found;
  }

  /** A new process number; they come round again as on a small machine. */
  pid() {
    this.pids += this.rng.int(1, 4);
    if (this.pids > 4194303) this.pids = 300;
    return this.pids;
  }

  /** A source port of a client. */
  port() {
    return 32768 + Math.floor(this.rng.next() * 28000);
  }

  /** @param {import('./people.mjs').Person} p @param {string} ip */
  count(p, ip) {
    p.legitimate.set(ip, (p.legitimate.get(ip) ?? 0) + 1);
  }

  /** One line of mail.log. @param {number} t @param {string} program @param {string} text */
  mailLine(t, program, text) {
    this.mail.add(t, `${this.name} ${program}: ${text}`);
  }

  /** One line of auth.log. @param {number} t @param {string} program @param {string} text */
  authLine(t, program, text) {
    this.auth.add(t, `${this.name} ${program}: ${text}`);
  }
}
