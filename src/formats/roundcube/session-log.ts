import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import { message } from '../template.ts';
import { isSessionId } from './userlogins.ts';

const ipCheck = message`IP check failed for ${'session'}; expected ${'detail'}; got ${'address'}`.means({
  action: 'notice',
  reason: 'address-changed',
  protocol: 'webmail',
});

// What stands in front of the session's id in the other messages of rcube_session.
const ABOUT = [
  'Session authentication failed for ',
  'Session auth check failed for ',
  'Send new auth cookie for ',
] as const;

/** The log `session` (with `session_debug`). The cookie, which is a key to the session, is not kept. */
export function sessionLine(text: string): EventFields | undefined {
  const check = ipCheck(text);
  if (check !== undefined) {
    const expected = canonicalAddress(check.detail ?? '') ?? '';
    return { ...check, detail: `expected ${expected}` };
  }
  if (text.startsWith('Session GC (')) return { action: 'notice', protocol: 'webmail', reason: 'Session GC' };
  const start = ABOUT.find((words) => text.startsWith(words));
  if (start === undefined) return undefined;
  const fields: EventFields = {
    action: 'notice',
    protocol: 'webmail',
    reason: start.split(' for ')[0]?.trim() ?? '',
  };
  const id = text.slice(start.length, start.length + 257).split(/[;: ]/, 1)[0] ?? '';
  if (isSessionId(id)) fields.session = id;
  return fields;
}
