import { visible } from '../../base/text.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { subjectOf } from '../../journal/subject.ts';
import type { Desk } from '../desk.ts';
import { clockOf } from '../evidence/files.ts';
import { toldGap } from '../evidence/gaps.ts';
import { fileKind, fileName } from '../evidence/kinds.ts';
import { shelfOf } from '../evidence/shelf.ts';
import type { ToldFactRow } from '../wire.ts';
import { BARE, type Find, numbered, row, timed, worded } from './subject.ts';

const nth = <T>(list: readonly T[], id: string): T | undefined =>
  /^[1-9]\d{0,8}$/.test(id) ? list[Number(id) - 1] : undefined;

/** A time in which a source could not have shown something, with what it takes from the answer. */
export const gap: Find = (desk, id) => {
  const g = nth(desk.file.coverage.gaps, id);
  if (g === undefined) return undefined;
  const told = toldGap(desk, Number(id));
  const always = g.kind === 'never-enabled';
  return {
    ...BARE,
    title: told.why,
    facts: [
      ...worded('kind', desk.say.text(`ui.gap-kind.${g.kind}`)),
      ...row('source', g.source),
      ...row('host', g.host),
      ...(always ? [] : [...timed('start', g.from), ...timed('end', g.to)]),
      ...(told.sessions > 0
        ? worded('sessions-within', desk.say.text('ui.number', { number: told.sessions }))
        : []),
      ...told.questions.map((value) => ({ label: 'page.fact.takes', value })),
    ],
    because: told.changes.map((c) => ({ ...c, weight: 0 })),
    account: '',
    refs: g.refs,
  };
};

/** A file of evidence, or a member of an archive: how it was read, and how it is now. */
export const file: Find = (desk, id) => {
  const f = desk.lookup.files.get(id);
  if (f === undefined) return undefined;
  const { say, verifier } = desk;
  const kind = fileKind(f);
  const twin = desk.lookup.files.get(shelfOf(desk).twinOf().get(id) ?? '');
  return {
    ...BARE,
    title: [{ evidence: visible(fileName(f)) }],
    facts: [
      ...worded('kind', say.text(`page.evidence.kind.${kind}`)),
      ...(kind === 'log' ? row('format', f.format) : []),
      ...worded('reader', say.text('page.evidence.reader', { version: desk.file.constat })),
      ...row('host', f.host),
      ...(kind === 'log' ? logFacts(desk, f) : []),
      ...numbered('size', f.bytes, `sum evidence bytes id=${f.id}`),
      ...row('sha256', f.sha256),
      ...worded('now', say.text(`page.evidence.state.${verifier.stateOf(id)}`)),
      ...(twin === undefined ? [] : row('twin', fileName(twin), `file:${twin.id}`)),
      ...f.problems.map((p) => ({ label: 'page.fact.problem', value: desk.tell.pieces('problem', p, {}) })),
    ],
    // Its first line, so that it can be read from the top.
    refs: f.lines > 0 ? [`${id}:1:0`] : [],
  };
};

function logFacts({ say }: Desk, f: EvidenceFile): readonly ToldFactRow[] {
  return [
    ...numbered('lines', f.lines, `sum evidence lines id=${f.id}`),
    ...numbered('unread', f.unread, `sum evidence unread id=${f.id}`),
    ...timed('start', f.first ?? ''),
    ...timed('end', f.last ?? ''),
    ...clockOf(say, f).map((value) => ({ label: 'page.fact.clock', value })),
  ];
}

/** Lines of one shape that nothing reads. */
export const unread: Find = (desk, id) => {
  const u = nth(desk.file.unread, id);
  if (u === undefined) return undefined;
  return {
    ...BARE,
    title: [{ evidence: visible(u.shape) }],
    facts: [...row('program', u.program), ...numbered('lines', u.count, `unread.${Number(id) - 1}.count`)],
    refs: [u.ref],
  };
};

/** An instant that somebody marked. */
export const time: Find = (desk, iso) =>
  subjectOf(desk.file, `time:${iso}`) === undefined
    ? undefined
    : {
        ...BARE,
        title: desk.say.pieces('page.subject.time', { time: iso }),
        facts: timed('time', iso),
        refs: [],
      };

/** A line by itself. */
export const ref: Find = (desk, id) => {
  const member = /^(f\d+):\d+:\d+$/.exec(id)?.[1];
  if (member === undefined || !desk.lookup.files.has(member)) return undefined;
  return {
    ...BARE,
    title: desk.say.pieces('page.subject.line', {
      place: desk.placeOf(id).path,
      line: String(desk.placeOf(id).line),
    }),
    refs: [id],
  };
};
