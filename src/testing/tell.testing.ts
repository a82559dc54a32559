import type { Case } from '../case/case.ts';
import { answerLines } from '../report/answer.ts';
import { en } from '../report/languages/en.ts';

/**
 * A Case as a page of text for a reader without code: what it says and counts, without ids and refs of lines, which
 * change when a file is added.
 */
export function tell(one: Case): string {
  return [
    ...part(
      'The answer',
      answerLines(one, en).map((l) => l.replace(/ ?\[[\d\][]+\](\+\d+)?/g, '')),
    ),
    ...part('Evidence', [
      `${one.evidence.length} files, ${one.totals.lines} lines, ${one.totals.unread} of them unread`,
      `records from ${one.window.from} to ${one.window.to}`,
      ...counted(one.evidence.map((e) => `${e.format || 'not read'}`)),
    ]),
    ...part(
      'How they came in',
      one.entry.map((e) => row(e.account, e.vector, e.likelihood)),
    ),
    ...part(
      'Actors',
      one.actors.map((a) =>
        row(`${a.sessions.length} sessions`, `${a.attempts.length} attempts`, a.addresses.join(' ')),
      ),
    ),
    ...part('Sessions of intruders and suspects', sessions(one)),
    ...part(
      'Other sessions',
      counted(one.sessions.filter((s) => !isBad(s)).map((s) => row(s.judgement, s.protocol))),
    ),
    ...part('Attempts', attempts(one)),
    ...part(
      'Accounts',
      one.accounts.map((a) =>
        row(
          a.account,
          a.grade,
          a.grade === 'no-trace' ? '' : a.link,
          a.entered ? 'entered' : '',
          a.tried ? 'tried' : '',
        ),
      ),
    ),
    ...part('Items', counted(one.items.map((i) => row(i.account, i.kind, i.grade, i.link, i.because)))),
    ...part(
      'Sets',
      one.sets.map((s) =>
        row(
          s.account,
          s.mailbox || 'any folder',
          s.grade,
          `${s.atLeast} to ${s.atMost} of ${s.candidates}`,
          s.because,
        ),
      ),
    ),
    ...part(
      'Changes',
      counted(one.changes.map((c) => row(c.kind, c.account, c.link, String(c.detail.target ?? '')))),
    ),
    ...part(
      'Findings',
      counted(one.findings.map((f) => row(f.detection, String(f.facts.account), String(f.facts.address)))),
    ),
    ...part(
      'Gaps',
      one.coverage.gaps.map((g) => row(g.source, g.host, g.kind, g.because)),
    ),
    ...part(
      'Questions',
      counted(
        one.coverage.questions.map((q) =>
          row(q.question, `${Math.round(q.share * 100)} %`, q.missing.join(' ')),
        ),
      ),
    ),
  ].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...(lines.length === 0 ? ['  none'] : lines.map((l) => `  ${l}`.trimEnd())), ''];
}

function row(...cells: readonly string[]): string {
  return cells.filter((c) => c !== '').join(' · ');
}

function counted(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([line, n]) => `${n} × ${line}`);
}

function isBad(session: Case['sessions'][number]): boolean {
  return session.judgement === 'intruder' || session.judgement === 'suspect';
}

function sessions(one: Case): readonly string[] {
  const top = one.sessions.filter((s) => isBad(s) && s.parent === '');
  return top.map((s) => {
    const reasons = [...s.because, ...s.against].map((r) => r.reason.replace('reason.', '')).join(' ');
    const inside = one.sessions.filter((c) => c.parent === s.id).length;
    return row(
      s.start.slice(0, 19),
      s.account,
      s.protocol,
      s.address,
      s.judgement,
      s.link,
      inside > 0 ? `${inside} connections` : '',
      reasons,
    );
  });
}

function attempts(one: Case): readonly string[] {
  return one.attempts.map((a) =>
    row(
      a.first.slice(0, 19),
      a.kind,
      a.addresses.join(' '),
      `${a.tries} tries`,
      `${a.accounts.length} accounts`,
      a.entered ? 'entered' : '',
    ),
  );
}
