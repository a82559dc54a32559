import type { EventFields } from '../../event/columns.ts';

/** What a delivery did with a message, as deliver_log_format and Pigeonhole (`sieve: `) write it. */
interface Deed {
  /** Beginning of the words, in lower case as to its first letter. */
  readonly words: string;
  readonly action: EventFields['action'];
  /** Column of the name that follows, and what ends it. */
  readonly into?: 'toMailbox' | 'recipient' | 'sender';
  readonly end?: string;
  readonly outcome?: string;
}

// Sources: src/lib-lda/mail-deliver.c, pigeonhole src/lib-sieve (sieve-actions.c, cmd-redirect.c, cmd-discard.c,
// ext-reject.c), src/lib-sieve/plugins/vacation. Newer ones put `redirect action: ` and the like in front.
const DEEDS: readonly Deed[] = [
  { words: 'saved mail to ', action: 'message-stored', into: 'toMailbox' },
  { words: "stored mail into mailbox '", action: 'message-stored', into: 'toMailbox', end: "'" },
  { words: "left message in mailbox '", action: 'message-stored', into: 'toMailbox', end: "'" },
  { words: 'forwarded to <', action: 'message-forwarded', into: 'recipient', end: '>' },
  { words: 'marked message to be discarded', action: 'message-discarded' },
  { words: 'discarded message', action: 'message-discarded' },
  { words: 'sent vacation response to <', action: 'auto-reply', into: 'recipient', end: '>' },
  { words: 'rejected message from <', action: 'message-rejected', into: 'sender', end: '>' },
  { words: 'rejected', action: 'message-rejected' },
  { words: 'discarded duplicate forward to <', action: 'notice', into: 'recipient', end: '>' },
  { words: 'discarded duplicate vacation response to <', action: 'notice', into: 'recipient', end: '>' },
  { words: 'discarded vacation re', action: 'notice' },
  { words: 'discarding vacation re', action: 'notice' },
  { words: 'not sending', action: 'notice' },
  { words: "store into mailbox '", action: 'notice', into: 'toMailbox', end: "'" },
  {
    words: "failed to store into mailbox '",
    action: 'error',
    into: 'toMailbox',
    end: "'",
    outcome: 'failure',
  },
  { words: 'save failed to ', action: 'error', into: 'toMailbox', end: ':', outcome: 'failure' },
  {
    words: 'failed to redirect message to <',
    action: 'error',
    into: 'recipient',
    end: '>',
    outcome: 'failure',
  },
  {
    words: 'failed to send vacation response to <',
    action: 'error',
    into: 'recipient',
    end: '>',
    outcome: 'failure',
  },
  { words: 'sent mail notification', action: 'notice' },
  { words: 'sent notification', action: 'notice' },
  { words: 'not storing', action: 'notice' },
  { words: 'piped message to program', action: 'notice' },
  { words: 'discarded', action: 'message-discarded' },
];

function deedAt(text: string, at: number): Deed | undefined {
  const first = text.charAt(at).toLowerCase();
  return DEEDS.find(({ words }) => words[0] === first && text.startsWith(words.slice(1), at + 1));
}

// Index of the words behind `redirect action: ` and the like.
function behindAction(text: string, at: number): number {
  let end = at;
  while (end - at < 24 && text.charCodeAt(end) >= 97 && text.charCodeAt(end) <= 122) end += 1;
  return end > at && text.startsWith(' action: ', end) ? end + 9 : at;
}

interface Place {
  /** Index of the `: `, or of the comma, before the words. */
  readonly colon: number;
  readonly at: number;
  readonly deed: Deed;
}

/**
 * The deed of a line. The Message-ID before it is the sender's text and may itself look like one, so the last place
 * counts; but a vacation, a reject or a redirect ends with an address in angle brackets, which for the first two is
 * the sender's too.
 */
function placeOfDeed(text: string, from: number, sign = ': '): Place | undefined {
  let last: Place | undefined;
  let colon = text.indexOf(sign, from);
  while (colon >= 0) {
    const at = behindAction(text, colon + 2);
    const deed = deedAt(text, at);
    if (deed !== undefined) {
      last = { colon, at, deed };
      if (deed.end === '>' && text.startsWith('"', at + deed.words.length) && text.endsWith('>')) break;
    }
    colon = text.indexOf(sign, deed === undefined ? colon + 2 : at);
  }
  return last;
}

/** Reads `[sieve: ][msgid=<…>: ]words` from an index on into `into`; false when it is nothing of that. */
export function readDeed(text: string, from: number, into: EventFields): boolean {
  let at = from;
  const sieve = text.startsWith('sieve: ', at);
  if (sieve) at += 7;
  const withId = text.startsWith('msgid=', at);
  const place = withId
    ? placeOfDeed(text, at)
    : // An own deliver_log_format may have a comma before what was done.
      (directDeed(text, at) ?? placeOfDeed(text, at) ?? placeOfDeed(text, at, ', '));
  if (place === undefined) return sieve && readScript(text, at, into);
  into.action = place.deed.action;
  if (place.deed.outcome !== undefined) into.outcome = place.deed.outcome;
  if (withId) readId(text.slice(at + 6, place.colon), into);
  else if (place.colon > at) readOwnFormat(text.slice(at, place.colon), into);
  nameOf(text, place, into);
  return true;
}

function directDeed(text: string, from: number): Place | undefined {
  const at = behindAction(text, from);
  const deed = deedAt(text, at);
  return deed === undefined ? undefined : { colon: from, at, deed };
}

function readId(id: string, into: EventFields): void {
  if (id !== '' && id !== 'unspecified') into.messageId = id;
}

// deliver_log_format of the administrator's own: `from=…, size=…, msgid=<…>: saved mail to INBOX`.
function readOwnFormat(text: string, into: EventFields): void {
  const id = /(?:^|[ ,])msgid=(<[^<> ]{1,250}>)/.exec(text);
  if (id?.[1] !== undefined) into.messageId = id[1];
}

function nameOf(text: string, { at, deed }: Place, into: EventFields): void {
  const start = at + deed.words.length;
  if (deed.into === undefined) {
    into.detail = text.slice(at);
    return;
  }
  let end = deed.end === undefined ? text.length : deed.end === ':' ? text.indexOf(': ', start) : -1;
  if (end < 0) end = text.lastIndexOf(deed.end ?? '');
  if (end < start) end = text.length;
  const name = text.slice(start, end);
  if (name !== '') into[deed.into] = name;
  const rest = text.slice(end + (deed.end?.length ?? 0)).trim();
  if (rest !== '') into.detail = rest;
  if (deed.action === 'notice' || deed.action === 'error') into.detail = text.slice(at);
}

// What Pigeonhole says of a script: compile errors, `info: started log at …`, `Execution of script x failed …`.
function readScript(text: string, at: number, into: EventFields): boolean {
  const words = text.slice(at);
  into.action = /\berror\b|\bfailed\b/i.test(words.slice(0, 200)) ? 'error' : 'notice';
  into.detail = words;
  return true;
}
