import { canonicalAddress } from '../../base/ip.ts';
import type { Action, EventFields } from '../../event/columns.ts';
import { digits } from '../template.ts';

/** Who a message speaks of, told by its end: `… from 192.0.2.1 port 22`. */
export interface Peer {
  /** The text before the word that leads to the peer. */
  readonly before: string;
  readonly host: string;
  readonly port: number | undefined;
}

/**
 * The peer at the very end of a text: `<before><word>HOST[ port N]`. Read from the right, so that a name chosen by a
 * client, which stands before it, can say nothing false. `undefined` when the text does not end so.
 */
export function peerAtEnd(text: string, word: string): Peer | undefined {
  const portAt = text.lastIndexOf(' port ');
  const port = portAt < 0 ? undefined : digits(text.slice(portAt + 6).trim());
  const end = port === undefined ? text.length : portAt;
  const at = text.lastIndexOf(word, end - word.length);
  if (at < 0) return undefined;
  const host = text.slice(at + word.length, end);
  if (host === '' || host.includes(' ')) return undefined;
  return { before: text.slice(0, at), host, port };
}

/**
 * Writes the columns of a host as logged into `out`: its address, or its name when it is none; the port when it is one.
 * The frequent lines fill one object in this way: to spread small ones into each other takes ten times as long.
 */
export function putHost(out: Partial<EventFields>, host: string, port?: number): void {
  const address = canonicalAddress(host);
  if (address !== undefined) out.address = address;
  else if (host !== '' && host !== 'UNKNOWN') out.clientName = host;
  if (port !== undefined && port <= 0xffff) out.port = port;
}

/** The columns of a host as {@link putHost} writes them. */
export function hostFields(host: string, port?: number): Partial<EventFields> {
  const out: Partial<EventFields> = {};
  putHost(out, host, port);
  return out;
}

/** The columns of an account; nothing when the name is empty. */
export function accountField(name: string): Partial<EventFields> {
  return name === '' ? {} : { account: name };
}

/** The text behind a prefix; `undefined` when it does not begin so. */
export function behind(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

/** What a reader makes of the text behind its prefix; `whole` is the text with it. */
export type Reader = (rest: string, whole?: string) => EventFields | undefined;

/** A reader of messages told by how they begin: the first prefix whose reader takes the rest. */
export function byPrefix(table: readonly (readonly [string, Reader])[]): Reader {
  return (text) => {
    for (const [prefix, reader] of table) {
      if (!text.startsWith(prefix)) continue;
      const fields = reader(text.slice(prefix.length), text);
      if (fields !== undefined) return fields;
    }
    return undefined;
  };
}

/** A reader that keeps the whole text as `detail`. */
export function noted(action: Action, more: Partial<EventFields> = {}): Reader {
  return (rest, whole = rest) => ({ action, ...more, detail: whole });
}
