import { UserError } from '../../base/errors.ts';
import type { Place } from './acts.ts';

/** The place of a record in the order of a list. */
export type Key = Omit<Place, 'offset'>;

/** A key as text. */
export function keyOf({ time, file, line }: Key): string {
  return `${time}-${file}-${line}`;
}

/** The key that a text is; `undefined` for none. Throws UserError for anything else. */
export function parseKey(name: string, text: string): Key | undefined {
  if (text === '') return undefined;
  const m = /^(-?\d{1,16})-(\d{1,10})-(\d{1,10})$/.exec(text);
  if (m === null)
    throw new UserError(name, `is ${JSON.stringify(text.slice(0, 60))}`, 'give a key of the list');
  return { time: Number(m[1]), file: Number(m[2]), line: Number(m[3]) };
}
