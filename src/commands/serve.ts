import { lstat } from 'node:fs/promises';
import { UserError } from '../base/errors.ts';
import { writeWhole } from '../base/plain-file.ts';
import { refuseInside } from '../evidence/guard.ts';
import { openDesk } from '../web/open-desk.ts';
import { type Served, servePage } from '../web/serve.ts';
import { warmRecords, warmUp } from '../web/warm.ts';
import { openCase } from './case-folder.ts';
import { CASE_OPTION, type Command, JSON_OPTION, QUIET_OPTION, VERBOSE_OPTION } from './command.ts';
import { type Io, write } from './io.ts';
import { LANG_OPTION, languageOf } from './languages.ts';
import { wholeNumber } from './members.ts';

/** `constat serve`: the page of a case, for this machine alone. */
export const serve: Command = {
  name: 'serve',
  group: 'Look',
  usage: '[case]',
  summary: 'open a case in the browser, on 127.0.0.1',
  examples: [
    'constat serve ./evidence.case',
    'constat serve --port 8080 --read-only',
    'constat serve --token-file ~/token',
  ],
  options: [
    { flags: '--port <N>', means: 'port to listen at (default: any that is free)' },
    {
      flags: '--token-file <FILE>',
      means: 'write the address with its token there, readable by you alone, and print it without',
    },
    { flags: '--read-only', means: 'no notes, marks or overrules' },
    CASE_OPTION,
    LANG_OPTION,
    JSON_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'The address holds a secret that lets a browser in; who has it sees the case. From another machine: ssh -L 8080:127.0.0.1:8080 there, and constat serve --port 8080. Ctrl-C ends it.',
    'The first time, an index by time is made in the case folder; until then the time line and the lines say how far it is. The evidence is only read.',
  ],
  run: async (given, io) => {
    const opened = await openCase(given.text('case') ?? given.args[0], io);
    // Evidence that the case itself is a part of: nothing would be written there, and a stranger's case must not have
    // the whole disk looked through.
    await refuseInside(opened.directory, opened.roots);
    const port = wholeNumber(given, 'port', 0, 65_535) ?? 0;
    const desk = await openDesk(opened, {
      language: languageOf(given),
      readOnly: given.flag('readOnly'),
      now: io.now,
      signal: io.signal,
    });
    try {
      const served = await servePage(desk, {
        port,
        onBug: (error) => io.stderr.stream.write(`constat: ${said(error)}\n`),
      });
      try {
        await tell(served, given.text('tokenFile'), opened.roots, given.flag('json'), io);
        const warm = Promise.allSettled([warmUp(desk, io.signal), warmRecords(desk, io.signal)]);
        await new Promise<void>((resolve) => {
          if (io.signal.aborted) resolve();
          else io.signal.addEventListener('abort', () => resolve(), { once: true });
        });
        await warm;
      } finally {
        await served.close();
      }
    } finally {
      await desk.close();
    }
    return 0;
  },
};

async function tell(
  served: Served,
  tokenFile: string | undefined,
  roots: readonly string[],
  asJson: boolean,
  io: Io,
): Promise<void> {
  let url = served.url;
  if (tokenFile !== undefined) {
    await refuseInside(tokenFile, roots);
    const lies = await lstat(tokenFile).catch(() => undefined);
    if (lies !== undefined && !lies.isFile())
      throw new UserError('--token-file', 'is no file but something else', 'name a file');
    // A new file: one that lies there already may be open elsewhere, or be somebody else's.
    await writeWhole(tokenFile, `${served.url}\n`, 0o600);
    url = url.slice(0, url.indexOf('#'));
  }
  await write(
    io.stdout,
    asJson ? `${JSON.stringify({ schema: 'constat.serve/1', url, port: served.port })}\n` : `${url}\n`,
  );
}

function said(error: unknown): string {
  return JSON.stringify(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
