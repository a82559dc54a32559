import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../base/errors.ts';
import { cell, visible } from '../../base/text.ts';
import { JOURNAL } from '../../journal/chain.ts';
import { computedOf, judgementsOf } from '../../journal/computed.ts';
import { draft, type Kept } from '../../journal/entry.ts';
import type { Stood } from '../../journal/standing.ts';
import type { Desk } from '../desk.ts';
import { type Ask, Download, type Route } from '../route.ts';
import { subjects } from '../subjects/index.ts';
import type { JournalSaid, Judged, ToldJournalEntry, ToldStood } from '../wire/journal.ts';
import type { Piece } from '../wire.ts';

/** Entries of one answer. */
const MOST = 500;
const MOST_N = 1_000_000_000;

/** The journal after an entry; the page asks again and again, so that browsers see what others wrote. */
export const journal: Route = {
  method: 'get',
  path: 'journal',
  rate: 'light',
  answer: async (desk, ask): Promise<JournalSaid> => {
    await desk.journal.refresh();
    return saidAfter(desk, ask.number('after', 0, MOST_N, 0));
  },
};

/** Takes an entry down, and answers with what is new since the last that the page knows. */
export const writeJournal: Route = {
  method: 'post',
  path: 'journal',
  rate: 'write',
  answer: async (desk, { body }): Promise<JournalSaid> => {
    if (desk.readOnly)
      throw new UserError('journal', 'this page only reads', 'start constat serve without --read-only');
    const parsed = draft.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new UserError(issue?.path.join('.') || 'entry', issue?.message ?? 'is none', 'mend it');
    }
    await desk.journal.add(parsed.data);
    const after = typeof body === 'object' && body !== null && 'after' in body ? Number(body.after) : 0;
    return saidAfter(desk, Number.isSafeInteger(after) && after > 0 ? after : 0);
  },
};

/** What can be overruled: the computed judgement, and what may be put in its place. */
export const judged: Route = {
  method: 'get',
  path: 'journal/judged',
  rate: 'light',
  answer: ({ file }, ask): Judged => {
    const of = ask.text('of');
    return { computed: computedOf(file, of), choices: judgementsOf(of) ?? [] };
  },
};

/** The whole journal as a file: the very lines that were written, or a table with its cells defused. */
export const exportJournal: Route = {
  method: 'get',
  path: 'journal/file',
  rate: 'heavy',
  answer: async (desk, ask: Ask): Promise<Download> => {
    const { journal: kept, name, directory } = desk;
    await kept.refresh();
    const as = ask.text('as');
    const entries = kept.entries();
    if (as === 'jsonl') {
      const lines = entries.length === 0 ? '' : await readFile(join(directory, JOURNAL), 'utf8');
      return new Download(`${name}-journal.jsonl`, 'application/jsonl; charset=utf-8', lines);
    }
    if (as !== 'csv') throw new UserError('as', 'is no such form', 'choose from csv, jsonl');
    const titles = titlesOf(desk);
    const said = (e: Kept, column: (typeof HEAD)[number]): string =>
      column === 'subject' ? titles(e) : String(e[column]);
    const rows = [HEAD, ...entries.map((e) => HEAD.map((column) => csvCell(said(e, column))))];
    const text = rows.map((row) => `${row.join(',')}\r\n`).join('');
    return new Download(`${name}-journal.csv`, 'text/csv; charset=utf-8', text);
  },
};

const HEAD = [
  'n',
  'time',
  'who',
  'kind',
  'about',
  'subject',
  'value',
  'text',
  'proven',
  'case',
  'previous',
  'hash',
] as const satisfies readonly (keyof Kept)[];

/** What entries are about, in words; the lines that were written keep it as it was. */
function titlesOf(desk: Desk): (entry: Kept) => string {
  const { of } = desk.journal.standing();
  const about = new Map([...of.values()].flatMap((s) => s.entries.map((e) => [e, s.about] as const)));
  return (e) =>
    about.get(e) === ''
      ? ''
      : titleOf(desk, e, about.get(e))
          .map((piece) => ('words' in piece ? piece.words : piece.evidence))
          .join('');
}

function csvCell(text: string): string {
  return `"${cell(text).replaceAll('"', '""')}"`;
}

/** An entry's place in the file, from 1: a name even where somebody doubled numbers. */
type At = (entry: Kept | undefined) => number;

function saidAfter(desk: Desk, after: number): JournalSaid {
  const kept = desk.journal;
  const { of } = kept.standing();
  const entries = kept.entries();
  const numbers = new Map(entries.map((e, i) => [e, i + 1]));
  const at: At = (e) => (e === undefined ? 0 : (numbers.get(e) ?? 0));
  const places = new Map([...of.values()].flatMap((s) => s.entries.map((e) => [e, s] as const)));
  const shown = entries.slice(after, after + MOST);
  const touched = new Set(shown.flatMap((e) => places.get(e) ?? []));
  const { n, hash } = kept.head();
  return {
    entries: shown.map((e) => toldEntry(desk, e, at(e), places.get(e)?.about)),
    count: entries.length,
    stood: [...touched].map((s) => toldStood(desk, s, at)),
    last: n,
    head: hash,
    broken: kept.broken(),
    remarks: kept.remarks(),
  };
}

function toldEntry(desk: Desk, e: Kept, at: number, about: string | undefined): ToldJournalEntry {
  return {
    at,
    n: e.n,
    time: e.time,
    kind: e.kind,
    about: about ?? '',
    subject: titleOf(desk, e, about),
    lost: about === undefined,
    earlier: e.case !== desk.journal.caseHash,
    value: visible(e.value),
    text: e.text.split('\n').map(visible).join('\n'),
    who: visible(e.who),
    proven: e.proven,
  };
}

function titleOf(desk: Desk, e: Kept, about: string | undefined): readonly Piece[] {
  if (about === '') return [{ words: desk.say.text('page.journal.whole-case') }];
  const colon = about?.indexOf(':') ?? -1;
  const kind = about?.slice(0, Math.max(0, colon)) ?? '';
  const find = Object.hasOwn(subjects, kind) ? subjects[kind] : undefined;
  return find?.(desk, about?.slice(colon + 1) ?? '')?.title ?? [{ evidence: visible(e.subject) }];
}

function toldStood(desk: Desk, stood: Stood, at: At): ToldStood {
  return {
    about: stood.about,
    notes: stood.notes.map(at),
    mark: at(stood.mark),
    overrule: at(stood.overrule),
    done: at(stood.done),
    withdrawn: stood.withdrawn.map(({ entry, by }) => ({ entry: at(entry), by: at(by) })),
    computed: computedOf(desk.file, stood.about),
  };
}
