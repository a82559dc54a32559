import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { caseFile } from '../case/case.ts';
import { detections } from '../detections/index.ts';
import { columns, fieldColumns } from '../event/columns.ts';
import { fileFormats, programFormats } from '../formats/index.ts';
import { contextReaders } from '../ingest/context/index.ts';
import { usualThresholds } from '../investigation/thresholds.ts';

/** A page of `docs/` that follows from the code. */
export interface GeneratedPage {
  readonly name: string;
  readonly text: string;
}

const NOTE = 'Written from the code by `npm run docs`; a test holds it to the code.';

/** Every generated page. */
export function generatedPages(): readonly GeneratedPage[] {
  return [
    { name: 'events.md', text: eventsPage() },
    { name: 'formats.md', text: formatsPage() },
    { name: 'thresholds.md', text: thresholdsPage() },
    { name: 'case.schema.json', text: `${JSON.stringify(z.toJSONSchema(caseFile), null, 2)}\n` },
  ];
}

function eventsPage(): string {
  const rows = Object.entries(columns).map(([name, c]) => [
    `\`${name}\``,
    c.kind,
    'ecs' in c ? `\`${c.ecs}\`` : '',
    name in fieldColumns ? 'format' : 'place',
    c.means,
  ]);
  return page('Events', [
    'One line of a log is one event, and all events lie in the table `events` (`constat query --tables`). What the actions mean is',
    'in [words](words.md). A column that a line does not speak of is `""` or 0.',
    '',
    'Kinds: `word` is text of few distinct values, `text` any text, `u8` to `u64` whole numbers, `time` microseconds since 1970',
    'UTC. A column of the place says where a line is and when it was written; the others come from the format that read it. The',
    'third cell names the field of the Elastic Common Schema with the same meaning.',
    '',
    ...table(['column', 'kind', 'ECS field', 'from', 'means'], rows),
  ]);
}

function formatsPage(): string {
  const files = fileFormats.map((f) => [`\`${f.id}\``, f.title, String(f.examples.length)]);
  const programs = programFormats.map((f) => [
    `\`${f.id}\``,
    f.title,
    f.programs.map((p) => `\`${p}\``).join(' '),
    f.source,
    String(f.examples.length),
  ]);
  const context = contextReaders.map((r) => [`\`${r.id}\``, r.title]);
  return page('Formats', [
    'What Constat reads. A file is told by its content, never by its name; each format carries its examples, which are tests.',
    'A line that nothing reads is kept, counted by its shape and shown (`constat inspect --unparsed`).',
    '',
    '## Kinds of log file',
    '',
    ...table(['format', 'what', 'examples'], files),
    '',
    '## Programs in syslog files',
    '',
    ...table(['format', 'what', 'program names', 'source', 'examples'], programs),
    '',
    '## Configuration and listings',
    '',
    ...table(['reader', 'what'], context),
  ]);
}

/** Where the values of each group stand; the comment before a name says what it means. */
const GROUPS = [
  { group: 'judgement', title: 'Judging sessions', file: 'actors/thresholds.ts', constant: 'THRESHOLDS' },
  {
    group: 'coverage',
    title: 'Coverage',
    file: 'scope/coverage/thresholds.ts',
    constant: 'COVERAGE_THRESHOLDS',
  },
] as const;

function thresholdsPage(): string {
  const usual = [...usualThresholds()];
  const of = (group: string): readonly (readonly [string, number])[] =>
    usual.filter(([name]) => name.startsWith(`${group}.`));
  const groups = GROUPS.flatMap(({ group, title, file, constant }) => {
    const means = meanings(file, constant);
    const rows = of(group).map(([name, value]) => [
      `\`${name}\``,
      String(value),
      means.get(name.slice(group.length + 1)) ?? '',
    ]);
    return [`## ${title}`, '', ...table(['name', 'value', 'means'], rows), ''];
  });
  const weights = of('weight').map(([name, value]) => [`\`${name}\``, String(value)]);
  const found = detections.flatMap((d) =>
    Object.entries(d.thresholds).map(([name, t]) => [`\`${d.id}.${name}\``, String(t.value), t.means]),
  );
  return page('Thresholds', [
    'Every number that a judgement turns on has a name. `constat investigate --threshold judgement.guessTries=20 …` sets one; the',
    'Case, its report and the page then say so. Why they are as they are is in [judgement](judgement.md).',
    '',
    ...groups,
    '## Weights of reasons',
    '',
    'What each says is in [judgement](judgement.md#reasons).',
    '',
    ...table(['name', 'value'], weights),
    '',
    '## Detections',
    '',
    ...table(['name', 'value', 'means'], found),
  ]);
}

/** The comments of a constant's values by name, from its source; a comment goes for the names up to the next one. */
function meanings(file: string, constant: string): ReadonlyMap<string, string> {
  const source = readFileSync(join(import.meta.dirname, '../../src', file), 'utf8');
  const [, body = ''] = source.split(`export const ${constant} = {`);
  const out = new Map<string, string>();
  let said = '';
  for (const line of (body.split('} as const')[0] ?? '').split('\n')) {
    const comment = /^ {2}\/\*\* (.*) \*\/$/.exec(line);
    const name = /^ {2}(\w+):/.exec(line);
    if (comment !== null) said = comment[1] ?? '';
    else if (line.trim() === '') said = '';
    else if (name !== null) out.set(name[1] ?? '', said);
  }
  return out;
}

function page(title: string, lines: readonly string[]): string {
  return `${[`# ${title}`, '', NOTE, '', ...lines].join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)];
}
