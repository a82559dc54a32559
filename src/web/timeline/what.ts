import { readable } from '../../base/text.ts';
import type { Facts } from '../../case/common.ts';
import type { ColumnName } from '../../event/columns.ts';
import type { Speaker } from '../../report/speak.ts';
import type { Row } from '../../store/store.ts';
import type { Piece } from '../wire.ts';

/** Columns that the sentences of the list choose by or tell. */
export const FACTS = [
  'action',
  'outcome',
  'protocol',
  'reason',
  'mode',
  'mailbox',
  'toMailbox',
  'uid',
  'part',
  'fileName',
  'search',
  'recipient',
  'bodyCount',
  'headerCount',
  'counters',
  'command',
  'tries',
  'lost',
  'status',
  'repeat',
] as const satisfies readonly ColumnName[];

/** The values of {@link FACTS} by name, as readable text. */
export function factsOf(values: Row): Facts {
  const facts = Object.fromEntries(
    FACTS.map((name, i) => {
      const value = values[i] ?? '';
      return [name, typeof value === 'number' ? value : readable(String(value))];
    }),
  );
  const has = (name: string): number => (facts[name] === '' ? 0 : 1);
  return { ...facts, inMailbox: has('mailbox'), toSomebody: has('recipient'), isNamed: has('fileName') };
}

/** What a record says, in words. An action without words of its own is named. */
export function whatOf(say: Speaker, facts: Facts): readonly Piece[] {
  const key = `page.timeline.what.${facts.action}`;
  return say.pieces(say.has(key) ? key : 'page.timeline.what', facts);
}
