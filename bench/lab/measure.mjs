// Runs a program and says how long it took and how much memory it and its children held.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // the process has ended meanwhile
  }
}

/** Resident bytes of a process and of all its descendants; shared pages count for each. @param {number} pid @returns {number} */
function treeMemory(pid) {
  const resident = /VmRSS:\s+(\d+) kB/.exec(readOr(`/proc/${pid}/status`));
  let bytes = resident === null ? 0 : Number(resident[1]) * 1024;
  let tasks = [];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return bytes;
  }
  for (const task of tasks) {
    const children = readOr(`/proc/${pid}/task/${task}/children`).trim();
    for (const child of children === '' ? [] : children.split(' ')) bytes += treeMemory(Number(child));
  }
  return bytes;
}

/** @typedef {{ seconds: number, peak: number, code: number | null, out: string, err: string, missing: boolean }} Run */

/** Runs a command to its end. @param {string} command @param {readonly string[]} args
 * @param {{ sampleMs?: number, cwd?: string }} [how] sampleMs: how often memory is looked at, 0 for never
 * @returns {Promise<Run>} missing: there is no such program */
export function run(command, args, how = {}) {
  return new Promise((resolve) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: how.cwd });
    const result = {
      seconds: 0,
      peak: 0,
      code: /** @type {number | null} */ (null),
      out: '',
      err: '',
      missing: false,
    };
    const look = () => {
      if (child.pid !== undefined) result.peak = Math.max(result.peak, treeMemory(child.pid));
    };
    const timer = how.sampleMs ? setInterval(look, how.sampleMs) : undefined;
    child.stdout.setEncoding('latin1').on('data', (text) => {
      result.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      result.err = (result.err + text).slice(-4000);
    });
    const finish = (/** @type {number | null} */ code) => {
      clearInterval(timer);
      resolve({ ...result, code, seconds: (performance.now() - begin) / 1000 });
    };
    child.on('error', (error) => {
      result.missing = 'code' in error && error.code === 'ENOENT';
      finish(null);
    });
    child.on('close', finish);
  });
}

/** The fastest of several runs. @param {number} times @param {string} command @param {readonly string[]} args */
export async function fastest(times, command, args) {
  let best = await run(command, args);
  for (let i = 1; i < times && !best.missing; i++) {
    const next = await run(command, args);
    if (next.seconds < best.seconds) best = next;
  }
  return best;
}
