import { join } from 'node:path';
import { UserError } from '../base/errors.ts';
import { jsonText } from '../base/json.ts';
import { writeWhole } from '../base/plain-file.ts';
import type { Case } from '../case/case.ts';
import { refuseInside } from '../evidence/guard.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { answerLines } from '../report/answer.ts';
import { renderHtml } from '../report/html.ts';
import type { Language } from '../report/languages/language.ts';
import { openCase } from './case-folder.ts';
import { CASE_OPTION, type Command, type Given, QUIET_OPTION, VERBOSE_OPTION } from './command.ts';
import { write } from './io.ts';
import { LANG_OPTION, languageOf } from './languages.ts';

const FORMATS: ReadonlyMap<string, { readonly file: string; readonly make: Make }> = new Map([
  [
    'html',
    { file: 'report.html', make: (file, language, journal) => renderHtml(file, { language, journal }) },
  ],
  ['json', { file: 'report.json', make: (file) => jsonText(file) }],
  ['text', { file: 'report.txt', make: (file, language) => `${answerLines(file, language).join('\n')}\n` }],
]);

type Make = (file: Case, language: Language, journal: Journal) => string | Iterable<string>;

/** `constat report`: reports again, from the case alone. */
export const report: Command = {
  name: 'report',
  group: 'Deliver',
  usage: '[case]',
  summary: 'make the report of a case again, without its evidence',
  examples: [
    'constat report',
    'constat report ./evidence.case --to html -o report.html',
    'constat report --to text -o -',
  ],
  options: [
    { flags: '--to <FORMATS>', means: 'html, json, text; several with commas (default: html)' },
    { flags: '-o, --out <FILE>', means: 'where to; - is stdout (default: report.* in the case folder)' },
    LANG_OPTION,
    CASE_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'The same case and journal give the same bytes. html shows what people wrote beside what was computed. text is the answer in ten lines; json is the case.',
  ],
  run: async (given, io) => {
    const language = languageOf(given);
    const formats = formatsOf(given);
    const opened = await openCase(given.text('case') ?? given.args[0], io);
    const { directory, file: one } = opened;
    const journal = await openJournal(directory, { file: one, now: io.now, readOnly: true });
    const to = given.text('out');
    if (to === undefined || to === '-' || formats.length === 1) {
      for (const { file, make } of formats) {
        const text = make(one, language, journal);
        if (to === '-')
          for (const piece of typeof text === 'string' ? [text] : text) await write(io.stdout, piece);
        else {
          const path = to ?? join(opened.directory, file);
          await refuseInside(path, opened.roots);
          await writeWhole(path, text);
          if (!given.flag('quiet')) await write(io.stderr, `constat: wrote ${path}\n`);
        }
      }
      return 0;
    }
    throw new UserError(
      '--out',
      'one file cannot hold several formats',
      'leave it out, or give one format with --to',
    );
  },
};

function formatsOf(given: Given): readonly { readonly file: string; readonly make: Make }[] {
  return (given.text('to') ?? 'html').split(',').map((name) => {
    const format = FORMATS.get(name.trim());
    if (format === undefined) {
      throw new UserError('--to', `no such format: ${name}`, `choose from ${[...FORMATS.keys()].join(', ')}`);
    }
    return format;
  });
}
