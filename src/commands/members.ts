import { UserError } from '../base/errors.ts';
import { zone } from '../base/time.ts';
import { type OpenMember, openMembers } from '../evidence/open.ts';
import { PROBLEMS, type Problem } from '../evidence/problems.ts';
import type { Calendar } from '../ingest/calendar.ts';
import type { Clock } from '../ingest/clock.ts';
import type { ClockOptions, Member, Survey } from '../ingest/read-all.ts';
import type { Given } from './command.ts';

/** What the options say about clocks; throws UserError for a zone or a year that is none. */
export function clockOptions(given: Given): ClockOptions {
  const name = given.text('tz');
  if (name !== undefined && zone(name) === undefined) {
    throw new UserError(
      '--tz',
      `no such zone: ${name}`,
      'give an IANA name (Asia/Ho_Chi_Minh) or an offset (+07:00)',
    );
  }
  const year = wholeNumber(given, 'year', 1970, 2200);
  return { zone: name, year };
}

/** A whole number that an option gives, within bounds; `undefined` when it was not given. */
export function wholeNumber(given: Given, name: string, least: number, most: number): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    const option = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    throw new UserError(
      `--${option}`,
      `not a number: ${text}`,
      `give a whole number from ${least} to ${most}`,
    );
  }
  return value;
}

/** The calendar that a clock amounts to. */
export function calendarOf(clock: Clock | undefined): Calendar {
  const at = zone(clock === undefined || clock.zone === '' ? 'Z' : clock.zone) ?? zone('Z');
  if (at === undefined) throw new TypeError('no zone Z');
  return { zone: at, year: clock?.year ?? 0 };
}

/**
 * Opens, in the order of the survey, each member that is wanted; every file once. The taker reads the chunks; the
 * member is finished afterwards.
 */
export async function eachMember(
  surveyed: Survey,
  wanted: (member: Member) => boolean,
  take: (member: Member, open: OpenMember) => Promise<void>,
): Promise<readonly Problem[]> {
  const files = new Map<string, Member[]>();
  for (const member of surveyed.members.filter(wanted)) {
    const { path } = member.explored.file;
    files.set(path, [...(files.get(path) ?? []), member]);
  }
  const problems: Problem[] = [];
  for (const members of files.values()) {
    const file = members[0]?.explored.file;
    if (file === undefined) continue;
    for await (const open of openMembers(file)) {
      const member = members.find((m) => m.explored.index === open.index);
      if (member !== undefined) await take(member, open);
      // Only what was read in full tells its own problems; the survey knows those of the others.
      if (member !== undefined) problems.push(...(await open.finish()).problems);
    }
  }
  return problems;
}

/** One line for a problem. */
export function problemLine({ shown, problem, detail }: Problem): string {
  return `${shown}: ${PROBLEMS[problem].meaning}${detail === '' ? '' : ` (${detail})`}`;
}

/** All problems once each, in the order they came. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((p) => {
    const key = `${p.shown}\0${p.problem}\0${p.detail}`;
    return !seen.has(key) && seen.add(key);
  });
}
