import { visible } from '../../base/text.ts';
import { judgedAs, sessionRows, touchedRows } from './dossier.ts';
import { BARE, type Find, numbered, reasons, row, sentence, timed, worded } from './subject.ts';

/** A session. */
export const session: Find = (desk, id) => {
  const s = desk.lookup.sessions.get(id);
  if (s === undefined) return undefined;
  const of = `session:${id}`;
  const facts = { protocol: s.protocol, account: s.account, address: s.address };
  return {
    title: desk.say.pieces('page.subject.session', { id, ...facts }),
    judgement: s.judgement,
    link: s.link,
    facts: [
      ...row('account', s.account, `account:${s.account}`),
      ...row('address', s.address),
      ...timed('start', s.start),
      ...(s.startLogged ? [] : worded('start', desk.say.text('page.subject.start-not-logged'))),
      ...timed('end', s.end),
      ...(s.endLogged ? [] : worded('end', desk.say.text('page.subject.end-not-logged'))),
      ...row('program', s.userAgent),
      ...row('session-id', s.sourceSessionId),
      ...(s.parent === '' ? [] : row('within', s.parent, `session:${s.parent}`)),
      ...(s.actor === '' ? [] : row('actor', s.actor, `actor:${s.actor}`)),
    ],
    because: reasons(desk, 'reason', of, s.because, s.refs),
    against: reasons(desk, 'against', of, s.against, s.refs),
    account: s.account,
    refs: [...s.refs, ...s.because.flatMap((r) => r.refs), ...s.against.flatMap((r) => r.refs)],
  };
};

/** A reason of a session, for (`S3/2`) or against (`S3/-2`), by its place from 1. */
export const reason: Find = (desk, id) => {
  const [, of = '', sign, at] = /^(.+)\/(-?)([1-9]\d{0,5})$/.exec(id) ?? [];
  const s = desk.lookup.sessions.get(of);
  const [group, list] = sign === '-' ? (['against', s?.against] as const) : (['reason', s?.because] as const);
  const r = list?.[Number(at) - 1];
  if (s === undefined || r === undefined) return undefined;
  const open = `session:${s.id}`;
  return {
    title: desk.tell.pieces(group, r.reason, r.facts),
    judgement: s.judgement,
    link: s.link,
    facts: [
      ...worded('weight', desk.say.text('ui.weight', { weight: r.weight })),
      ...row('session', s.id, open),
      ...row('account', s.account, `account:${s.account}`),
      ...row('address', s.address),
    ],
    because: [],
    against: sign === '-' ? [] : reasons(desk, 'against', open, s.against, s.refs),
    account: s.account,
    refs: r.refs.length > 0 ? r.refs : s.refs,
  };
};

/** An account, with what is known of it. */
export const account: Find = (desk, id) => {
  const a = desk.lookup.accounts.get(id);
  if (a === undefined) return undefined;
  const own = desk.lookup.intrusions(id);
  const word = (yes: boolean): string => desk.say.text(yes ? 'ui.yes' : 'ui.no');
  return {
    title: [{ evidence: visible(id) }],
    grade: a.grade,
    link: a.link,
    facts: [
      ...judgedAs(desk, a.grade, a.link),
      ...worded('tried', word(a.tried)),
      ...worded('entered', word(a.entered)),
      ...touchedRows(desk, id),
      ...a.missing.map((m) => ({ label: 'page.fact.missing', value: desk.tell.pieces('missing', m, {}) })),
      ...sessionRows(
        desk,
        own.map((s) => s.id),
      ),
    ],
    because: own.slice(0, 20).flatMap((s) => reasons(desk, 'reason', `session:${s.id}`, s.because, s.refs)),
    against: own.slice(0, 20).flatMap((s) => reasons(desk, 'against', `session:${s.id}`, s.against, s.refs)),
    account: id,
    refs: own.flatMap((s) => s.refs),
  };
};

/** An actor, with what binds its sessions. */
export const actor: Find = (desk, id) => {
  const a = desk.file.actors.find((one) => one.id === id);
  if (a === undefined) return undefined;
  const sessions = a.sessions.flatMap((s) => desk.lookup.sessions.get(s) ?? []);
  const refs = sessions.flatMap((s) => s.refs.slice(0, 1));
  return {
    title: desk.say.pieces('page.subject.actor', { id }),
    facts: [
      ...a.addresses.flatMap((address) => row('address', address)),
      ...sessions.slice(0, 50).flatMap((s) => row('session', s.id, `session:${s.id}`)),
    ],
    because: a.links.map((l) =>
      desk.tell.reason('reason', `actor:${id}`, { reason: l.reason, facts: l.facts, weight: l.weight, refs }),
    ),
    against: [],
    account: undefined,
    refs,
  };
};

/** A finding of a detection. */
export const finding: Find = (desk, id) => {
  const f = desk.file.findings.find((one) => one.id === id);
  if (f === undefined) return undefined;
  const of = `finding:${id}`;
  return {
    title: desk.tell.pieces('finding', f.detection, f.facts),
    facts: [
      ...row('technique', f.technique),
      ...worded('severity', desk.say.text(`ui.findings.severity.${f.severity}`)),
      ...timed('start', f.first),
      ...timed('end', f.last),
      ...numbered('events', f.events, `sum findings events id=${JSON.stringify(f.id)}`),
    ],
    because: [],
    against: f.refutes === '' ? [] : [sentence(desk, 'refutes', of, f.refutes, f.facts, f.refs)],
    account: undefined,
    refs: f.refs,
  };
};

/** A series of tries. */
export const attempt: Find = (desk, id) => {
  const a = /^[1-9]\d{0,8}$/.test(id) ? desk.file.attempts[Number(id) - 1] : undefined;
  if (a === undefined) return undefined;
  return {
    ...BARE,
    title: [{ words: desk.say.text(`ui.attempts.kind.${a.kind}`) }],
    facts: [
      ...numbered('tries', a.tries, `attempts.${Number(id) - 1}.tries`),
      ...a.addresses.slice(0, 40).flatMap((x) => row('address', x)),
      ...a.accounts.slice(0, 40).flatMap((x) => row('account', x, `account:${x}`)),
      ...timed('start', a.first),
      ...timed('end', a.last),
      ...worded('entered', desk.say.text(a.entered ? 'ui.yes' : 'ui.no')),
    ],
    refs: a.refs,
  };
};
