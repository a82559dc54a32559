import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { looksLikeHost, withoutPort } from './client.ts';
import { digitsAt } from './digits.ts';
import { addRequestTime, isAddressList, readExtras } from './extras.ts';
import { endOfQuoted, unescaped } from './quoted.ts';

// Texts of the client are cut here: what is longer is kept in the line itself.
const LONGEST = 2000;
const LONGEST_AGENT = 1000;
// More fields than any site logs.
const MOST = 12;
const QUOTE = 34;
const SPACE = 32;
const AGENT = 'Mozilla/';

/**
 * What stands behind the status: bytes, then the quoted referrer and agent, then what sites add. Some put a virtual
 * host, a time or further numbers in between; of several whole numbers the first is the bytes, as in the common
 * format. `from` is the index of the first character.
 */
export function readAfterStatus(line: string, from: number, into: EventFields): void {
  const bytes = digitsAt(line, from, 15);
  if (bytes >= 0) into.bytesOut = bytes;
  let at = from;
  for (let i = 0; i < MOST && at < line.length; i += 1) {
    if (line.charCodeAt(at) === QUOTE) {
      readHeaders(line, at, into);
      return;
    }
    const space = line.indexOf(' ', at);
    if (i > 0) word(line.slice(at, space < 0 ? line.length : space), into);
    if (space < 0) return;
    at = space + 1;
  }
}

function word(text: string, into: EventFields): void {
  if (into.virtualHost === undefined && looksLikeHost(text)) into.virtualHost = withoutPort(text);
  else addRequestTime(text, into);
}

// `at` is the opening quote of the first quoted field.
function readHeaders(line: string, at: number, into: EventFields): void {
  const first = endOfQuoted(line, at + 1);
  if (first < 0) return;
  const next = line.charCodeAt(first + 2) === QUOTE ? first + 3 : -1;
  if (next < 0 ? line.startsWith(AGENT, at + 1) : !line.startsWith(AGENT, next)) {
    readUnusual(line, at, into);
    return;
  }
  referrer(line, at + 1, first, into);
  if (next < 0) return;
  const close = endOfQuoted(line, next);
  agent(line, next, close < 0 ? line.length : close, into);
  if (close >= 0) readExtras(line, close + 1, into);
}

type Span = readonly [from: number, to: number];

/**
 * Quoted fields of which the second is no browser: each tells by its shape what it is. A client can write what it
 * likes into its referrer and agent, and so at most lose its own.
 */
function readUnusual(line: string, at: number, into: EventFields): void {
  const spans = quotedFields(line, at);
  const texts = spans.map(([from, to]) => line.slice(from, Math.min(to, from + LONGEST)));
  const turned = texts[0]?.startsWith(AGENT) === true && (texts[1] === undefined || isReferrer(texts[1]));
  const ofAgent = turned ? 0 : agentAmong(texts);
  const ofReferrer = turned ? 1 : ofAgent - 1;
  for (const text of texts.slice(0, Math.max(0, ofReferrer))) if (!turned) word(text, into);
  const [by, using] = [spans[ofReferrer], spans[ofAgent]];
  if (by !== undefined) referrer(line, by[0], by[1], into);
  if (using !== undefined) agent(line, using[0], using[1], into);
  const last = spans[Math.max(ofReferrer, ofAgent)];
  if (last !== undefined) readExtras(line, last[1] + 1, into);
}

/** Which of the quoted fields is the agent: the second, or a later one where other things stand in front. */
function agentAmong(texts: readonly string[]): number {
  for (let i = 1; i < texts.length; i += 1) {
    const [before = '', text = ''] = [texts[i - 1], texts[i]];
    // A list of addresses at its end is a forwarded-for header that its client began like a browser.
    if (text.startsWith(AGENT) && isReferrer(before) && !endsInAddress(text)) return i;
  }
  const [first = '', second = '', third] = texts;
  const shifted = third !== undefined && looksLikeHost(first) && isReferrer(second) && !isAddressList(third);
  return shifted ? 2 : 1;
}

function endsInAddress(text: string): boolean {
  return (
    canonicalAddress(text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf(',')) + 1)) !== undefined
  );
}

function isReferrer(text: string): boolean {
  if (text === '-' || text === '' || text.charCodeAt(0) === 47) return true;
  const scheme = text.indexOf('://');
  return scheme > 0 && scheme < 20 && !text.slice(0, scheme).includes(' ');
}

// The quoted fields that follow each other from `at` on, without their quotes.
function quotedFields(line: string, at: number): readonly Span[] {
  const out: Span[] = [];
  let from = at;
  while (out.length < MOST && line.charCodeAt(from) === QUOTE) {
    const close = endOfQuoted(line, from + 1);
    out.push([from + 1, close < 0 ? line.length : close]);
    if (close < 0 || line.charCodeAt(close + 1) !== SPACE) break;
    from = close + 2;
  }
  return out;
}

// One character is the minus that stands for none.
function referrer(line: string, from: number, to: number, into: EventFields): void {
  if (into.action !== 'static-file' && to > from + 1)
    into.referrer = unescaped(line.slice(from, to)).slice(0, LONGEST);
}

function agent(line: string, from: number, to: number, into: EventFields): void {
  if (to > from + 1) into.userAgent = unescaped(line.slice(from, to)).slice(0, LONGEST_AGENT);
}
