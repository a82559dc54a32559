import { columns } from '../../event/columns.ts';
import { layout } from '../../event/layout.ts';
import { FILE_COLUMNS } from '../records/files-table.ts';
import { STAGE_COLUMNS, type TableColumn } from '../records/tables.ts';
import type { Route } from '../route.ts';
import type { Schema, ToldTable } from '../wire/lines.ts';

/** The tables that SQL may ask, and the fields of a search. */
export const schema: Route = {
  method: 'get',
  path: 'schema',
  rate: 'light',
  answer: ({ say }): Schema => {
    const told = (
      name: 'moments' | 'events' | 'lines' | 'minutes' | 'files',
      list: readonly TableColumn[],
    ): ToldTable => ({
      name,
      means: say.text(`page.lines.table.${name}`),
      columns: list.map((c) => ({ name: c.name, type: c.type, means: c.means, ecs: ecsOf(c.name) })),
    });
    const events = layout.map(({ name, type }) => ({ name, type, means: columns[name].means }));
    return {
      tables: [
        told('moments', STAGE_COLUMNS.moments),
        told('events', events),
        told('lines', STAGE_COLUMNS.lines),
        told('minutes', STAGE_COLUMNS.minutes),
        told('files', FILE_COLUMNS),
      ],
      examples: EXAMPLES.map(([key, text]) => ({ means: say.text(`page.lines.example.${key}`), sql: text })),
    };
  },
};

function ecsOf(name: string): string {
  const column = Object.hasOwn(columns, name) ? columns[name as keyof typeof columns] : undefined;
  return column !== undefined && 'ecs' in column ? column.ecs : '';
}

const EXAMPLES = [
  [
    'addresses',
    "SELECT account, address, count() AS sign_ins, min(time) AS first, max(time) AS last\nFROM events\nWHERE action = 'sign-in' AND outcome = 'success'\nGROUP BY account, address\nORDER BY account, sign_ins DESC",
  ],
  [
    'failures',
    "SELECT address, uniqExact(account) AS accounts, count() AS tries\nFROM events\nWHERE action = 'sign-in' AND outcome = 'failure'\nGROUP BY address\nORDER BY tries DESC",
  ],
  [
    'opened',
    "SELECT time, file, line, account, address, uid, mailbox, text\nFROM moments\nWHERE action IN ('message-open', 'message-source', 'part-get')\nORDER BY time",
  ],
  [
    'hours',
    'SELECT toStartOfHour(minute) AS hour, action, sum(records) AS records\nFROM minutes\nGROUP BY hour, action\nORDER BY hour, records DESC',
  ],
  [
    'unread',
    "SELECT filePath, member, count() AS lines, any(text) AS one\nFROM moments JOIN files USING file\nWHERE action = ''\nGROUP BY filePath, member\nORDER BY lines DESC",
  ],
] as const;
