import type { Case } from '../case/case.ts';
import type { Facts, Statement } from '../case/common.ts';
import type { Session } from '../case/judgement.ts';

/** A Case before anybody says what it amounts to. */
export type Draft = Omit<Case, 'answer' | 'actions'>;

const MOST_REFS = 12;
const MOST_NAMES = 6;

/** A statement with each line once, twelve at most. */
export function say(key: string, facts: Facts, refs: readonly string[]): Statement {
  return { key, facts, refs: [...new Set(refs)].slice(0, MOST_REFS) };
}

/**
 * Names of accounts in order, each once; beyond `most` the number of the others, `a, b, c +12`. Where all accounts of
 * the case are of one domain, it is left out.
 */
export function names(one: Draft, all: readonly string[], most = MOST_NAMES): string {
  const domain = domainOf(one);
  const sorted = [...new Set(all)]
    .sort()
    .map((a) => (domain !== '' && a.endsWith(domain) ? a.slice(0, -domain.length) : a));
  const rest = sorted.length - most;
  const shown = sorted.slice(0, most).join(', ');
  return rest > 0 ? `${shown} +${rest}` : shown;
}

/** `@example.org` when every account that is known by its address is of that domain. */
function domainOf(one: Draft): string {
  const domains = new Set(
    one.accounts
      .map((a) => a.account)
      .filter((a) => a.includes('@'))
      .map((a) => a.slice(a.lastIndexOf('@'))),
  );
  return domains.size === 1 ? ([...domains][0] ?? '') : '';
}

/** Sessions of intruders that no webmail session opened. */
export function intrusions(one: Draft): readonly Session[] {
  return one.sessions.filter((s) => s.judgement === 'intruder' && s.parent === '');
}

/** Whether a link says that the intruder did it, for certain or probably; `possible` may be the owner. */
export function isSure({ link }: { readonly link: Session['link'] }): boolean {
  return link === 'certain' || link === 'probable';
}

/** The first line of each. */
export function firstRefs(list: readonly { readonly refs: readonly string[] }[]): readonly string[] {
  return list.flatMap((x) => x.refs.slice(0, 1));
}
