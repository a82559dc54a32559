import type { Case } from '../../case/case.ts';
import type { Speaker } from '../speak.ts';

/** What a time line is told from: a Case, in a language. */
export interface Told {
  readonly file: Case;
  readonly say: Speaker;
}

/** An account without the domain that all accounts of the case share; titles tell the whole name. */
export function shortName({ file }: Told, account: string): string {
  const at = account.lastIndexOf('@');
  const domain = at < 0 ? '' : account.slice(at);
  const others = file.accounts.some((a) => a.account.includes('@') && !a.account.endsWith(domain));
  return domain === '' || others ? account : account.slice(0, at);
}
