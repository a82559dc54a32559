import type { EventFields } from '../../event/columns.ts';
import { remoteBefore } from './client.ts';

const SUCCESS = 'Successful login for ';
const FAILURE = 'Failed login for ';
const IN_SESSION = ' in session ';
const LONGEST = 300;
const LONGEST_CLAIM = 1000;

/** Whether the text may be a session id; PHP's is made of letters, digits, comma and minus. */
export function isSessionId(text: string): boolean {
  return text.length <= 256 && /^[\w,-]+$/.test(text);
}

/**
 * The log `userlogins` (rcmail::log_login): `Successful login for U (ID: n) from A in session S` and `Failed login
 * for U from A in session S (error: n)`. The session id is whole before 1.4, 16 characters since; versions before
 * 0.8 have none.
 */
export function userlogin(text: string): EventFields | undefined {
  const success = text.startsWith(SUCCESS);
  if (!success && !text.startsWith(FAILURE)) return undefined;
  const fields: EventFields = {
    action: 'sign-in',
    outcome: success ? 'success' : 'failure',
    protocol: 'webmail',
  };
  const error = success ? undefined : errorCode(text);
  if (!success) fields.reason = reasonOf(error?.code);
  const body = error === undefined ? text : text.slice(0, error.at);
  const tail = body.lastIndexOf(IN_SESSION);
  const session = tail < 0 ? '' : body.slice(tail + IN_SESSION.length).trimEnd();
  const withSession = tail >= 0 && (session === '' || isSessionId(session));
  if (session !== '' && session !== 'no-session' && withSession) fields.session = session;
  return who(withSession ? body.slice(0, tail) : body.trimEnd(), success, fields);
}

function who(body: string, success: boolean, fields: EventFields): EventFields | undefined {
  const remote = remoteBefore(body, '', success);
  if (remote === undefined) {
    if (!body.includes(' from ')) return undefined;
    fields.detail = body.slice(0, LONGEST_CLAIM);
    return fields;
  }
  fields.address = remote.address;
  if (remote.claims !== '') fields.claimedAddress = remote.claims.slice(0, LONGEST_CLAIM);
  let user = body.slice((success ? SUCCESS : FAILURE).length, remote.at);
  const id = success ? user.lastIndexOf(' (ID: ') : -1;
  if (id >= 0) user = user.slice(0, id);
  if (user !== '') fields.account = user.slice(0, LONGEST);
  return fields;
}

function errorCode(text: string): { readonly at: number; readonly code: number } | undefined {
  const at = text.lastIndexOf(' (error: ');
  const found = at < 0 ? null : /^ \(error: (-?\d{1,6})\)\s*$/.exec(text.slice(at, at + 40));
  return found === null ? undefined : { at, code: Number(found[1]) };
}

// rcmail::ERROR_*; 0 is the mail server's no.
function reasonOf(code: number | undefined): string {
  switch (code) {
    case -2:
      return 'temporary-failure';
    case 1:
    case 2:
    case 3:
      return 'bad-request';
    case 4:
      return 'limit';
    default:
      return 'auth-failed';
  }
}
