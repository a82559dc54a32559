import { visible } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import type { EvidenceFile } from '../case/evidence.ts';
import { citationOf, placer } from '../report/citation.ts';

/** A file's path as citations give it: `mx1.tar.gz!var/log/mail.log`. */
export function pathOfFile(f: Pick<EvidenceFile, 'path' | 'member'>): string {
  return f.member === '' ? f.path : `${f.path}!${f.member}`;
}

/** `path:line` (and what a citation adds after it) as a file of the case and a line; `undefined` when it is none. */
export function pathAndLine(
  file: Case,
  ref: string,
): { readonly file: EvidenceFile; readonly line: number } | undefined {
  const read = /^(.*):([\d,]{1,15})(?: \(.*)?$/s.exec(ref);
  if (read === null) return undefined;
  const line = Number((read[2] ?? '').replaceAll(',', ''));
  const named = read[1] ?? '';
  const found =
    file.evidence.find((f) => f.id === named || pathOfFile(f) === named) ??
    // A citation spells control characters out.
    file.evidence.find((f) => visible(pathOfFile(f)) === named) ??
    onlyOne(file.evidence.filter((f) => pathOfFile(f).endsWith(`/${named}`)));
  return found === undefined || line === 0 ? undefined : { file: found, line };
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Where a line lies, as citations say it. */
export function citation(file: Case, ref: string): string {
  return citationOf(placer(file.evidence)(ref));
}

/** What cites a line, for a person to go on from. */
export function citedBy(file: Case, ref: string): readonly (readonly [string, string])[] {
  const has = (x: { readonly refs: readonly string[] }): boolean => x.refs.includes(ref);
  const names = [
    ...file.answer.statements.flatMap((s, i) => (has(s) ? [`answer:${i + 1}`] : [])),
    ...file.sessions.filter((s) => has(s) || s.because.some(has) || s.against.some(has)).map((s) => s.id),
    ...file.findings.filter(has).map((f) => f.id),
    ...file.items.filter(has).map((i) => `${i.account}/${i.mailbox}/${i.uid}`),
  ];
  const shown = names.slice(0, 12).join(' ') + (names.length > 12 ? ` and ${names.length - 12} more` : '');
  return names.length === 0 ? [] : [['cited by', shown]];
}
