import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { endOfQuoted } from './quoted.ts';

// More fields than any site adds.
const MOST = 12;

/**
 * What sites add after the user agent. Two kinds tell their meaning by their shape: a quoted list of addresses is a
 * forwarded-for header, a number with a point is nginx's request time in seconds. Bare integers (`%D`, `%I %O`) do
 * not say what they count.
 */
export function readExtras(line: string, from: number, into: EventFields): void {
  let at = from;
  for (let i = 0; i < MOST && at < line.length; i += 1) {
    if (line.charCodeAt(at) === SPACE) {
      at += 1;
      continue;
    }
    const quoted = line.charCodeAt(at) === QUOTE;
    const stop = quoted ? endOfQuoted(line, at + 1) : line.indexOf(' ', at);
    const end = stop < 0 ? line.length : stop;
    const text = line.slice(quoted ? at + 1 : at, end);
    if (text !== '-') extra(text, into);
    at = end + 1;
  }
}

const SPACE = 32;
const QUOTE = 34;

function extra(text: string, into: EventFields): void {
  if (into.claimedAddress === undefined && isAddressList(text)) into.claimedAddress = text;
  else addRequestTime(text, into);
}

/** Takes a number with a point for nginx's request time, if none was read before. */
export function addRequestTime(text: string, into: EventFields): void {
  if (into.seconds === undefined && /^\d{1,7}\.\d{3}$/.test(text)) into.seconds = Math.round(Number(text));
}

/** Whether a text is an address or a list of them, as a forwarded-for header holds. */
export function isAddressList(text: string): boolean {
  if (text.length < 2 || text.length > 1024) return false;
  return text.split(',').every((part) => canonicalAddress(part.trim()) !== undefined);
}
