import { visible } from '../../base/text.ts';
import type { Facts, Grade, Link, Reason } from '../../case/common.ts';
import { fullKey, type Group } from '../../report/keys.ts';
import type { Desk } from '../desk.ts';
import type { Piece, ToldFactRow, ToldQuestion, ToldReason } from '../wire.ts';

/** Something of the Case that the drawer can open, with every line that proves it. */
export interface Subject {
  readonly title: readonly Piece[];
  readonly grade?: Grade;
  readonly link?: Link;
  readonly judgement?: string;
  readonly facts: readonly ToldFactRow[];
  readonly because: readonly ToldReason[];
  readonly against: readonly ToldReason[];
  /** Whose coverage bounds it: an account, `''` for everybody, `undefined` when nothing does. */
  readonly account: string | undefined;
  readonly refs: readonly string[];
}

/** Finds a subject by what stands after the colon: `session` finds `S3`. `undefined`: there is none. */
export type Find = (desk: Desk, id: string) => Subject | undefined;

/** Nothing for, nothing against, nothing known. */
export const BARE = { facts: [], because: [], against: [], account: undefined } as const;

/** A row of a label and a text of evidence; none when the text is empty. */
export function row(label: string, text: string, open?: string): readonly ToldFactRow[] {
  if (text === '') return [];
  const value = [{ evidence: visible(text) }];
  return [{ label: `page.fact.${label}`, value, ...(open === undefined ? {} : { open }) }];
}

/** A row of a label and words of the program. */
export function worded(label: string, words: string): readonly ToldFactRow[] {
  return words === '' ? [] : [{ label: `page.fact.${label}`, value: [{ words }] }];
}

/** A row of a label and a number of the Case; `of` says where it stands there. */
export function numbered(label: string, value: number, of: string): readonly ToldFactRow[] {
  return [{ label: `page.fact.${label}`, value: [{ words: String(value) }], number: { value, of } }];
}

/** A row of a label and a time. */
export function timed(label: string, iso: string): readonly ToldFactRow[] {
  return iso === '' ? [] : [{ label: `page.fact.${label}`, value: [{ words: iso }], time: iso }];
}

/** A sentence of the Case as a reason without weight. */
export function sentence(
  { tell }: Desk,
  group: Group,
  of: string,
  key: string,
  facts: Facts,
  refs: readonly string[],
): ToldReason {
  return { pieces: tell.pieces(group, key, facts), weight: 0, cited: tell.cite(of, refs) };
}

/** Reasons of a session, heaviest first; those without lines of their own rest on the session's. */
export function reasons(
  { tell }: Desk,
  group: Group,
  of: string,
  list: readonly Reason[],
  own: readonly string[],
): readonly ToldReason[] {
  const sorted = list.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return sorted.map((r) => tell.reason(group, of, { ...r, refs: [...(r.refs.length > 0 ? r.refs : own)] }));
}

/** What the logs could have shown of an account; the questions about everybody come with it. */
export function coverageOf({ file, say, tell }: Desk, account: string): readonly ToldQuestion[] {
  const own = file.coverage.questions.filter((q) => q.account === account && account !== '');
  const asked = new Set(own.map((q) => q.question));
  const all = file.coverage.questions.filter((q) => q.account === '' && !asked.has(q.question));
  return [...own, ...all].map((q) => ({
    question: q.question,
    account: q.account,
    pieces: say.pieces(fullKey('question', q.question)),
    share: q.share,
    longestGapSeconds: q.longestGapSeconds,
    missing: q.missing.map((m) => tell.pieces('missing', m, {})),
  }));
}
