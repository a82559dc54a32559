import type { Case } from '../case/case.ts';
import type { Reason, Statement } from '../case/common.ts';
import type { EvidenceFile } from '../case/evidence.ts';
import type { Item, Session } from '../case/judgement.ts';
import { fullKey, type Group } from '../report/keys.ts';
import { numberProofs } from '../report/numbering.ts';
import type { Speaker } from '../report/speak.ts';
import { citedBy, pathOfFile } from './show-places.ts';

/** What a reference names: something said, with what speaks for and against it and the lines that prove it. */
export interface Subject {
  readonly kind:
    | 'proof'
    | 'statement'
    | 'session'
    | 'account'
    | 'item'
    | 'actor'
    | 'finding'
    | 'file'
    | 'line';
  readonly title: string;
  /** As the journal and the page name it: `session:S3`, `item:12`. */
  readonly about: string;
  /** Label and value. Values are text, not yet made safe. */
  readonly facts: readonly (readonly [string, string])[];
  readonly because: readonly Said[];
  readonly against: readonly Said[];
  readonly refs: readonly string[];
  /** Whose coverage bounds it; `undefined` for nobody's. */
  readonly account: string | undefined;
}

/** A reason as a sentence. */
export interface Said {
  readonly text: string;
  readonly weight: number | undefined;
  readonly refs: readonly string[];
}

const NOTHING = { because: [], against: [], refs: [], account: undefined } as const;

/**
 * Everything that a reference may name, the most special reading first; empty when it names nothing.
 */
export function findSubjects(file: Case, ref: string, say: Speaker): readonly Subject[] {
  const bare = /^(?:session|account|actor|finding|file|ref):(.+)$/.exec(ref)?.[1] ?? ref;
  const finders = [
    byRef,
    byProof,
    byStatement,
    byAction,
    bySession,
    byItem,
    byFile,
    byActor,
    byFinding,
    byAccount,
  ];
  for (const find of finders) {
    const found = find(file, bare, say);
    if (found.length > 0) return found;
  }
  return [];
}

type Find = (file: Case, ref: string, say: Speaker) => readonly Subject[];

const byRef: Find = (file, ref) => {
  const id = /^(f\d+):\d+:\d+$/.exec(ref)?.[1];
  if (id === undefined || !file.evidence.some((f) => f.id === id)) return [];
  return [
    {
      ...NOTHING,
      kind: 'line',
      title: `Line ${ref}`,
      about: `ref:${ref}`,
      facts: citedBy(file, ref),
      refs: [ref],
    },
  ];
};

const byProof: Find = (file, ref) => {
  const number = /^\[?(\d{1,9})\]?$/.exec(ref)?.[1];
  const at = number === undefined ? undefined : numberProofs(file).refs[Number(number) - 1];
  if (at === undefined) return [];
  const about = `ref:${at}`;
  return [
    { ...NOTHING, kind: 'proof', title: `Proof ${number}`, about, facts: citedBy(file, at), refs: [at] },
  ];
};

const byStatement: Find = (file, ref, say) => {
  const number = /^(?:answer|a):?(\d{1,3})$/.exec(ref)?.[1];
  const said = number === undefined ? undefined : file.answer.statements[Number(number) - 1];
  if (said === undefined) return [];
  const title = `Statement ${number}: ${sentence(say, 'answer', said)}`;
  return [
    {
      ...NOTHING,
      kind: 'statement',
      title,
      about: `answer:${number}`,
      facts: [],
      refs: said.refs,
      account: '',
    },
  ];
};

const byAction: Find = (file, ref, say) => {
  const number = /^action:(\d{1,3})$/.exec(ref)?.[1];
  const said = number === undefined ? undefined : file.actions[Number(number) - 1];
  if (said === undefined) return [];
  const title = `Action ${number}: ${sentence(say, 'action', said)}`;
  const about = `action:${number}`;
  return [{ ...NOTHING, kind: 'statement', title, about, facts: [], refs: said.refs }];
};

const bySession: Find = (file, ref, say) =>
  file.sessions
    .filter((s) => same(s.id, ref) || (s.sourceSessionId !== '' && s.sourceSessionId === bare(ref)))
    .map((s) => sessionSubject(s, say));

function sessionSubject(s: Session, say: Speaker): Subject {
  const facts: [string, string][] = [
    ['account', s.account],
    ['address', s.address],
    ['from', `${s.start}${s.startLogged ? '' : ' (start not logged)'}`],
    ['to', `${s.end}${s.endLogged ? '' : ' (end not logged)'}`],
    ['judged', `${s.judgement}, ${say.text(`ui.link.${s.link}`)}${s.actor === '' ? '' : ` (${s.actor})`}`],
    ['program', s.userAgent],
    ['session id', s.sourceSessionId],
    ['within', s.parent],
  ];
  return {
    kind: 'session',
    title: `Session ${s.id}, ${s.protocol}`,
    about: `session:${s.id}`,
    facts: facts.filter(([, value]) => value !== ''),
    because: s.because.map((r) => reasonSaid(say, 'reason', r)),
    against: s.against.map((r) => reasonSaid(say, 'against', r)),
    refs: s.refs,
    account: s.account,
  };
}

const byItem: Find = (file, ref, say) => {
  const messageId = ref.startsWith('<') ? ref : `<${ref}>`;
  const number = /^item:(\d{1,9})$/.exec(ref)?.[1];
  const path = /^(.+?)\/(.+)\/(\d+)$/.exec(ref);
  return file.items
    .filter(
      (i, at) =>
        (number !== undefined && at + 1 === Number(number)) ||
        (i.messageId !== '' && i.messageId === messageId) ||
        (path !== null && i.account === path[1] && i.mailbox === path[2] && i.uid === Number(path[3])),
    )
    .map((i) => itemSubject(i, `item:${file.items.indexOf(i) + 1}`, say));
};

function itemSubject(i: Item, about: string, say: Speaker): Subject {
  const facts: [string, string][] = [
    ['grade', `${say.text(`ui.grade.${i.grade}`)}, ${say.text(`ui.link.${i.link}`)}`],
    ['time', i.time],
    ['account', i.account],
    ['mailbox', i.uid > 0 ? `${i.mailbox}, uid ${i.uid}` : i.mailbox],
    ['Message-ID', i.messageId],
    ['subject', i.subject],
    ['part', i.part === '' ? i.name : `${i.part} ${i.name}`.trim()],
    ['bytes', i.bytes > 0 ? String(i.bytes) : ''],
    ['sessions', i.sessions.join(' ')],
  ];
  const said = (group: Group, key: string): readonly Said[] =>
    key === '' ? [] : [{ text: sentence(say, group, { key, facts: i.facts }), weight: undefined, refs: [] }];
  return {
    kind: 'item',
    about,
    title: i.kind.charAt(0).toUpperCase() + i.kind.slice(1),
    facts: facts.filter(([, value]) => value !== ''),
    because: said('because', i.because),
    against: said('against', i.against),
    refs: i.refs,
    account: i.account,
  };
}

const byFile: Find = (file, ref) =>
  file.evidence.filter((f) => f.id === ref || pathOfFile(f) === ref).map(fileSubject);

function fileSubject(f: EvidenceFile): Subject {
  const facts: [string, string][] = [
    ['path', pathOfFile(f)],
    ['sha256', f.sha256],
    ['bytes', String(f.bytes)],
    ['format', f.format === '' ? 'read by nothing' : f.format],
    ['host', f.host],
    ['zone', f.zoneSource === '' ? '' : `${f.zone} (${f.zoneSource})`.trim()],
    ['year', f.year === 0 ? '' : `${f.year} (${f.yearSource})`],
    ['from', f.first ?? ''],
    ['to', f.last ?? ''],
    ['lines', `${f.lines}, ${f.unread} not read`],
    ['problems', f.problems.join(' ')],
  ];
  return {
    ...NOTHING,
    kind: 'file',
    title: `Evidence ${f.id}`,
    about: `file:${f.id}`,
    facts: facts.filter(([, value]) => value !== ''),
  };
}

const byActor: Find = (file, ref, say) =>
  file.actors
    .filter((a) => same(a.id, ref))
    .map((a) => ({
      ...NOTHING,
      kind: 'actor',
      title: `Actor ${a.id}`,
      about: `actor:${a.id}`,
      facts: [
        ['addresses', a.addresses.join(' ')],
        ['sessions', a.sessions.join(' ')],
      ],
      because: a.links.map((l) => ({
        text: `${l.from} – ${l.to}: ${sentence(say, 'reason', { key: l.reason, facts: l.facts })}`,
        weight: l.weight,
        refs: [],
      })),
      refs: file.sessions.filter((s) => s.actor === a.id).flatMap((s) => s.refs.slice(0, 1)),
    }));

const byFinding: Find = (file, ref, say) =>
  file.findings
    .filter((f) => f.id === ref)
    .map((f) => ({
      ...NOTHING,
      kind: 'finding',
      about: `finding:${f.id}`,
      title: sentence(say, 'finding', { key: f.detection, facts: f.facts }),
      facts: [
        ['technique', f.technique],
        ['severity', f.severity],
        ['from', f.first],
        ['to', f.last],
        ['events', String(f.events)],
      ],
      refs: f.refs,
    }));

const byAccount: Find = (file, ref, say) =>
  file.accounts
    .filter((a) => same(a.account, ref))
    .map((a) => {
      const items = file.items.filter((i) => i.account === a.account);
      const sessions = file.sessions.filter((s) => s.account === a.account && s.judgement === 'intruder');
      return {
        ...NOTHING,
        kind: 'account',
        title: `Account ${a.account}`,
        about: `account:${a.account}`,
        facts: [
          ['grade', `${say.text(`ui.grade.${a.grade}`)}, ${say.text(`ui.link.${a.link}`)}`],
          ['tried', a.tried ? 'yes' : 'no'],
          ['entered', a.entered ? 'yes' : 'no'],
          // Rounded down, so that no hole is rounded away.
          ['ways in logged', `${(Math.floor(a.coverage * 1000) / 10).toFixed(1)} % of the window`],
          ['items', String(items.length)],
          ['intruder sessions', sessions.map((s) => s.id).join(' ')],
        ],
        refs: sessions.flatMap((s) => s.refs.slice(0, 1)),
        account: a.account,
      };
    });

function reasonSaid(say: Speaker, group: Group, r: Reason): Said {
  return { text: sentence(say, group, { key: r.reason, facts: r.facts }), weight: r.weight, refs: r.refs };
}

function sentence(say: Speaker, group: Group, { key, facts }: Pick<Statement, 'key' | 'facts'>): string {
  return say.text(fullKey(group, key), facts);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A session id without the angle brackets that Dovecot writes around it. */
function bare(ref: string): string {
  return ref.startsWith('<') && ref.endsWith('>') ? ref.slice(1, -1) : ref;
}
