import type { EventFields } from '../../event/columns.ts';
import { splitRequest } from '../web/request.ts';
import { remoteBefore } from './client.ts';

const LONGEST = 2000;
const TYPE = /^([A-Z][A-Z0-9_]{1,19}) Error: /;
// The mail server could not be asked: no verdict about the password.
const NOT_ASKED =
  /^(?:Could not connect|Connection refused|Empty startup greeting|Unable to negotiate|Could not start)/;

/**
 * The log `errors` (rcube::log_bug): `TYPE Error: message in file on line n (METHOD URI)`. A failed IMAP login is
 * `Login failed for U against H from A. why`, before 1.4 without `against H`. Since 1.7 it is not written where
 * `log_logins` is on. One try leaves a line here and one in userlogins, hence `auth-detail`.
 */
export function errorLine(text: string): EventFields | undefined {
  const type = TYPE.exec(text.slice(0, 40));
  if (type === null) return undefined;
  const fields: EventFields = { action: 'error' };
  const body = withoutPlace(withoutRequest(text.slice(type[0].length), fields));
  if (body.startsWith('Login failed for ')) return loginFailed(body, fields);
  fields.reason = body.startsWith('Request security check failed') ? 'request-check-failed' : (type[1] ?? '');
  // The statement may be a change of password with the password in it.
  const statement = body.indexOf('SQL Query:');
  fields.detail = (statement < 0 ? body : body.slice(0, statement)).slice(0, LONGEST);
  return fields;
}

function loginFailed(body: string, fields: EventFields): EventFields {
  Object.assign(fields, {
    action: 'auth-detail',
    outcome: 'failure',
    protocol: 'webmail',
    reason: 'auth-failed',
  });
  const remote = remoteBefore(body, '.');
  if (remote === undefined) return { ...fields, detail: body.slice(0, LONGEST) };
  fields.address = remote.address;
  if (remote.claims !== '') fields.claimedAddress = remote.claims.slice(0, 1000);
  const why = body.slice(remote.end + 1).trim();
  if (why !== '') fields.detail = why.slice(0, LONGEST);
  if (NOT_ASKED.test(why)) Object.assign(fields, { action: 'auth-trouble', reason: 'temporary-failure' });
  const user = body.slice('Login failed for '.length, remote.at);
  const against = user.lastIndexOf(' against ');
  const name = against < 0 ? user : user.slice(0, against);
  if (name !== '') fields.account = name.slice(0, 300);
  return fields;
}

function withoutRequest(text: string, fields: EventFields): string {
  const open = text.endsWith(')') ? text.lastIndexOf(' (') : -1;
  const request = open < 0 ? undefined : splitRequest(text.slice(open + 2, -1));
  if (request === undefined) return text;
  fields.httpMethod = request.method;
  fields.path = request.path.slice(0, LONGEST);
  if (request.query !== '') fields.query = request.query.slice(0, LONGEST);
  return text.slice(0, open);
}

function withoutPlace(text: string): string {
  const line = text.lastIndexOf(' on line ');
  const file = line < 0 ? -1 : text.lastIndexOf(' in ', line);
  return file < 0 || text.length - line > 20 ? text : text.slice(0, file);
}
