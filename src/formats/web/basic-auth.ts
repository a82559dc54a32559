import type { EventFields } from '../../event/columns.ts';
import { as, firstOf, greedy, message, skip } from '../template.ts';

const name = as('account', (text) => text.slice(0, 300));
const failure = { action: 'auth-detail', outcome: 'failure', protocol: 'http' } as const;
const wrong = { ...failure, reason: 'wrong-password' } as const;
const unknown = { ...failure, reason: 'unknown-user' } as const;

const template = firstOf([
  // Apache mod_auth_basic, mod_auth_digest (2.2 and 2.4)
  message`user ${greedy('account')}: authentication failure for "${skip}": Password Mismatch`.means(wrong),
  message`user ${greedy('account')}: password mismatch: ${skip}`.means(wrong),
  message`user ${greedy('account')} not found: ${skip}`.means(unknown),
  message`user \`${greedy('account')}' in realm ${skip} not found: ${skip}`.means(unknown),
  // nginx ngx_http_auth_basic_module
  message`user "${name}": password mismatch`.means(wrong),
  message`user "${name}" was not found in "${skip}"`.means(unknown),
]);

/** A failed HTTP authentication as Apache and nginx tell it; the access log has the request with 401. */
export function basicAuth(text: string): EventFields | undefined {
  return text.startsWith('user ') ? template(text) : undefined;
}
