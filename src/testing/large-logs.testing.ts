import type { Case } from '../case/case.ts';
import type { EvidenceFile, Gap, SourceHours } from '../case/evidence.ts';
import { type LargeSize, nameOf, oneOf, pick, refAt, timeAt, WINDOW } from './large-case.testing.ts';

const SOURCES = ['dovecot', 'postfix', 'web-access', 'roundcube', 'host'] as const;
const CELL = 3600;
const HOSTS = 40;
/** Lines that the Case quotes, as many as an investigation does at most. */
const QUOTED = 4000;

/** The parts of a Case that speak of the logs. */
export function largeLogs(size: LargeSize): Pick<Case, 'evidence' | 'unread' | 'coverage' | 'lines'> {
  return {
    evidence: Array.from({ length: size.files }, (_, n) => file(size, n)),
    unread: Array.from({ length: size.shapes }, (_, n) => ({
      program: oneOf(['postfix/smtpd', 'dovecot', 'kernel', 'cron'], n),
      shape: `warning ${n.toString(36)}: <text> of <number> for <address>`,
      count: 1 + ((size.shapes - n) % 5),
      ref: refAt(size, n * 11),
    })),
    coverage: {
      gaps: Array.from({ length: size.gaps }, (_, n) => gap(size, n)),
      questions: questions(size),
      sources: Array.from({ length: HOSTS }, (_, n) => hours(size, n)),
    },
    lines: Array.from({ length: Math.min(QUOTED, size.items) }, (_, n) => ({
      ref: refAt(size, n),
      before: ['the line two before', 'the line just before'],
      text: `2026-03-01T00:00:00.000000+00:00 mail01 dovecot: imap-login: Login: user=<${nameOf(n)}>, line ${n}`,
      after: ['the line just after', 'the line two after'],
    })),
  };
}

function file({ seed, files, shapes }: LargeSize, n: number): EvidenceFile {
  const first = (n / files) * WINDOW * 0.9;
  return {
    id: `f${n}`,
    path: `host${n % HOSTS}/var/log/mail.log.${Math.floor(n / HOSTS)}.gz`,
    member: '',
    sha256: n.toString(16).padStart(64, '0'),
    bytes: 100_000 + pick(seed, 1, n, 9_000_000),
    format: oneOf(['syslog', 'web-access', 'roundcube', 'dovecot'], n),
    host: `mail${n % HOSTS}`,
    zone: n % 3 === 0 ? 'Asia/Ho_Chi_Minh' : '',
    zoneSource: n % 3 === 0 ? 'timezone-file' : 'line',
    year: 0,
    yearSource: 'line',
    clockOffsetSeconds: n % 97 === 0 ? 40 : 0,
    first: timeAt(first),
    last: timeAt(first + WINDOW * 0.1),
    lines: 50_000 + pick(seed, 2, n, 50_000),
    unread: n < shapes ? 3 : 0,
    problems: n % 211 === 0 ? ['truncated'] : [],
  };
}

function gap(size: LargeSize, n: number): Gap {
  const from = (n / size.gaps) * WINDOW * 0.99;
  const seconds = 60 + pick(size.seed, 3, n, 3000);
  const never = n % 50 === 49;
  return {
    source: oneOf(SOURCES, n),
    host: `mail${n % HOSTS}`,
    from: never ? timeAt(0) : timeAt(from),
    to: never ? timeAt(WINDOW) : timeAt(from + seconds),
    kind: never ? 'never-enabled' : oneOf(['gap', 'suspect', 'drop'], n),
    because: never ? 'mail-log' : 'gap.silent',
    facts: never ? {} : { seconds, witness: 'web-access', count: 12, probability: 1.2e-8 },
    refs: [refAt(size, n * 13), refAt(size, n * 13 + 1)],
  };
}

function questions({ seed, accounts }: LargeSize): Case['coverage']['questions'] {
  const all = ['sign-in', 'message-read-imap', 'message-read-webmail', 'message-deleted'] as const;
  return [
    ...all.map((question) => ({
      question,
      account: '',
      share: 0.9,
      longestGapSeconds: 3000,
      missing: ['missing.mail-log'],
    })),
    ...Array.from({ length: accounts }, (_, n) => ({
      question: oneOf(all, n),
      account: nameOf(n),
      share: 0.5 + pick(seed, 4, n, 50) / 100,
      longestGapSeconds: pick(seed, 5, n, 4000),
      missing: n % 2 === 0 ? ['missing.event-export'] : [],
    })),
  ];
}

function hours({ seed }: LargeSize, n: number): SourceHours {
  return {
    source: oneOf(SOURCES, n),
    host: `mail${n}`,
    from: timeAt(0),
    to: timeAt(WINDOW),
    cellSeconds: CELL,
    lines: Array.from({ length: WINDOW / CELL }, (_, h) => pick(seed, 6 + n, h, 20_000)),
  };
}
