// The hosts that can be made. Each says how its programs are configured and in which zone it lives.

/** @typedef {{ name: string, what: string, start: string, zone: string, stamps: 'rfc3339' | 'traditional', web: 'apache' | 'nginx',
 *  root: string, fullLogin: boolean, auth: 'pam' | 'passwd-file', mailLog: boolean, dovecot: '2.2' | '2.3' | '2.4',
 *  userlogins: boolean, six: boolean, longQueueIds: boolean, days: number | undefined, tampered: boolean }} Variant */

/** @type {Omit<Variant, 'name' | 'what'>} */
const debian = {
  start: '2026-09-14T04:00:00Z',
  zone: 'Europe/Paris',
  stamps: 'rfc3339',
  web: 'apache',
  root: '/',
  fullLogin: false,
  auth: 'pam',
  mailLog: false,
  dovecot: '2.3',
  userlogins: true,
  six: false,
  longQueueIds: false,
  days: undefined,
  tampered: false,
};

/** @type {Omit<Variant, 'name' | 'what'>} */
const virtual = {
  ...debian,
  start: '2026-06-08T22:00:00Z',
  zone: 'Asia/Ho_Chi_Minh',
  stamps: 'traditional',
  web: 'nginx',
  root: '/webmail/',
  fullLogin: true,
  auth: 'passwd-file',
  mailLog: true,
  six: true,
};

/** @type {Variant[]} */
export const VARIANTS = [
  { name: 'debian', what: 'Debian 12: Apache, PAM, short logins, mail_log off, RFC 3339 stamps', ...debian },
  {
    name: 'nginx-virtual',
    what: 'nginx, virtual users, mail_log with flag_change, stamps without year, IPv6',
    ...virtual,
  },
  {
    name: 'tampered',
    what: 'as debian, twenty minutes of mail.log removed',
    ...debian,
    start: '2026-05-18T03:00:00Z',
    tampered: true,
  },
  {
    name: 'dovecot22',
    what: 'Dovecot 2.2: no session in the mail process, only in= and out=',
    ...debian,
    start: '2019-05-20T08:00:00Z',
    zone: 'America/Toronto',
    stamps: 'traditional',
    dovecot: '2.2',
  },
  {
    name: 'dovecot24',
    what: 'Dovecot 2.4: Logged in, Login aborted with a code; long queue ids',
    ...virtual,
    start: '2026-10-05T05:00:00Z',
    zone: 'UTC',
    stamps: 'rfc3339',
    root: '/',
    mailLog: false,
    dovecot: '2.4',
    six: false,
    longQueueIds: true,
  },
  {
    name: 'no-userlogins',
    what: 'as debian, log_logins off (the default of Roundcube)',
    ...debian,
    start: '2026-04-13T05:00:00Z',
    zone: 'UTC',
    root: '/roundcube/',
    userlogins: false,
  },
  {
    name: 'multi-day',
    what: 'as nginx-virtual, a week over the end of the year, stamps without year, spraying over days',
    ...virtual,
    start: '2026-12-28T05:00:00Z',
    zone: 'Europe/Paris',
    days: 7,
  },
  {
    name: 'dst',
    what: 'as debian, stamps without zone, six days with the end of summer time (one hour comes twice)',
    ...debian,
    start: '2026-10-22T03:00:00Z',
    stamps: 'traditional',
    days: 6,
  },
];

/** @param {string} name @returns {Variant} */
export function variantOf(name) {
  const found = VARIANTS.find((v) => v.name === name);
  if (found === undefined)
    throw new Error(`unknown variant ${name}; known: ${VARIANTS.map((v) => v.name).join(', ')}`);
  return found;
}
