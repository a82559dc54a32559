import { UserError } from '../../base/errors.ts';
import { cell } from '../../base/text.ts';
import type { Case } from '../../case/case.ts';
import { fullKey } from '../../report/keys.ts';
import type { MessageKey } from '../../report/languages/en.ts';
import { Download } from '../route.ts';
import { countsOf, type Exported, exportedOf, type List, type ListDesk } from './exported.ts';
import type { ScopeFilter } from './filter.ts';
import type { ScopeSort } from './order.ts';
import { scopeOn } from './scope.ts';
import { rowsWithin } from './union.ts';

const ALL = { depth: 9, turned: [] } as const;
const LONGEST_NAME = 60;

/** The filtered list, or selected rows of it, as a file: `csv` for people, `jsonl` for programs. It says its filter and what bounds it. */
export function downloadOf(
  desk: ListDesk,
  filter: ScopeFilter,
  sort: ScopeSort,
  format: string,
  selected: readonly number[] = [],
): Download {
  const { tree, view: viewOf } = scopeOn(desk);
  const view = viewOf(filter, sort, ALL);
  const list = { view, only: selected.length === 0 ? undefined : rowsWithin(tree, view, selected) };
  const name = fileName(desk, filter);
  if (format === 'csv')
    return new Download(`${name}.csv`, 'text/csv; charset=utf-8', csv(desk, list, filter));
  if (format === 'jsonl')
    return new Download(`${name}.jsonl`, 'application/jsonl; charset=utf-8', jsonl(desk, list, filter));
  throw new UserError('format', 'is none of this list', 'give csv or jsonl');
}

function fileName({ name }: ListDesk, { include }: ScopeFilter): string {
  const [account, ...others] = include.account ?? [];
  const whose = account === undefined || others.length > 0 ? '' : `-${account.slice(0, LONGEST_NAME)}`;
  return `${name.replace(/\.case$/, '')}-scope${whose}`;
}

const COLUMNS = [
  'account',
  'kind',
  'mailbox',
  'uid',
  'message-id',
  'subject',
  'part',
  'name',
  'bytes',
  'grade',
  'link',
  'how',
  'time',
  'at-least',
  'at-most',
  'candidates',
  'because',
  'against',
  'coverage',
  'sessions',
  'proofs',
] as const;

/** A record as RFC 4180 has it. Every cell is quoted, so that no spreadsheet splits it or guesses. */
function record(cells: readonly string[]): string {
  return `${cells.map((text) => `"${cell(text).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function* csv(desk: ListDesk, list: List, filter: ScopeFilter): Generator<string> {
  // Excel reads UTF-8 only behind this mark.
  yield '\ufeff';
  yield record(COLUMNS.map((c) => desk.say.text(`page.scope.csv.${c}` satisfies MessageKey)));
  for (const row of exportedOf(desk, list)) yield record(COLUMNS.map((c) => said(desk, row, c)));
  const padding = COLUMNS.slice(1).map(() => '');
  for (const note of notesOf(desk, list, filter)) yield record([note, ...padding]);
}

function said(desk: ListDesk, row: Exported, column: (typeof COLUMNS)[number]): string {
  const { say } = desk;
  const number = (value: number | null): string => (value === null ? '' : String(value));
  const sentence = (group: 'because' | 'against', key: string): string =>
    key === '' ? '' : say.text(fullKey(group, key), row.facts);
  switch (column) {
    case 'kind':
      return say.text(`page.scope.kind.${row.kind}`);
    case 'uid':
    case 'bytes':
      return row[column] === 0 ? '' : String(row[column]);
    case 'grade':
      return say.text(`ui.grade.${row.grade}`);
    case 'link':
      return say.text(`ui.link.${row.link}`);
    case 'how':
      return row.how === '' ? '' : say.text(`page.scope.how.${row.how}`);
    case 'at-least':
      return number(row.atLeast);
    case 'at-most':
      return number(row.atMost);
    case 'candidates':
      return number(row.candidates);
    case 'because':
    case 'against':
      return sentence(column, row[column]);
    case 'coverage':
      return row.coverage === null ? '' : say.text('ui.share', { share: row.coverage });
    case 'sessions':
      return row.sessions.join(' ');
    case 'proofs':
      return row.proofs.join(' ');
    case 'message-id':
      return row.messageId;
    default:
      return row[column];
  }
}

/** What stands below a list, so that nobody takes it for more than it is. */
function notesOf(desk: ListDesk, list: List, filter: ScopeFilter): readonly string[] {
  const { file, say, name } = desk;
  const { items, sets, accounts } = countsOf(scopeOn(desk).tree, list);
  const filters = filterText(filter);
  return [
    say.text('page.scope.csv.note-case', { name, from: file.window.from, to: file.window.to }),
    filters === ''
      ? say.text('page.scope.csv.note-all', { items, sets, accounts })
      : say.text('page.scope.csv.note-filter', { filter: filters, items, sets, accounts }),
    ...(list.only === undefined ? [] : [say.text('page.scope.csv.note-selected')]),
    say.text('page.scope.csv.note-coverage'),
    ...overall(file).map((q) =>
      say.text('page.scope.csv.note-question', {
        share: q.share,
        question: say.text(fullKey('question', q.question)),
      }),
    ),
  ];
}

function overall(file: Case): Case['coverage']['questions'] {
  return file.coverage.questions.filter((q) => q.account === '');
}

/** A filter in one line: `grade=taken,served no-account=hr text=invoice`. */
function filterText({ include, exclude, doubt, text }: ScopeFilter): string {
  const lists = (before: string, of: ScopeFilter['include']): readonly string[] =>
    Object.entries(of).map(([d, values]) => `${before}${d}=${(values ?? []).join(',')}`);
  return [
    ...lists('', include),
    ...lists('no-', exclude),
    ...(doubt ? ['doubt=1'] : []),
    ...(text === '' ? [] : [`text=${text}`]),
  ].join(' ');
}

function* jsonl(desk: ListDesk, list: List, filter: ScopeFilter): Generator<string> {
  const { file, name } = desk;
  const counts = countsOf(scopeOn(desk).tree, list);
  const selected = list.only !== undefined;
  const questions = overall(file).map(({ question, share }) => ({ question, share }));
  const head = { schema: 'constat.scope/1', case: name, window: file.window, filter, selected };
  yield `${JSON.stringify({ ...head, counts, coverage: questions })}\n`;
  for (const row of exportedOf(desk, list)) yield `${JSON.stringify(row)}\n`;
}
