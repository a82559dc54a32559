import { addressOfBytes } from './ip.ts';

/**
 * Dovecot session ids: base64 of 6 bytes of microseconds since 1970 modulo 2^48, the client's port in 2 bytes (both
 * little-endian) and the client's address in 4 or 16 bytes. Source: client_get_session_id in Dovecot's
 * src/login-common/client-common.c. They were made by the login process when the client connected, so they tell the
 * client's address even in lines that do not print it.
 */
export interface DovecotSession {
  /** Microseconds since 1970 UTC, modulo 2^48 (about 8.9 years); see {@link instantOfSession}. */
  readonly micros: number;
  readonly port: number;
  /** In the spelling of {@link addressOfBytes}. */
  readonly address: string;
}

const WRAP = 2 ** 48;
const WORDS = /^[A-Za-z0-9+/]+$/;

/**
 * What a session id says; `undefined` for ids of another make (LMTP's 22 characters, ids that a proxy sent). What
 * follows `:` or `-` was appended for a part of the session (`…:1`, `…:L1`, `…-4`) and is not looked at.
 */
export function decodeDovecotSession(id: string): DovecotSession | undefined {
  let end = 0;
  while (end < id.length && end <= 32 && id[end] !== ':' && id[end] !== '-') end += 1;
  if (end !== 16 && end !== 32) return undefined;
  const text = id.slice(0, end);
  if (!WORDS.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return {
    micros: bytes.readUIntLE(0, 6),
    port: bytes.readUInt16LE(6),
    address: addressOfBytes(bytes.subarray(8)),
  };
}

/** The instant (microseconds since 1970 UTC) that equals `micros` modulo 2^48 and lies nearest to `near`. */
export function instantOfSession(micros: number, near: number): number {
  return micros + Math.round((near - micros) / WRAP) * WRAP;
}

/** A session id as the login process makes it. `address` has 4 or 16 bytes. */
export function encodeDovecotSession(micros: number, port: number, address: Uint8Array): string {
  const head = Buffer.alloc(8);
  head.writeUIntLE(micros % WRAP, 0, 6);
  head.writeUInt16LE(port, 6);
  return Buffer.concat([head, address]).toString('base64');
}
