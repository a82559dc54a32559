import { visible } from '../../base/text.ts';
import { BARE, type Find, numbered, row, timed } from './subject.ts';

const nth = <T>(list: readonly T[], id: string): T | undefined =>
  /^[1-9]\d{0,8}$/.test(id) ? list[Number(id) - 1] : undefined;

/** A time in which a source could not have shown something. */
export const gap: Find = (desk, id) => {
  const g = nth(desk.file.coverage.gaps, id);
  if (g === undefined) return undefined;
  return {
    ...BARE,
    title: desk.tell.pieces('gap', g.because, g.facts),
    facts: [
      ...row('source', g.source),
      ...row('host', g.host),
      ...timed('start', g.from),
      ...timed('end', g.to),
    ],
    account: '',
    refs: g.refs,
  };
};

/** A file of evidence, or a member of an archive. */
export const file: Find = (desk, id) => {
  const f = desk.lookup.files.get(id);
  if (f === undefined) return undefined;
  return {
    ...BARE,
    title: [{ evidence: visible(f.member === '' ? f.path : `${f.path}!${f.member}`) }],
    facts: [
      ...row('format', f.format),
      ...row('host', f.host),
      ...row('zone', f.zone),
      ...numbered('lines', f.lines, `sum evidence lines id=${f.id}`),
      ...numbered('unread', f.unread, `sum evidence unread id=${f.id}`),
      ...numbered('size', f.bytes, `sum evidence bytes id=${f.id}`),
      ...row('sha256', f.sha256),
      ...timed('start', f.first ?? ''),
      ...timed('end', f.last ?? ''),
      ...f.problems.flatMap((p) => [
        { label: 'page.fact.problem', value: desk.tell.pieces('problem', p, {}) },
      ]),
    ],
    refs: [],
  };
};

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
