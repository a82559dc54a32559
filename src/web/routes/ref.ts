import { UserError } from '../../base/errors.ts';
import type { Desk } from '../desk.ts';

/** A ref that somebody asked for; throws UserError when it is none, or names no file of the case. */
export function refIn({ lookup }: Pick<Desk, 'lookup'>, ref: string): string {
  const file = /^(f\d{1,9}):\d{1,12}:\d{1,15}$/.exec(ref)?.[1];
  if (file === undefined || !lookup.files.has(file))
    throw new UserError(ref.slice(0, 60) || 'line', 'names no line of this case', 'open it from a screen');
  return ref;
}
