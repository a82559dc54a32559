import { isCorrected } from '../case/clock-gap.ts';
import type { Statement } from '../case/common.ts';
import type { Gap } from '../case/evidence.ts';
import { type Draft, isSure, say } from './say.ts';

/** Gaps that take nothing away: somebody stopped the service, or a rotated file was merely written on. */
const HARMLESS: ReadonlySet<string> = new Set([
  'explained-by-boot',
  'explained-by-service-stopped',
  'kept-open',
]);

/** Times in which something may have happened that no line shows, the longest first. */
export function holes(one: Draft): readonly Gap[] {
  const length = (g: Gap): number => Date.parse(g.to) - Date.parse(g.from);
  return one.coverage.gaps
    .filter((g) => g.kind !== 'never-enabled' && !HARMLESS.has(g.because) && !isCorrected(g))
    .toSorted((a, b) => length(b) - length(a) || (a.from < b.from ? -1 : 1));
}

/** The gap that says why a question has no answer. */
const NEVER: Readonly<Record<string, string>> = {
  'message-read-imap-item': 'event-export',
  'message-deleted': 'mail-log',
  'file-taken-host': 'auditd',
};

/** Sets whose members no record names one by one. */
export function unnamed(one: Draft): Draft['sets'] {
  return one.sets.filter((s) => {
    const promoted = one.items.filter(
      (i) =>
        i.kind === 'message' && i.account === s.account && i.sessions.some((x) => s.sessions.includes(x)),
    );
    return isSure(s) && s.grade !== 'listed' && promoted.length < s.atMost && promoted.length < s.atLeast;
  });
}

/** How much the logs cover, and the most important thing that they cannot tell. */
export function covered(one: Draft): readonly Statement[] {
  const general = one.coverage.questions.filter((q) => q.account === '');
  const signIn = general.find((q) => q.question === 'sign-in');
  if (signIn === undefined) return [];
  const unknown = one.accounts.filter((a) => a.grade === 'unknown').length;
  const refs = holes(one).flatMap((g) => g.refs.slice(0, 2));
  if (unknown > 0 || signIn.share < 1) {
    const doubt = signIn.share === 1 ? 'yes' : 'no';
    return [say('answer.coverage-holed', { share: signIn.share, unknown, doubt }, refs)];
  }
  const open = general.filter((q) => q.share < 1).map((q) => q.question);
  const holed = general.filter((q) => q.share > 0 && q.share < 1).map((q) => q.question);
  const imap = new Set(one.sessions.filter((s) => s.protocol === 'imap').map((s) => s.id));
  const item = unnamed(one).some((s) => s.sessions.some((id) => imap.has(id)))
    ? ['message-read-imap-item']
    : [];
  const order = [...item, ...holed, 'message-deleted', 'file-taken-host', 'message-read-imap-item'];
  const question = order.find((q) => open.includes(q)) ?? '';
  const because = NEVER[question];
  const proof =
    because === undefined
      ? refs
      : one.coverage.gaps.filter((g) => g.because === because).flatMap((g) => g.refs);
  return [say('answer.coverage', { share: signIn.share, question }, proof)];
}
