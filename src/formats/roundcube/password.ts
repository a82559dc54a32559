import type { EventFields } from '../../event/columns.ts';
import { remoteBefore } from './client.ts';

const START = 'Password changed for user ';

/** The log `password` of the plugin password: `Password changed for user U (ID: n) from A`. */
export function passwordChanged(text: string): EventFields | undefined {
  if (!text.startsWith(START)) return undefined;
  const remote = remoteBefore(text.trimEnd(), '', true);
  if (remote === undefined) return undefined;
  const user = text.slice(START.length, remote.at);
  const id = user.lastIndexOf(' (ID: ');
  const fields: EventFields = {
    action: 'password-changed',
    outcome: 'success',
    protocol: 'webmail',
    account: (id < 0 ? user : user.slice(0, id)).slice(0, 300),
    address: remote.address,
  };
  if (remote.claims !== '') fields.claimedAddress = remote.claims.slice(0, 1000);
  return fields;
}
