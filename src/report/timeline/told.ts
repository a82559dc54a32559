import type { Case } from '../../case/case.ts';
import type { Speaker } from '../speak.ts';

/** What a time line is told from: a Case, in a language. */
export interface Told {
  readonly file: Case;
  readonly say: Speaker;
}

/** Names accounts without the domain that all accounts of the case share; titles tell the whole name. */
export function namer({ file }: Pick<Told, 'file'>): (account: string) => string {
  const domains = new Set(file.accounts.flatMap(({ account }) => domainOf(account) || []));
  return (account) => {
    const domain = domainOf(account);
    const isShared = domain !== '' && (domains.size === 0 || (domains.size === 1 && domains.has(domain)));
    return isShared ? account.slice(0, -domain.length) : account;
  };
}

function domainOf(account: string): string {
  const at = account.lastIndexOf('@');
  return at < 0 ? '' : account.slice(at);
}
