import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, caseFile } from '../../case/case.ts';
import { en } from '../../report/languages/en.ts';
import { type OpenDesk, openDesk } from '../open-desk.ts';
import type { RecordsState } from './records.ts';

/** Opens the desk of a case folder as `constat serve` does. */
export async function deskOf(directory: string): Promise<OpenDesk> {
  const file: Case = caseFile.parse(JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8')));
  const { roots } = JSON.parse(readFileSync(join(directory, 'evidence.json'), 'utf8')) as { roots: string[] };
  const now = (): number => Date.now() * 1000;
  const options = { language: en, readOnly: false, now, signal: new AbortController().signal };
  return openDesk({ directory, file, roots }, options);
}

/** Waits until the records are as wanted; gives how they are then. */
export async function until(
  { records }: Pick<OpenDesk, 'records'>,
  isSo: (state: RecordsState) => boolean,
): Promise<RecordsState> {
  for (;;) {
    const state = records.state();
    if (isSo(state)) return state;
    await wait(20);
  }
}

/** Process ids of the engines that this process started. */
export function engines(): readonly number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return all.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && line.includes('engine.js') ? [Number(pid)] : [];
  });
}
