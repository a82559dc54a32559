#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import picocolors from 'picocolors';
import type { Given } from './commands/command.ts';
import { failureOf, failureText } from './commands/fail.ts';
import { commands } from './commands/index.ts';
import type { Io, Out } from './commands/io.ts';
import { readCommandLine } from './commands/parser.ts';

const argv = process.argv.slice(2);
const plain = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
const interrupt = new AbortController();
const version = ownVersion();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one is meant.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new DOMException('interrupted', 'AbortError'));
    // What waits for input would wait on.
    process.stdin.destroy();
  });
}
// A reader that goes away (head, less) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const columns = process.stdout.columns || 100;
    const asked = readCommandLine(argv, commands, { version, columns });
    if ('help' in asked) {
      process.stdout.write(asked.help);
      return 0;
    }
    if ('wrong' in asked) return wrong(asked.wrong);
    return await asked.command.run(asked.given, io(asked.given));
  } catch (error) {
    const failure = failureOf(error, interrupt.signal.aborted, version);
    const verbose = plain.includes('-v') || plain.includes('--verbose');
    process.stderr.write(failureText(failure, plain.includes('--json'), verbose));
    return failure.exitCode;
  }
}

function wrong(complaint: string): number {
  const message = `${complaint}; constat --help shows how`;
  process.stderr.write(failureText({ message, exitCode: 2, stack: '' }, plain.includes('--json'), false));
  return 2;
}

function io(given: Given): Io {
  return {
    stdin: process.stdin,
    stdout: out(process.stdout),
    stderr: out(process.stderr),
    env: process.env,
    now: () => Date.now() * 1000,
    signal: interrupt.signal,
    colors: picocolors.createColors(wantsColor(given.text('color'))),
    version,
  };
}

function out(stream: NodeJS.WriteStream): Out {
  return { stream, isTTY: stream.isTTY === true, columns: stream.columns || 100 };
}

// https://no-color.org and https://force-color.org
function wantsColor(when: string | undefined): boolean {
  if (when === 'always' || when === 'never') return when === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

function ownVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}
