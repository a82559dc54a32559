import type { EventFields } from '../../event/columns.ts';

// `[A1B2] C: …` and `S: …` of IMAP, Sieve and LDAP; Net_SMTP's words; `[12] SELECT …;` and `[3] get(key) [TRUE]`.
const TALK = /^(?:\[[0-9A-Za-z]{1,8}\] )?(?:[CS]: ?|(?:Send|Recv): |Connecting to |DEBUG: )/;
const COUNTED = /^\[\d{1,8}\] \S/;

/**
 * Lines of the debug logs (imap, smtp, sieve, ldap, sql, caches). They are recognised and nothing of them is kept:
 * they may hold passwords, keys and whole messages.
 */
export function debugLine(text: string): EventFields | undefined {
  const start = text.slice(0, 40);
  return TALK.test(start) || COUNTED.test(start) ? { action: 'notice', reason: 'debug' } : undefined;
}
