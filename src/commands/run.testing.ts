import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a run of the real command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** SIGINT once the program waits for something, or once the program has written something to stdout. */
  readonly interrupt?: boolean | 'when it said something';
}

const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));

/** Runs `constat` as a child process, as a user would. */
export function constat(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { CONSTAT_CASE: _, FORCE_COLOR: __, ...env } = process.env;
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: options.cwd,
      env: { ...env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    if (options.interrupt === 'when it said something') child.stdout.once('data', () => child.kill('SIGINT'));
    if (options.interrupt === true) void waits(child.pid).then(() => child.kill('SIGINT'));
    else child.stdin.end(options.stdin);
  });
}

/** Waits until a process that has begun to work waits for something itself; where that cannot be seen, some seconds. */
async function waits(pid: number | undefined): Promise<void> {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return wait(3000);
  for (let [still, before] = [0, '']; still < 5 && existsSync(path); await wait(100)) {
    // The name, in brackets, may hold anything; state is the first field behind it, processor time the 12th and 13th.
    const fields = readFileSync(path, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    const [state, ...time] = [fields[0], fields[11], fields[12]];
    const now = time.join(' ');
    still = state === 'S' && now === before && Number(fields[11]) > LEAST_TICKS ? still + 1 : 0;
    before = now;
  }
}

/** Hundredths of a second that the program itself takes to start. */
const LEAST_TICKS = 5;

/** Lines of a small mail host on one day: somebody signs in, somebody fails, and one line that nothing reads. */
export const MAIL_LOG = [
  '2026-03-01T04:00:01.000000+00:00 mx1 dovecot: imap-login: Login: user=<hoa>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=4101, TLS, session=<AAAAAAAAAAAAAAAA>',
  '2026-03-01T04:00:09.500000+00:00 mx1 dovecot: imap(hoa)<4101><AAAAAAAAAAAAAAAA>: Disconnected: Logged out in=120 out=5300 deleted=0 expunged=0 trashed=0 hdr_count=1 hdr_bytes=300 body_count=1 body_bytes=4000',
  '2026-03-01T04:10:00.000000+00:00 mx1 dovecot: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<hoa>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, TLS, session=<BBBBBBBBBBBBBBBB>',
  '2026-03-01T04:20:00.000000+00:00 mx1 dovecot: imap-login: Login: user=<hoa>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, mpid=4102, TLS, session=<CCCCCCCCCCCCCCCC>',
  '2026-03-01T04:20:30.000000+00:00 mx1 frobnicator[77]: wibble 42 \u001b[31mred\u202e',
].join('\n');

/** Writes a folder of evidence: the log plain, a packed older one, a file of no known kind, and a hostile name. */
export function writeEvidence(folder: string): string {
  const evidence = join(folder, 'evidence');
  const put = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(evidence, path)), { recursive: true });
    writeFileSync(join(evidence, path), content);
  };
  put('var/log/mail.log', `${MAIL_LOG}\n`);
  const older = MAIL_LOG.replaceAll('2026-03-01', '2026-02-28');
  put('var/log/mail.log.1.gz', gzipSync(`${older}\n`));
  put('etc/hostname', 'mx1\n');
  put('notes.txt', 'nothing that anybody knows how to read\n');
  put('var/log/evil\u001b[2J\u202e.log', `${MAIL_LOG.split('\n')[4]}\n`);
  return evidence;
}
