import type { Carried, FileFormat, Head } from './format.ts';
import { isoStamp, type Stamp } from './syslog-stamp.ts';
import { digits } from './template.ts';
import { type Entry, entryOf, textUnder } from './web/entry.ts';

const JSON_BEGIN = '{"log":';
const DOT = 46;
const BAR = '| ';
// Names of services are padded so that the bars stand below each other.
const LONGEST_NAME = 100;
const NAME = /^[\w.-]+ *$/;

/** `{"log":"…\n","stream":"stdout","time":"…Z"}`: what Docker's json-file driver keeps. */
function ofJsonFile(line: string): Carried | undefined {
  const entry: Entry | undefined = line.startsWith(JSON_BEGIN) ? entryOf(line) : undefined;
  if (entry === undefined) return undefined;
  const time = textUnder(entry, ['time']);
  const stamp = isoStamp(time, 0);
  const text = typeof entry.log === 'string' ? entry.log.replace(/[\r\n]{1,2}$/, '') : undefined;
  if (text === undefined || stamp?.offset === undefined || stamp.at !== time.length) return undefined;
  return { text, stamp, at: 0 };
}

/** Index behind `roundcube-1  | `, which Docker Compose puts in front; 0 where there is none. */
function behindService(line: string): number {
  const bar = line.slice(0, LONGEST_NAME).indexOf(BAR);
  return bar > 1 && line.charCodeAt(bar - 1) === 32 && NAME.test(line.slice(0, bar)) ? bar + BAR.length : 0;
}

/** The stamp that a container's log has in front of each line: always nine digits of fraction, and the zone. */
function nanoStamp(line: string, at: number): Stamp | undefined {
  if (line.charCodeAt(at + 19) !== DOT || digits(line.slice(at + 20, at + 29)) === undefined)
    return undefined;
  const stamp = isoStamp(line, at);
  return stamp?.offset === undefined ? undefined : stamp;
}

function unwrap(line: string): Carried | undefined {
  if (line.charCodeAt(0) === BRACE) return ofJsonFile(line);
  const from = behindService(line);
  const stamp = nanoStamp(line, from);
  if (stamp === undefined) return from === 0 ? undefined : { text: line.slice(from), stamp, at: from };
  // Kubernetes says the stream and whether the line is whole.
  const kind = line.slice(stamp.at, stamp.at + 10);
  const at = stamp.at + (kind === ' stdout F ' || kind === ' stderr F ' ? kind.length : 1);
  return { text: line.slice(at), stamp, at };
}

const BRACE = 123;

function head(line: string): Head | undefined {
  const carried = unwrap(line);
  if (carried?.stamp === undefined) return undefined;
  const { wall, hasYear, offset, precision } = carried.stamp;
  return { wall, hasYear, offset, precision, host: '', program: '', pid: 0, at: carried.at };
}

/** What containers write: Docker's json-file, `docker logs -t`, `docker compose logs`, and the files of Kubernetes. */
export const container: FileFormat = {
  kind: 'file',
  id: 'container',
  title: 'Log of a container: Docker json-file, docker logs -t, docker compose logs',
  head,
  unwrap,
  examples: [
    {
      line: '2026-11-24T00:31:20.123456789Z userlogins: <ap74f32n> Successful login for ann (ID: 3) from 198.51.100.23 in session ap74f32ng1md3mnj',
      from: 'Docker 24, docker logs -t; Roundcube 1.6, log_driver stdout',
      event: {
        action: 'sign-in',
        outcome: 'success',
        protocol: 'webmail',
        account: 'ann',
        address: '198.51.100.23',
      },
    },
    {
      line: '{"log":"198.51.100.23 - - [24/Nov/2026:00:31:20 +0000] \\"POST /?_task=login HTTP/1.1\\" 302 759 \\"-\\" \\"Mozilla/5.0\\"\\n","stream":"stdout","time":"2026-11-24T00:31:20.123456789Z"}',
      from: 'Docker 24, json-file; Apache 2.4',
      event: {
        action: 'sign-in',
        outcome: 'success',
        address: '198.51.100.23',
        httpMethod: 'POST',
        status: 302,
      },
    },
    {
      line: 'webmail-1  | 198.51.100.23 - - [24/Nov/2026:00:31:20 +0000] "GET /?_task=mail&_action=show&_uid=5&_mbox=INBOX HTTP/1.1" 200 759 "-" "Mozilla/5.0"',
      from: 'Docker Compose 2; Apache 2.4',
      event: { action: 'message-open', uid: 5, address: '198.51.100.23' },
    },
    {
      line: '2026-11-24T00:31:20.123456789Z stdout F dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=4101, TLS, session=<AAAAAAAAAAAAAAAA>',
      from: 'Kubernetes 1.28, CRI; Dovecot 2.3',
      event: {
        action: 'sign-in',
        outcome: 'success',
        protocol: 'imap',
        account: 'ann',
        address: '192.0.2.7',
      },
    },
    {
      line: '{"log":"what an application has to say\\n","stream":"stdout","time":"2026-11-24T00:31:20.1Z"}',
      event: undefined,
    },
    {
      line: '2026-11-24T00:31:20.123456+00:00 userlogins: <ap74f32n> Failed login for ann from 192.0.2.1 in session ap74f32ng1md3mnj (error: 0)',
      event: undefined,
    },
    { line: '{"log":"no time","stream":"stdout"}', event: undefined },
    {
      line: '2026-11-24T00:31:20.123456789Z mail01 sshd[12]: Accepted password for a from 192.0.2.1 port 4 ssh2',
      event: undefined,
    },
    { line: 'a | b | c', event: undefined },
  ],
};
