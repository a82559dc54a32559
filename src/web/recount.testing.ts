import type { Case } from '../case/case.ts';
import { gradeOrder } from '../case/common.ts';
import { EVIDENCE_COUNTS } from './evidence/recount.testing.ts';
import { ACTOR_NUMBERS } from './recount-actor.testing.ts';
import { proofsOf } from './recount-proofs.testing.ts';
import { SCOPE } from './scope/recount.testing.ts';

/**
 * Counts a number of the page again, from the Case alone. What a number says that it is (`data-of`) reads:
 *
 * - `count LIST COND…`, `sum LIST FIELD COND…`, `least LIST FIELD COND…`, `most LIST FIELD COND…`,
 *   `distinct LIST FIELD COND…`, where LIST is a path to a list (`items`, `coverage.gaps`), FIELD a field of its
 *   members, and COND `field=value` or `field!=value` with a bare word or a JSON string; a field that is a list has
 *   the value when one of its members is it;
 * - a path to a number (`totals.lines`, `items.3.bytes`), or to a list for its length with `length PATH`;
 * - or one of {@link SPECIAL} with its words.
 */
export function recount(file: Case, of: string): number {
  const [verb = '', ...words] = tokens(of);
  const special = Object.hasOwn(SPECIAL, verb) ? SPECIAL[verb] : undefined;
  if (special !== undefined) return special(file, words);
  if (verb === 'count') return members(file, words[0], words.slice(1)).length;
  if (verb === 'length') return listAt(file, words[0]).length;
  if (['sum', 'least', 'most', 'distinct'].includes(verb)) {
    const values = members(file, words[0], words.slice(2)).map((m) => at(m, words[1] ?? ''));
    if (verb === 'distinct') return new Set(values.flat()).size;
    const numbers = values.map(Number);
    if (verb === 'sum') return numbers.reduce((a, b) => a + b, 0);
    return verb === 'least' ? Math.min(...numbers) : Math.max(...numbers);
  }
  const value = at(file, verb);
  if (typeof value !== 'number' || words.length > 0) throw new TypeError(`${of}: is no number of the case`);
  return value;
}

/** What cannot be said as a list and a condition. */
const SPECIAL: Readonly<Record<string, (file: Case, words: readonly string[]) => number>> = {
  ...EVIDENCE_COUNTS,
  'sign-in-coverage': (file) => overall(file, 'sign-in'),
  'overall-question': (file, [i]) =>
    file.coverage.questions.filter((q) => q.account === '')[Number(i)]?.share ?? Number.NaN,
  ...SCOPE,
  ...ACTOR_NUMBERS,
  'sets-beyond-items': (file, [grade = '']) => beyondItems(file, grade),
  'sets-at-least': (file, [grade = '']) => leastBeyond(file, grade),
  // Of one account where it is said: `items-at-least taken "hr"`.
  'items-at-least': (file, [grade = '', account]) => {
    const one = ofAccount(file, account);
    return named(one, grade) + leastBeyond(one, grade);
  },
  'items-at-most': (file, [grade = '', account]) => {
    const one = ofAccount(file, account);
    return named(one, grade) + beyondItems(one, grade);
  },
  'counter-coverage': (file, [grade = '']) => counterCoverage(file, grade),
  'entries-beyond': (file, [shown]) => file.entry.length - Number(shown),
  // Of the drawer: `proofs "session:S3"`, `nth-proof "session:S3" f1:20:1544`, `line-of f1:20:1544`.
  proofs: (file, [of = '""']) => proofsOf(file, String(JSON.parse(of))).length,
  'nth-proof': (file, [of = '""', ref = '']) => proofsOf(file, String(JSON.parse(of))).indexOf(ref) + 1,
  'line-of': (_, [ref = '']) => Number(ref.split(':')[1]),
  'offset-of': (_, [ref = '']) => Number(ref.split(':')[2]),
};

function overall(file: Case, question: string): number {
  const found = file.coverage.questions.find((q) => q.account === '' && q.question === question);
  return found?.share ?? Number.NaN;
}

function counterCoverage(file: Case, grade: string): number {
  const held = file.items.filter((i) => i.grade === grade && i.link !== 'owner').map((i) => i.account);
  return Math.min(
    ...file.accounts.filter((a) => a.grade === grade || held.includes(a.account)).map((a) => a.coverage),
  );
}

function ofAccount(file: Case, account: string | undefined): Case {
  if (account === undefined) return file;
  const of = (one: { readonly account: string }): boolean => one.account === JSON.parse(account);
  return { ...file, items: file.items.filter(of), sets: file.sets.filter(of) };
}

function named({ items }: Case, grade: string): number {
  return items.filter((i) => i.grade === grade && i.link !== 'owner').length;
}

type Sets = readonly Case['sets'][number][];

/** Sets of a grade by the mailbox that they are of, each with the messages that items of its sessions name. */
function boxesOf(file: Case, grade: string): readonly (readonly [set: Sets[number], named: number])[][] {
  const sets = file.sets.filter((s) => s.grade === grade && s.link !== 'owner');
  const messages = file.items.filter((i) => i.kind === 'message' && i.grade === grade);
  const named = (s: Sets[number]): number =>
    s.sessions.reduce((n, id) => n + messages.filter((i) => i.sessions.includes(id)).length, 0);
  const keys = new Set(sets.map((s) => JSON.stringify([s.account, s.mailbox])));
  return [...keys].map((key) =>
    sets.filter((s) => JSON.stringify([s.account, s.mailbox]) === key).map((s) => [s, named(s)] as const),
  );
}

/** Messages at most that sets of a grade tell of, beyond those that items of their sessions name. */
function beyondItems(file: Case, grade: string): number {
  if (!gradeOrder.some((g) => g === grade)) return Number.NaN;
  return boxesOf(file, grade).reduce((sum, box) => {
    const open = box.map(([s, named]) => Math.max(0, s.atMost - named));
    const most = Math.max(...box.map(([s]) => s.candidates), ...open);
    return (
      sum +
      Math.min(
        open.reduce((a, b) => a + b, 0),
        most,
      )
    );
  }, 0);
}

/** The same at least. */
function leastBeyond(file: Case, grade: string): number {
  return boxesOf(file, grade).reduce(
    (sum, box) => sum + Math.max(0, ...box.map(([s, named]) => s.atLeast - named)),
    0,
  );
}

/** Words of an expression; a JSON string may hold blanks. */
function tokens(of: string): readonly string[] {
  return of.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
}

function at(from: unknown, path: string): unknown {
  let value = from;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !(step in value)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function listAt(file: Case, path = ''): readonly unknown[] {
  const list = at(file, path);
  if (!Array.isArray(list)) throw new TypeError(`${path}: is no list of the case`);
  return list;
}

function members(file: Case, path: string | undefined, conditions: readonly string[]): readonly unknown[] {
  const tests = conditions.map(condition);
  return listAt(file, path).filter((member) => tests.every((holds) => holds(member)));
}

function condition(text: string): (member: unknown) => boolean {
  const parts = /^([\w.-]+)(!?=|>=|<=|>|<)([\s\S]*)$/.exec(text);
  if (parts === null) throw new TypeError(`${text}: is no condition`);
  const [, field = '', operator, said = ''] = parts;
  const wanted = said.startsWith('"') ? String(JSON.parse(said)) : said;
  return (member) => {
    const value = at(member, field);
    if (operator === '>=') return Number(value) >= Number(wanted);
    if (operator === '<=') return Number(value) <= Number(wanted);
    if (operator === '>') return Number(value) > Number(wanted);
    if (operator === '<') return Number(value) < Number(wanted);
    const has = Array.isArray(value) ? value.map(String).includes(wanted) : String(value) === wanted;
    return has === (operator === '=');
  };
}
