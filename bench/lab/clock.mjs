// Times are numbers of microseconds since 1970 UTC. Stamps are what each program writes.

export const SECOND = 1e6;
export const MINUTE = 60e6;
export const HOUR = 3600e6;
export const DAY = 86400e6;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Microseconds of an ISO time. @param {string} iso */
export const at = (iso) => Date.parse(iso) * 1000;
/** ISO text with milliseconds, UTC. @param {number} t */
export const iso = (t) => new Date(Math.floor(t / 1000)).toISOString();

/** @param {number} n @param {number} width */
const pad = (n, width = 2) => String(n).padStart(width, '0');

/** Minutes in "GMT+02:00". @param {string} text */
function offsetOf(text) {
  const m = /([+-])(\d\d):(\d\d)/.exec(text);
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
}

/** One zone with the stamps of every program in it. */
export class Clock {
  /** @param {string} zone IANA name */
  constructor(zone) {
    this.zone = zone;
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    this.offsets = new Map();
    this.cache = { second: -1, text: new Map() };
  }

  /** Minutes to add to UTC. @param {number} t */
  offset(t) {
    const hour = Math.floor(t / HOUR);
    let minutes = this.offsets.get(hour);
    if (minutes === undefined) {
      minutes = offsetOf(this.format.format(new Date(hour * 3600e3)));
      this.offsets.set(hour, minutes);
    }
    return minutes;
  }

  /** The local wall clock as a Date whose UTC fields are local. @param {number} t */
  local(t) {
    return new Date(Math.floor(t / 1000) + this.offset(t) * 60e3);
  }

  /** "+0200" or "+02:00". @param {number} t @param {string} [between] */
  offsetText(t, between = '') {
    const m = this.offset(t);
    const a = Math.abs(m);
    return `${m < 0 ? '-' : '+'}${pad(Math.floor(a / 60))}${between}${pad(a % 60)}`;
  }

  /** Caches what a stamp says for a whole second. @param {string} name @param {number} t @param {(d: Date) => string} make */
  cached(name, t, make) {
    const second = Math.floor(t / SECOND);
    if (this.cache.second !== second) this.cache = { second, text: new Map() };
    let text = this.cache.text.get(name);
    if (text === undefined) {
      text = make(this.local(t));
      this.cache.text.set(name, text);
    }
    return text;
  }

  /** 2026-11-24T00:51:30.306178+00:00 @param {number} t */
  rfc3339(t) {
    const head = this.cached('r', t, (d) => d.toISOString().slice(0, 19));
    const tail = this.cached('z', t, () => this.offsetText(t, ':'));
    return `${head}.${pad(Math.floor(t % SECOND), 6)}${tail}`;
  }

  /** Nov  4 01:41:19, without year and zone. @param {number} t */
  traditional(t) {
    return this.cached('t', t, (d) => {
      const day = String(d.getUTCDate()).padStart(2, ' ');
      return `${MONTHS[d.getUTCMonth()]} ${day} ${d.toISOString().slice(11, 19)}`;
    });
  }

  /** 24/Nov/2026:01:41:19 +0100 @param {number} t */
  access(t) {
    return this.cached('a', t, (d) => {
      const day = `${pad(d.getUTCDate())}/${MONTHS[d.getUTCMonth()]}/${d.getUTCFullYear()}`;
      return `${day}:${d.toISOString().slice(11, 19)} ${this.offsetText(t)}`;
    });
  }

  /** 24-Nov-2026 01:30:47 +0100 @param {number} t */
  roundcube(t) {
    return this.cached('c', t, (d) => {
      const day = `${pad(d.getUTCDate())}-${MONTHS[d.getUTCMonth()]}-${d.getUTCFullYear()}`;
      return `${day} ${d.toISOString().slice(11, 19)} ${this.offsetText(t)}`;
    });
  }

  /** 2026/11/24 01:35:16, the error log of nginx. @param {number} t */
  nginxError(t) {
    return this.cached('n', t, (d) => d.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/'));
  }

  /** Tue Nov 24 00:41:01.475065 2026, the error log of Apache. @param {number} t */
  apacheError(t) {
    const d = this.local(t);
    const day = `${DAYS[d.getUTCDay()]} ${MONTHS[d.getUTCMonth()]} ${pad(d.getUTCDate())}`;
    return `${day} ${d.toISOString().slice(11, 19)}.${pad(Math.floor(t % SECOND), 6)} ${d.getUTCFullYear()}`;
  }

  /** 2026-11-24 00:51:30, as doveadm prints. @param {number} t */
  plain(t) {
    return this.local(t).toISOString().slice(0, 19).replace('T', ' ');
  }

  /** Tue Nov 24 00:32:42, as mailq prints. @param {number} t */
  mailq(t) {
    const d = this.local(t);
    return `${DAYS[d.getUTCDay()]} ${this.traditional(t)}`;
  }
}
