import { userInfo } from 'node:os';
import { UserError } from '../base/errors.ts';
import { refuseInside } from '../evidence/guard.ts';
import type { Draft, EntryKind } from '../journal/entry.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { subjectOf } from '../journal/subject.ts';
import { speaker } from '../report/speak.ts';
import { type OpenCase, openCase } from './case-folder.ts';
import {
  CASE_OPTION,
  type Command,
  type Given,
  JSON_OPTION,
  QUIET_OPTION,
  VERBOSE_OPTION,
} from './command.ts';
import { type Io, write } from './io.ts';
import { entryCells } from './journal-text.ts';
import { LANG_OPTION, languageOf } from './languages.ts';
import { Rereader } from './show-lines.ts';
import { resolveSubjects } from './show-resolve.ts';
import { table } from './table.ts';

/** `constat note`: the journal of a case from the command line. */
export const note: Command = {
  name: 'note',
  group: 'Look',
  usage: '[text] [case]',
  summary: 'write a note, a mark or an overrule into the journal of a case, or list them',
  examples: [
    'constat note "The owner was on a plane then" --on S12',
    'constat note --on S12 --overrule legitimate "Her own phone, she showed it"',
    'constat note --list',
  ],
  options: [
    { flags: '--on <REF>', means: 'what it is about, named as for show (default: the whole case)' },
    { flags: '--mark', means: 'set a mark' },
    { flags: '--unmark', means: 'take the mark away' },
    {
      flags: '--overrule <JUDGEMENT>',
      means: 'put this in the place of the computed judgement; the text says why',
    },
    { flags: '--withdraw <N>', means: 'take note or overrule N back; it stays in the journal' },
    { flags: '--list', means: 'all entries, or those about --on' },
    { flags: '--who <NAME>', means: 'who says so (default: $CONSTAT_WHO, or your name on this machine)' },
    CASE_OPTION,
    LANG_OPTION,
    JSON_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'Entries go to journal.jsonl in the case folder, each with the hash of the one before. Nothing there is changed or removed later, and no computed judgement either: show, report and serve show both side by side.',
    'A session is overruled with intruder, suspect, legitimate or unexplained, an account or a message with a grade: taken, served, opened, listed, reachable, no-trace, unknown.',
    'Exit 4: the chain of entries is broken; entries from the break on are shown as not proven.',
  ],
  run: async (given, io) => {
    const list = given.flag('list');
    const [first, second] = given.args;
    // With --list there is no text: what stands there is the case.
    const opened = await openCase(given.text('case') ?? (list ? first : second), io);
    const journal = await openJournal(opened.directory, { file: opened.file, now: io.now, readOnly: list });
    if (list) return printList(given, io, opened, journal);
    await refuseInside(opened.directory, opened.roots);
    const one = await draftOf(given, io, opened, journal, first ?? '');
    const entry = await journal.add(one);
    if (given.flag('json'))
      await write(
        io.stdout,
        `${JSON.stringify({ schema: 'constat.note/1', entry, broken: journal.broken() })}\n`,
      );
    else await write(io.stdout, `${entry.n}\n`);
    return sayBroken(io, journal);
  },
};

async function draftOf(
  given: Given,
  io: Io,
  opened: OpenCase,
  journal: Journal,
  text: string,
): Promise<Draft> {
  const kinds: readonly (readonly [EntryKind, boolean])[] = [
    ['mark', given.flag('mark')],
    ['unmark', given.flag('unmark')],
    ['overrule', given.text('overrule') !== undefined],
    ['withdraw', given.text('withdraw') !== undefined],
  ];
  const [kind = 'note', ...more] = kinds.filter(([, is]) => is).map(([k]) => k);
  if (more.length > 0)
    throw new UserError(`--${more[0]}`, `does not go with --${kind}`, 'write them one after the other');
  if (kind === 'note' && text.trim() === '')
    throw new UserError('text', 'is missing', 'give the note in quotes, or --list');
  const value = given.text('overrule') ?? given.text('withdraw') ?? '';
  const who = given.text('who') ?? io.env.CONSTAT_WHO ?? userInfo().username;
  const target = kind === 'withdraw' ? journal.entries().find((e) => String(e.n) === value) : undefined;
  const about = target?.about ?? (await aboutOf(given, opened));
  return { kind, about, value, text, who };
}

/** The subject that `--on` names; empty for the whole case. */
async function aboutOf(given: Given, opened: OpenCase): Promise<string> {
  const ref = given.text('on');
  if (ref === undefined) return '';
  if (ref !== '' && subjectOf(opened.file, ref) !== undefined) return ref;
  const found = await resolveSubjects(opened.file, ref, speaker(languageOf(given)), new Rereader(opened));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const names = found.slice(0, 5).map((s) => s.about);
    throw new UserError(ref, `names ${found.length} things`, `give one of ${names.join(', ')}`);
  }
  return only.about;
}

async function printList(given: Given, io: Io, opened: OpenCase, journal: Journal): Promise<number> {
  const places = new Map(
    [...journal.standing().of.values()].flatMap((s) => s.entries.map((e) => [e, s.about])),
  );
  const wanted = given.text('on') === undefined ? undefined : await aboutOf(given, opened);
  const shown = journal.entries().filter((e) => wanted === undefined || places.get(e) === wanted);
  if (given.flag('json')) {
    const entries = shown.map((e) => ({
      ...e,
      now: places.get(e) ?? null,
      earlier: e.case !== journal.caseHash,
    }));
    const { n, hash } = journal.head();
    const rest = { broken: journal.broken(), remarks: journal.remarks(), last: n, head: hash };
    await write(io.stdout, `${JSON.stringify({ schema: 'constat.journal/1', entries, ...rest })}\n`);
  } else {
    const say = speaker(languageOf(given));
    const rows = table(shown.map((e) => entryCells(e, places.get(e), say)));
    await write(io.stdout, rows.map((row) => `${row}\n`).join(''));
    if (!given.flag('quiet')) await remark(io, journal);
  }
  return sayBroken(io, journal);
}

async function remark(io: Io, journal: Journal): Promise<void> {
  const { n, hash } = journal.head();
  const entries = journal.entries();
  const earlier = entries.filter((e) => e.case !== journal.caseHash).length;
  const said = [
    ...journal.remarks(),
    ...(earlier === 0
      ? []
      : [`${earlier} of ${entries.length} entries are about an earlier computation of the case`]),
    entries.length === 0 ? 'the journal is empty' : `entry ${n} has the hash ${hash}`,
  ];
  await write(io.stderr, said.map((s) => `constat: ${s}\n`).join(''));
}

async function sayBroken(io: Io, journal: Journal): Promise<number> {
  if (journal.broken() === '') return 0;
  await write(io.stderr, `constat: ${journal.broken()}\n`);
  return 4;
}
