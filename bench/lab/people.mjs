// The organisation: accounts, where their owners work from, and the addresses of everybody else.
import { mix } from './random.mjs';

const FIRST =
  `adele aline anh antoine ariane aurore bao basile beatrice bich camille carl cecile chi clement cuong
damien dao diane diep elise emile erwan estelle fabien flora gabriel ha hang henri hien hoa hung ines iris jade jonas
judith kevin khoa lam laure leon lien louise loic long mai manon marc mathis minh mona nadia nam nga nina noel oanh
odile owen pascal phuong quentin quyen rachel remi rosa samuel sara sylvie tam thao theo tien trang tristan tuyet ulysse
valerie victor viet vincent vinh wendy xavier xuan yann yvonne zoe`.split(/\s+/);
const LAST =
  `andre arnaud baker barbier berger bertrand besson blot bouvier brun cao carre chau clark collet cook cooper
da dinh doan duval evans fabre fontaine foster gauthier giraud green guerin hart henry ho huynh jacquet joly kaya kim
lacroix lai lambert lang leroux lopez luu mac mai marchal martel mason mercier meunier mills monnier moss nash noel olivier
pages perrin phan picard pham pierre poole quach reed renard reyes rey robin roche roy rolland ross ta thai tran trinh
turner vidal vu ward weber wolf xu young`.split(/\s+/);

export const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0',
];
const PHONE_AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
];

/** Gives out addresses: the documentation ranges for the world outside, one 10.x.0.0/16 for the organisation. */
export class Addresses {
  /** @param {import('./random.mjs').Random} rng @param {boolean} six whether IPv6 is in use */
  constructor(rng, six) {
    const all = ['192.0.2', '198.51.100', '203.0.113'].flatMap((net) =>
      Array.from({ length: 253 }, (_, i) => `${net}.${i + 1}`),
    );
    this.rng = rng;
    this.six = six;
    this.pool = rng.shuffle(all);
    this.office = `10.${rng.int(8, 220)}`;
    this.server = `${this.office}.0.${rng.int(3, 20)}`;
    this.migration = `${this.office}.0.${rng.int(30, 60)}`;
    this.monitor = `${this.office}.0.${rng.int(70, 90)}`;
    this.nat = this.outside();
    this.mobile = Array.from({ length: 24 }, () => this.outside());
    /** Strangers who knock at ssh. */
    this.knocking = Array.from({ length: 6 }, () => this.outside());
  }

  /** An IPv4 address outside that nobody else has. */
  outside() {
    const ip = this.pool.pop();
    if (ip === undefined) throw new Error('no addresses left');
    return ip;
  }

  /** An IPv6 network of an own subscriber. */
  network() {
    return `2001:db8:${this.rng.int(1, 0xffff).toString(16)}:${this.rng.int(1, 0xfff).toString(16)}`;
  }
}

/** @typedef {{ index: number, login: string, address: string, name: string, shown: string, office: string, home: string,
 *  net: string | undefined, agent: string, phoneAgent: string, desktop: 'imap' | 'pop3' | 'webmail', phone: boolean,
 *  weight: number, legitimate: Map<string, number>, script: string | undefined, typo: number }} Person */

/** @param {import('./random.mjs').Random} rng @param {Addresses} addresses @param {number} count
 * @param {{ domain: string, fullLogin: boolean }} organisation @returns {Person[]} */
export function makePeople(rng, addresses, count, organisation) {
  const roles = ['accueil', 'facturation', 'rh', 'support', 'achats'];
  const names = new Set(roles);
  while (names.size < count) names.add(`${rng.pick(FIRST)}.${rng.pick(LAST)}`);
  return [...names].slice(0, count).map((local, index) => {
    const address = `${local}@${organisation.domain}`;
    const title = local.replace(/(^|\.)(\w)/g, (_, dot, c) => (dot ? ' ' : '') + c.toUpperCase());
    const few = addresses.pool.length < 90;
    return {
      index,
      login: organisation.fullLogin ? address : local,
      address,
      name: title,
      shown: local,
      office: `${addresses.office}.${1 + Math.floor(index / 200)}.${20 + (index % 200)}`,
      home: few ? rng.pick(addresses.mobile) : addresses.outside(),
      net: addresses.six && rng.chance(0.45) ? addresses.network() : undefined,
      agent: rng.pick(AGENTS),
      phoneAgent: rng.pick(PHONE_AGENTS),
      desktop: rng.chance(0.5) ? 'webmail' : rng.chance(0.7) ? 'imap' : 'pop3',
      phone: rng.chance(0.5),
      weight: 0.3 + rng.exp(0.7),
      legitimate: new Map(),
      script: rng.chance(0.35) ? 'fileinto' : undefined,
      typo: 0.01 + rng.next() * 0.05,
    };
  });
}

/** Where a person is at an hour of local time, and from which address. @param {Person} p
 * @param {import('./random.mjs').Random} rng @param {Addresses} addresses @param {Date} local
 * @param {boolean} mobile whether it is the phone */
export function addressOf(p, rng, addresses, local, mobile) {
  const hour = local.getUTCHours();
  const weekday = local.getUTCDay() % 6 !== 0;
  const working = weekday && hour >= 8 && hour < 18;
  if (mobile && rng.chance(working ? 0.5 : 0.25)) return rng.pick(addresses.mobile);
  if (working && rng.chance(0.8)) return mobile ? addresses.nat : p.office;
  if (p.net !== undefined && rng.chance(0.7)) {
    const day = Math.floor(local.getTime() / 864e5);
    return `${p.net}:${((mix(p.index, day) & 0xffff) | 1).toString(16)}::${mobile ? 'b' : 'a'}`;
  }
  return p.home;
}
