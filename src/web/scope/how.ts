import type { Facts } from '../../case/common.ts';
import type { Session } from '../../case/judgement.ts';
import type { ScopeHow } from '../wire/scope.ts';

/** Ways that something was reached, in the order of the facet. */
export const HOWS = [
  'webmail-view',
  'webmail-preview',
  'webmail-source',
  'webmail-part',
  'webmail-archive',
  'webmail-list',
  'webmail-export',
  'webmail',
  'imap',
  'imap-headers',
  'pop3',
  'pop3-head',
  'rule',
  'ssh',
  'other',
] as const satisfies readonly ScopeHow[];

const BY_REASON: Readonly<Record<string, ScopeHow>> = {
  'headers-fetched': 'imap-headers',
  'pop3-all': 'pop3',
  'pop3-some': 'pop3',
  'pop3-top': 'pop3-head',
  'headers-shown': 'webmail-list',
  'lists-served': 'webmail-list',
  'contacts-listed': 'webmail-list',
  'contacts-exported': 'webmail-export',
  'source-served': 'webmail-source',
  'part-complete': 'webmail-part',
  'part-compressed': 'webmail-part',
  'part-partly': 'webmail-part',
  'part-served': 'webmail-part',
  thumbnail: 'webmail-part',
  'warning-page': 'webmail-part',
  'attachments-zip': 'webmail-archive',
  'messages-zip': 'webmail-archive',
  'forwarded-sent': 'rule',
  'forwarded-queued': 'rule',
};

const BY_PROTOCOL: Readonly<Record<Session['protocol'], ScopeHow>> = {
  imap: 'imap',
  pop3: 'pop3',
  webmail: 'webmail',
  ssh: 'ssh',
  smtp: 'other',
  managesieve: 'rule',
};

/** How something was reached: from the reason of its grade, else from the protocol of the session that did it. */
export function howOf(because: string, facts: Facts, protocol: Session['protocol'] | undefined): ScopeHow {
  const reason = because.replace(/^because\./, '');
  if (reason === 'shown' || reason === 'shown-and-body-read')
    return facts.mode === 'preview' ? 'webmail-preview' : 'webmail-view';
  const known = Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined;
  return known ?? (protocol === undefined ? 'other' : BY_PROTOCOL[protocol]);
}

/** The question of the coverage that could have shown it; empty when only the ways in count. */
export function questionOf(how: ScopeHow): string {
  if (how.startsWith('webmail')) return 'message-read-webmail';
  if (how.startsWith('imap')) return 'message-read-imap';
  if (how.startsWith('pop3')) return 'message-read-pop3';
  if (how === 'rule') return 'message-forwarded';
  return how === 'ssh' ? 'file-taken-host' : '';
}
