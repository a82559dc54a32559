import { clip, visible } from '../base/text.ts';
import type { Case } from '../case/case.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { wrap } from '../report/answer.ts';
import { fullKey } from '../report/keys.ts';
import { numberProofs, type Proofs } from '../report/numbering.ts';
import { type Speaker, speaker } from '../report/speak.ts';
import { openCase } from './case-folder.ts';
import {
  CASE_OPTION,
  COLOR_OPTION,
  type Command,
  JSON_OPTION,
  QUIET_OPTION,
  VERBOSE_OPTION,
} from './command.ts';
import { type Io, write } from './io.ts';
import { writtenJson, writtenLines } from './journal-text.ts';
import { LANG_OPTION, languageOf } from './languages.ts';
import { wholeNumber } from './members.ts';
import type { Said, Subject } from './show-find.ts';
import { type Again, Rereader } from './show-lines.ts';
import { citation } from './show-places.ts';
import { resolveSubjects } from './show-resolve.ts';
import { spanText, table } from './table.ts';

/** `constat show`: what a reference names, with its lines read again from the evidence. */
export const show: Command = {
  name: 'show',
  group: 'Look',
  usage: '<ref>',
  summary: 'a proof, statement, session, account, message or line, with its raw lines',
  examples: [
    'constat show 3',
    'constat show answer:1',
    'constat show hr@univ.example --case ./evidence.case',
    'constat show var/log/mail.log:81233 -C 5',
  ],
  options: [
    { flags: '-C, --context <N>', means: 'lines around each line (default 2)' },
    { flags: '-n, --max <N>', means: 'lines of proof at most (default 20)' },
    CASE_OPTION,
    LANG_OPTION,
    JSON_OPTION,
    COLOR_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'A reference is a proof number of the answer or report (3 or [3]), a statement of the answer (answer:1), something to do (action:3), the id of a session, actor, finding or file of evidence, a session id of the server, an account, a message (its Message-ID, account/mailbox/uid, or item:12), a line (f3:81233:9182331, path:81233) or a citation copied from the report.',
    'Lines are read again from the evidence, whose hashes are held against the case. Exit 4: evidence was changed; 3: it is gone. Then what the case quotes is shown. Notes, marks and overrules of the journal stand before the reasons.',
  ],
  run: async (given, io) => {
    const [ref = ''] = given.args;
    const opened = await openCase(given.text('case'), io);
    const say = speaker(languageOf(given));
    const reader = new Rereader(opened);
    const journal = await openJournal(opened.directory, { file: opened.file, now: io.now, readOnly: true });
    const subjects = await resolveSubjects(opened.file, ref, say, reader);
    const most = wholeNumber(given, 'max', 0, 100_000) ?? 20;
    const around = wholeNumber(given, 'context', 0, 1000) ?? 2;
    const shown = [];
    for (const subject of subjects.slice(0, MOST_SUBJECTS)) {
      shown.push({ subject, lines: await reader.read([...new Set(subject.refs)].slice(0, most), around) });
    }
    const proofs = numberProofs(opened.file);
    await write(
      io.stdout,
      given.flag('json')
        ? `${JSON.stringify(document(opened.file, ref, shown, proofs, journal))}\n`
        : shown.map((s) => text(opened.file, s, journal, proofs, say, io)).join('\n'),
    );
    if (subjects.length > MOST_SUBJECTS)
      await write(io.stderr, `constat: ${subjects.length - MOST_SUBJECTS} more of that name\n`);
    if (journal.broken() !== '') await write(io.stderr, `constat: ${journal.broken()}\n`);
    const states = shown.flatMap((s) => s.lines.map((l) => l.state));
    return states.includes('changed') ? 4 : states.includes('gone') ? 3 : 0;
  },
};

const MOST_SUBJECTS = 5;
const LONGEST = 4000;

interface Shown {
  readonly subject: Subject;
  readonly lines: readonly Again[];
}

function text(
  file: Case,
  { subject, lines }: Shown,
  journal: Journal,
  proofs: Proofs,
  say: Speaker,
  io: Io,
): string {
  const width = Math.min(io.stdout.columns, 100);
  const { bold } = io.colors;
  const rest = new Set(subject.refs).size - lines.length;
  return [
    ...wrap(visible(subject.title), width).map((l) => bold(l)),
    ...table(subject.facts.map(([label, value]) => [`  ${label}`, clip(visible(value), 500)])),
    ...written(file, subject, journal, say, width, io),
    ...reasons('Because', subject.because, proofs, width, io),
    ...reasons('Against', subject.against, proofs, width, io),
    ...coverageLines(file, subject, say, io),
    ...lines.flatMap((l) => ['', ...excerpt(file, l, proofs, io)]),
    ...(rest > 0 ? ['', `${rest} more lines; -n shows them`] : []),
    '',
  ].join('\n');
}

/** What people wrote about it, before the reasons of the computed judgement. */
function written(
  file: Case,
  { about }: Subject,
  journal: Journal,
  say: Speaker,
  width: number,
  io: Io,
): readonly string[] {
  const lines = writtenLines(file, journal, about, say, width);
  return lines.length === 0 ? [] : ['', io.colors.bold('Journal'), ...lines];
}

function reasons(
  head: string,
  said: readonly Said[],
  proofs: Proofs,
  width: number,
  io: Io,
): readonly string[] {
  if (said.length === 0) return [];
  const lines = said.flatMap((s) => {
    const weight = s.weight === undefined ? '' : `${s.weight < 0 ? '' : '+'}${s.weight.toFixed(2)} `;
    const chips = s.refs.slice(0, 3).map((r) => `[${proofs.numberOf(r) ?? '?'}]`);
    return wrap(`${weight}${s.text} ${chips.join('')}`.trim(), width - 4).map((l, i) =>
      i === 0 ? `  ${l}` : `    ${l}`,
    );
  });
  return ['', io.colors.bold(head), ...lines];
}

function coverageLines(file: Case, { account }: Subject, say: Speaker, io: Io): readonly string[] {
  if (account === undefined) return [];
  const questions = file.coverage.questions.filter((q) => q.account === account || q.account === '');
  if (questions.length === 0) return [];
  const rows = questions.map((q) => [
    `  ${say.text(fullKey('question', q.question))}`,
    // Rounded down, so that no hole is rounded away.
    `${(Math.floor(q.share * 1000) / 10).toFixed(1)} %`,
    q.longestGapSeconds > 0 ? `longest gap ${spanText(q.longestGapSeconds)}` : '',
    q.missing.map((key) => say.text(fullKey('missing', key))).join('; '),
  ]);
  return ['', io.colors.bold('What the logs could have shown'), ...table(rows, [1])];
}

const STATES = {
  read: '',
  gone: ' — the evidence is gone; as quoted in the case',
  changed: ' — THE EVIDENCE WAS CHANGED since; as quoted in the case',
} as const;

function excerpt(file: Case, { ref, state, lines }: Again, proofs: Proofs, io: Io): readonly string[] {
  const number = proofs.numberOf(ref);
  const head = `${number === undefined ? '' : `[${number}] `}${citation(file, ref)}${STATES[state]}`;
  const digits = Math.max(...lines.map((l) => String(l.line).length), 1);
  return [
    head,
    ...lines.map((l) => {
      const line = `${l.wanted ? '>' : ' '} ${String(l.line).padStart(digits)}  ${visible(clip(l.text, LONGEST))}`;
      return l.wanted ? line : io.colors.dim(line);
    }),
  ];
}

function document(
  file: Case,
  ref: string,
  shown: readonly Shown[],
  proofs: Proofs,
  journal: Journal,
): object {
  return {
    schema: 'constat.show/1',
    ref,
    subjects: shown.map(({ subject: { facts, ...subject }, lines }) => ({
      ...subject,
      facts: Object.fromEntries(facts),
      journal: writtenJson(journal, subject.about),
      lines: lines.map((l) => ({ ...l, proof: proofs.numberOf(l.ref), citation: citation(file, l.ref) })),
    })),
  };
}
