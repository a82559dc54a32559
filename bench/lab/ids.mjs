// Identifiers as the programs build them, so that their meaning can be read back.

const LONG_SEC = '0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';

/** Raw bytes of an address. @param {string} ip @returns {Buffer} 4 or 16 bytes */
export function addressBytes(ip) {
  if (!ip.includes(':')) return Buffer.from(ip.split('.').map(Number));
  const [head, tail = ''] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  const out = Buffer.alloc(16);
  groups.forEach((g, i) => {
    out.writeUInt16BE(Number.parseInt(g, 16), i * 2);
  });
  return out;
}

const scratch4 = Buffer.alloc(12);
const scratch6 = Buffer.alloc(24);
/** @type {Map<string, Buffer>} */
const known = new Map();

/** A Dovecot session id: 48 bits of microseconds and the port, both little endian, then the address; base64.
 * @param {number} t microseconds @param {number} port @param {string} ip */
export function dovecotSession(t, port, ip) {
  let raw = known.get(ip);
  if (raw === undefined) {
    if (known.size > 20000) known.clear();
    raw = addressBytes(ip);
    known.set(ip, raw);
  }
  const out = raw.length === 4 ? scratch4 : scratch6;
  out.writeUIntLE(t % 281474976710656, 0, 6);
  out.writeUInt16LE(port, 6);
  raw.copy(out, 8);
  return out.toString('base64');
}

/** What a Dovecot session id says. @param {string} id @returns {{ micros: number, port: number, address: Buffer }} */
export function readDovecotSession(id) {
  const raw = Buffer.from(id, 'base64');
  return { micros: raw.readUIntLE(0, 6), port: raw.readUInt16LE(6), address: raw.subarray(8) };
}

const lmtp = Buffer.alloc(16);
/** A delivery id of Dovecot's LMTP: nanoseconds, seconds, pid and a host number; base64 without padding.
 * @param {number} t @param {number} pid @param {number} host 32 bits */
export function lmtpSession(t, pid, host) {
  lmtp.writeUInt32LE(Math.floor(t % 1e6) * 1000, 0);
  lmtp.writeUInt32LE(Math.floor(t / 1e6), 4);
  lmtp.writeUInt32LE(pid, 8);
  lmtp.writeUInt32LE(host, 12);
  return lmtp.toString('base64').slice(0, 22);
}

/** @param {number} n @param {number} base @param {number} width */
function safeDigits(n, base, width) {
  let out = '';
  for (let rest = n; rest > 0 || out.length < width; rest = Math.floor(rest / base))
    out = LONG_SEC[rest % base] + out;
  return out;
}

/** Queue ids of Postfix; the short form uses the number of a file, which is used again when the file is gone. */
export class QueueIds {
  /** @param {boolean} long @param {number} firstInode */
  constructor(long, firstInode) {
    this.long = long;
    this.next = firstInode;
    /** @type {{ inode: number, until: number }[]} */
    this.busy = [];
    /** @type {number[]} */
    this.free = [];
  }

  /** @param {number} t @param {number} until when the message leaves the queue */
  take(t, until) {
    if (this.busy.length > 40) {
      this.busy = this.busy.filter((b) => {
        if (b.until > t) return true;
        this.free.push(b.inode);
        return false;
      });
    }
    const inode = this.free.pop() ?? this.next++;
    this.busy.push({ inode, until });
    const sec = Math.floor(t / 1e6);
    const usec = Math.floor(t % 1e6);
    if (this.long) return `${safeDigits(sec, 52, 6)}${safeDigits(usec, 52, 4)}z${safeDigits(inode, 51, 1)}`;
    return usec.toString(16).toUpperCase().padStart(5, '0') + inode.toString(16).toUpperCase();
  }
}
