import { UserError } from '../../base/errors.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import { scopeSoon } from '../scope/scope.ts';
import { subjects } from '../subjects/index.ts';
import { coverageOf, type Subject } from '../subjects/subject.ts';
import type { ToldSubject } from '../wire.ts';

/** The subject that `session:S3` names; throws UserError when the Case has none. */
export function subjectOf(desk: Desk, of: string): Subject {
  const at = of.indexOf(':');
  const kind = of.slice(0, Math.max(0, at));
  const find = Object.hasOwn(subjects, kind) ? subjects[kind] : undefined;
  const found = find?.(desk, of.slice(at + 1));
  if (found === undefined)
    throw new UserError(nameOf(of).slice(0, 100), 'names nothing in this case', 'open it from a screen');
  return found;
}

/** What somebody asked for, as a person would call it. */
function nameOf(of: string): string {
  const [, file, line] = /^ref:(f\d+):(\d+):\d+$/.exec(of) ?? [];
  return file === undefined ? of : `line ${line} of file ${file}`;
}

/** The same, when what it needs of the whole Case is made between what else there is to do. */
export async function subjectSoon(desk: Desk, of: string): Promise<Subject> {
  if (/^(item|account):/.test(of)) await scopeSoon(desk);
  return subjectOf(desk, of);
}

/** What the drawer says of what was opened. */
export const subject: Route = {
  method: 'get',
  path: 'subject',
  rate: 'light',
  answer: async (desk, ask): Promise<ToldSubject> => {
    const of = ask.text('of');
    const { refs, account, ...told } = await subjectSoon(desk, of);
    const distinct = [...new Set(refs)];
    return {
      of,
      ...told,
      coverage: account === undefined ? [] : coverageOf(desk, account),
      count: distinct.length,
      first: distinct[0] ?? '',
    };
  },
};
