import { z } from 'zod';
import { caseFile } from '../case/case.ts';
import { columns, fieldColumns } from '../event/columns.ts';
import { fileFormats, programFormats } from '../formats/index.ts';
import { contextReaders } from '../ingest/context/index.ts';

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

function page(title: string, lines: readonly string[]): string {
  return `${[`# ${title}`, '', NOTE, '', ...lines].join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)];
}
