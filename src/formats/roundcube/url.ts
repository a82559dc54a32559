import type { EventFields } from '../../event/columns.ts';
import { listed, mailTask } from './mail-task.ts';
import { type Parameters, parameters } from './query.ts';
import { isRules, rulesTask } from './rules.ts';

const LONGEST_TOKEN = 128;

/**
 * What a request means to Roundcube, from its URL and status alone; `undefined` when it is none of Roundcube's.
 * Handbook 1.3.2; program/actions of Roundcube 1.0 to 1.7 and the plugins that come with it. What a POST carries in
 * its body is not in the URL and not here.
 */
export function roundcubeRequest(
  method: string,
  path: string,
  query: string,
  status: number,
): EventFields | undefined {
  if (query === '' || !mayBeRoundcube(query)) return isStart(method, path) ? { action: 'page' } : undefined;
  const given = parameters(query);
  const task = given.get('_task');
  const action = given.get('_action') ?? '';
  if (task === undefined && action === '') return isStart(method, path) ? { action: 'page' } : undefined;
  const fields = meaning(task ?? 'mail', action, given, method, status);
  // Without a task a name of an action alone could be another program's.
  if (fields === undefined && task === undefined) return undefined;
  return completed(fields ?? { action: 'request' }, given);
}

function completed(fields: EventFields, given: Parameters): EventFields {
  fields.protocol = 'webmail';
  const token = given.get('_token');
  if (token !== undefined && token !== '' && token.length <= LONGEST_TOKEN) fields.token = token;
  return fields;
}

// A name may be written with escapes, and with a point for the `_` (query.ts); a miss costs only the closer look.
function mayBeRoundcube(query: string): boolean {
  return query.includes('task=') || query.includes('action=') || query.includes('%');
}

// Roundcube at the root of its host, or under the names that packages and admins give it.
const START =
  /^\/(?:(?:roundcube|roundcubemail|rcmail|rc|webmail|mail|email|squirrelmail\/roundcube)\/?)?(?:index\.php)?$/;

function isStart(method: string, path: string): boolean {
  return path.length < 64 && (method === 'GET' || method === 'HEAD') && START.test(path);
}

function meaning(
  task: string,
  action: string,
  given: Parameters,
  method: string,
  status: number,
): EventFields | undefined {
  if (isRules(action)) return rulesTask(action, given, method);
  switch (task) {
    case 'login':
      return login(method, status);
    case 'logout':
      return { action: 'sign-out' };
    case 'mail':
    case '':
      return mailTask(action, given, method);
    case 'addressbook':
      return contacts(action, given);
    case 'settings':
      return settings(action);
    default:
      return undefined;
  }
}

/**
 * A sign-in by its answer: a redirect into the mailbox, 401 or (older versions) the form once more with 200 for a
 * failure. Any other answer says nothing about the password.
 */
function login(method: string, status: number): EventFields {
  if (method !== 'POST') return { action: 'page' };
  if (status === 302 || status === 303) return { action: 'sign-in', outcome: 'success' };
  if (status === 401 || status === 200) {
    return { action: 'sign-in', outcome: 'failure', reason: 'auth-failed' };
  }
  return { action: 'sign-in-tried' };
}

function contacts(action: string, given: Parameters): EventFields | undefined {
  switch (action) {
    case '':
      return { ...listed('contacts-list', given), mode: 'start' };
    case 'list':
    case 'search':
      return listed('contacts-list', given);
    case 'show':
    case 'print':
      return { ...listed('contacts-list', given), mode: action };
    case 'export':
      return { action: 'contacts-export' };
    default:
      return undefined;
  }
}

// The page's name is its mode, when it looks like one of Roundcube's and not like somebody's text.
function settings(action: string): EventFields {
  return /^[a-z][a-z0-9._-]{0,47}$/.test(action)
    ? { action: 'settings', mode: action }
    : { action: 'settings' };
}
