import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { levelAt, number, type Prefix, protocolOf } from './prefix.ts';
import { readDeed } from './sieve.ts';

/** Fields that the prefix of a mail process gives. */
export function ownerFields(prefix: Prefix, action: EventFields['action']): EventFields {
  const fields: EventFields = { action };
  const protocol = protocolOf(prefix.service);
  if (protocol !== '') fields.protocol = protocol;
  if (prefix.account !== '') fields.account = prefix.account;
  if (prefix.session !== '') fields.session = prefix.session;
  if (prefix.pid !== 0) fields.peerPid = prefix.pid;
  return fields;
}

/** A delivery by LMTP or LDA, or one that Sieve made inside imap. */
export function readDelivery(text: string, prefix: Prefix): EventFields | undefined {
  const fields = ownerFields(prefix, 'notice');
  let { at } = prefix;
  if (prefix.service === 'lmtp') {
    const peer = readPeer(text, at, fields);
    if (peer) return fields;
    at = behindSession(text, at, fields);
    at += levelAt(text, at)[1];
  }
  return readDeed(text, at, fields) ? fields : undefined;
}

// LMTP of 2.2 writes the session id behind the user: `lmtp(pid, user): id: sieve: …`.
function behindSession(text: string, at: number, fields: EventFields): number {
  const colon = text.indexOf(': ', at);
  const length = colon - at;
  if (length < 22 || length > 40 || fields.session !== undefined) return at;
  const id = text.slice(at, colon);
  if (!/^[A-Za-z0-9+/]{22}(:\w{1,8})*$/.test(id)) return at;
  fields.session = id;
  return colon + 2;
}

// `Connect from local`, `Connect from 192.0.2.1`, `Disconnect from local: Logged out (state=READY)`; 2.2 has
// `Disconnect from local: Successful quit`.
function readPeer(text: string, at: number, fields: EventFields): boolean {
  const comes = text.startsWith('Connect from ', at);
  if (!comes && !text.startsWith('Disconnect from ', at)) return false;
  fields.action = comes ? 'connection' : 'disconnection';
  const start = at + (comes ? 13 : 16);
  let end = text.indexOf(': ', start);
  if (end < 0) end = text.length;
  let peer = text.slice(start, end);
  const port = peer.lastIndexOf(':');
  if (port > 0 && number(peer, port + 1, peer.length) > 0 && canonicalAddress(peer) === undefined) {
    peer = peer.slice(0, port);
  }
  const address = canonicalAddress(peer);
  if (address !== undefined) fields.address = address;
  if (end < text.length) fields.reason = text.slice(end + 2).split(' (', 1)[0] ?? '';
  return true;
}
