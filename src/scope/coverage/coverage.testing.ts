import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MINUTE, SECOND } from '../../base/time.ts';
import type { Context } from '../../case/context.ts';
import type { World } from '../../case/world.ts';
import type { EventFields, EventPlace } from '../../event/columns.ts';
import { openChdb } from '../../store/chdb.ts';
import { blockBuilder } from '../../store/native.ts';
import { createEvents } from '../../store/schema.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { LogFile } from './inputs.ts';
import type { CoverageThresholds } from './thresholds.ts';

/** 2026-03-02 (a Monday) 08:00 UTC, microseconds. */
export const START = Date.UTC(2026, 2, 2, 8) * 1000;

/** A record of a made-up log. */
export interface Written {
  readonly file: number;
  readonly time: number;
  readonly format: string;
  readonly program?: string;
  readonly fields: Readonly<Partial<EventFields>>;
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const MAIL = 1;
export const WEB = 2;
export const AUTH = 3;
export const ROUNDCUBE = 4;

/**
 * A host with webmail: visits at random, `perMinute` of them at each minute from the start. Each has web requests
 * and an IMAP connection per request; mail comes in now and then; cron and strangers at sshd write all the time.
 */
export function webmailHost(minutes: number, perMinute: (minute: number) => number, seed = 7): Written[] {
  const next = random(seed);
  const out: Written[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const at = START + minute * MINUTE;
    const visits = perMinute(minute) * 2 * next();
    for (let i = 0; i < Math.floor(visits + next()); i += 1)
      out.push(...visit(at + next() * MINUTE, out.length));
    if (next() < perMinute(minute) / 2) out.push(...delivery(at + next() * MINUTE, out.length));
    if (next() < 0.5) out.push(line(AUTH, at + next() * MINUTE, 'sshd', { action: 'connection' }, 'sshd'));
    if (minute % 60 === 17) out.push(line(AUTH, at, 'cron', { action: 'job-run' }, 'CRON'));
  }
  return out;
}

/** One record. */
export function line(
  file: number,
  time: number,
  format: string,
  fields: Written['fields'],
  program = '',
): Written {
  return { file, time: Math.floor(time), format, fields, program };
}

function visit(at: number, id: number): Written[] {
  const second = Math.floor(at / SECOND) * SECOND;
  const session = `s${String(id).padStart(11, '0')}`;
  const address = '198.51.100.7';
  const signIn = { action: 'sign-in', outcome: 'success', protocol: 'webmail', address } as const;
  const imap = { protocol: 'imap', account: 'ann', session } as const;
  return [
    line(ROUNDCUBE, second, 'roundcube', { ...signIn, account: 'ann' }),
    line(WEB, second, 'web-access', { ...signIn, httpMethod: 'POST', status: 302 }),
    line(WEB, second, 'web-access', { action: 'message-open', httpMethod: 'GET', address, status: 200 }),
    line(MAIL, at, 'dovecot', { ...imap, action: 'sign-in', outcome: 'success', address: '127.0.0.1' }),
    line(MAIL, at + 20_000, 'dovecot', { ...imap, action: 'session-end', counters: 1, bodyCount: 1 }),
  ];
}

function delivery(at: number, id: number): Written[] {
  const queueId = `Q${id}`;
  return [
    line(MAIL, at, 'postfix', { action: 'message-accepted', queueId }, 'postfix/smtpd'),
    line(MAIL, at + 1000, 'postfix', { action: 'message-id', queueId }, 'postfix/cleanup'),
    line(MAIL, at + 2000, 'postfix', { action: 'message-queued', queueId }, 'postfix/qmgr'),
    line(MAIL, at + 9000, 'postfix', { action: 'message-delivered', queueId }, 'postfix/lmtp'),
    line(MAIL, at + 9500, 'dovecot', { action: 'message-stored', protocol: 'lmtp' }),
  ];
}

const FILES: readonly (readonly [number, string, string])[] = [
  [MAIL, 'var/log/mail.log', 'host'],
  [WEB, 'var/log/apache2/access.log', 'web-access'],
  [AUTH, 'var/log/auth.log', 'host'],
  [ROUNDCUBE, 'var/log/roundcube/userlogins.log', 'roundcube'],
];

/** The files that the records lie in, as a survey of evidence would tell them. */
export function filesOf(written: readonly Written[], list = FILES): readonly LogFile[] {
  return list.map(([number, name, source]) => {
    const times = written.filter((w) => w.file === number).map((w) => w.time);
    return {
      number,
      path: name,
      source,
      host: 'mx',
      first: times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b)),
      last: times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b)),
      lines: times.length,
      unread: 0,
      problems: [],
    };
  });
}

const NO_CONTEXT: Context = {
  settings: [],
  services: [],
  versions: [],
  zones: [],
  clocks: [],
  hostNames: [],
  mailNames: [],
  hosts: [],
  rotations: [],
  listings: [],
  scripts: [],
  forwards: [],
  queue: [],
  users: [],
  packages: [],
  proxies: [],
  dovecot: { mailPlugins: [], passdbDrivers: [], namespaces: [] },
  postfix: { services: [] },
  roundcube: {},
};

/** Coverage of records, through a real engine. */
export async function coverageOfRecords(
  written: readonly Written[],
  files: readonly LogFile[] = filesOf(written),
  context: Partial<Context> = {},
  thresholds: Partial<CoverageThresholds> = {},
): Promise<Coverage> {
  const directory = mkdtempSync(path.join(tmpdir(), 'constat-coverage-'));
  const store = openChdb(path.join(directory, 'db'));
  try {
    await store.run(createEvents);
    if (written.length > 0) {
      writeFileSync(path.join(directory, 'block'), blockOf(written));
      await store.load(path.join(directory, 'block'));
    }
    return await coverageOf(store, worldOf(written, context), files, { thresholds });
  } finally {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function blockOf(written: readonly Written[]): Buffer {
  const builder = blockBuilder(Math.max(1, written.length));
  const lines = new Map<number, number>();
  for (const { file, time, format, program = '', fields } of written.toSorted((a, b) => a.time - b.time)) {
    const number = (lines.get(file) ?? 0) + 1;
    lines.set(file, number);
    const place: EventPlace = {
      time,
      precision: 1,
      file,
      line: number,
      offset: number * 100,
      length: 99,
      format,
      host: 'mx',
      program,
      pid: 1,
      repeat: 0,
    };
    builder.add(place, fields);
  }
  return builder.take();
}

function worldOf(written: readonly Written[], context: Partial<Context>): World {
  const times = written.map((w) => w.time);
  return {
    inferredLogins: [],
    unknownLogins: 0,
    webmailAddress: '',
    programs: [],
    hidingProxies: [],
    spellings: (account) => [account],
    canonical: (account) => account.toLowerCase(),
    accounts: new Set(['ann']),
    isOurs: (address) => address === '127.0.0.1',
    isInside: () => false,
    placeOf: (address) => address,
    isLocalAddress: () => false,
    window: {
      from: times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      to: times.reduce((a, b) => Math.max(a, b), 0),
    },
    context: { ...NO_CONTEXT, ...context },
  };
}
