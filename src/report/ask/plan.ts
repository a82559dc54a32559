import { isoTime, parseIso } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import type { Facts } from '../../case/common.ts';
import type { Gap } from '../../case/evidence.ts';
import type { Group } from '../keys.ts';
import { gather, type Span } from './commands.ts';
import { kindOf, type LogKind } from './kinds.ts';
import { hostPath, shellWord } from './shell.ts';

/** Why something is asked for: a sentence of the Case, with the lines behind it. */
export interface AskReason {
  readonly group: Group;
  readonly key: string;
  readonly facts: Facts;
  readonly refs: readonly string[];
  /** Number of the gap in the Case from 1; 0 when it is none. */
  readonly gap: number;
}

/** Something to ask an administrator for. */
export interface Ask {
  /** `mail`, `older`, `listings` …: the end of the keys `ask.….title` and `ask.….text`. */
  readonly id: LogKind | 'older' | 'listings' | 'owners' | 'clock' | 'never';
  readonly facts: Facts;
  readonly host: string;
  readonly spans: readonly Span[];
  readonly because: readonly AskReason[];
  /** Lines for a shell; none when no command gets it. */
  readonly commands: readonly string[];
}

type Numbered = Gap & { readonly n: number };

// In the order of what they may change: the ways in first.
const ORDER: readonly LogKind[] = ['mail', 'web', 'roundcube', 'host', 'audit'];

/** What a missing source of a question is kept in. */
const MISSING: Readonly<Record<string, LogKind>> = {
  'missing.dovecot-log': 'mail',
  'missing.postfix-log': 'mail',
  'missing.submission-log': 'mail',
  'missing.web-access': 'web',
  'missing.userlogins': 'roundcube',
  'missing.host-log': 'host',
  'missing.auditd': 'audit',
};

/** Sources that were never switched on, but whose files may lie there all the same. */
const NEVER: Readonly<Record<string, LogKind>> = { auditd: 'audit', 'web-log': 'web', 'sshd-log': 'host' };

/** Everything worth asking for, from the gaps, the missing sources and what would change the answer. */
export function asksOf(file: Case): readonly Ask[] {
  const gaps = file.coverage.gaps.map((g, i) => ({ ...g, n: i + 1 }));
  return [
    ...logs(file, gaps),
    ...older(file),
    ...listings(file),
    ...clock(gaps),
    ...never(gaps),
    ...owners(file),
  ];
}

/** Whether a gap is a loss that a log from elsewhere could fill. */
function isLoss({ kind, because, facts }: Gap): boolean {
  if (kind === 'never-enabled' || because === 'kept-open' || because.startsWith('explained-by-'))
    return false;
  return !(/^(clock|zone|year)-/.test(because) && facts.applied === 'yes');
}

function logs(file: Case, gaps: readonly Numbered[]): readonly Ask[] {
  const lost = gaps.filter((g) => isLoss(g) || NEVER[g.because] !== undefined);
  const whole: Span = { from: micros(file.window.from), to: micros(file.window.to) };
  const absent = absentKinds(file, lost);
  const hosts = [
    ...new Set([...lost.map((g) => g.host), ...(absent.size > 0 && lost.length === 0 ? [''] : [])]),
  ].sort();
  return hosts.flatMap((host, at) =>
    ORDER.flatMap((kind): readonly Ask[] => {
      const own = lost.filter((g) => g.host === host && (NEVER[g.because] ?? kindOf(g.source)) === kind);
      const missing = at === 0 ? (absent.get(kind) ?? []) : [];
      if (own.length + missing.length === 0) return [];
      const spans = missing.length > 0 ? [whole] : merged(own);
      const because = [...own.map(gapReason), ...missing.map(missingReason)];
      const facts = {
        spans: spans.length,
        from: isoTime(spans[0]?.from ?? 0),
        to: isoTime(spans.at(-1)?.to ?? 0),
      };
      return [{ id: kind, facts, host, spans, because, commands: [...named(own), ...gather(kind, spans)] }];
    }),
  );
}

/** Kinds that a question lacks and that no gap speaks of. */
function absentKinds(file: Case, lost: readonly Gap[]): ReadonlyMap<LogKind, readonly string[]> {
  const out = new Map<LogKind, string[]>();
  for (const key of new Set(file.coverage.questions.flatMap((q) => (q.account === '' ? q.missing : [])))) {
    const kind = MISSING[key];
    if (kind === undefined || lost.some((g) => (NEVER[g.because] ?? kindOf(g.source)) === kind)) continue;
    out.set(kind, [...(out.get(kind) ?? []), key]);
  }
  return out;
}

/** Rotated files that the Case names as missing, by their own names. */
function named(gaps: readonly Gap[]): readonly string[] {
  const words = new Set<string>();
  for (const { because, facts } of gaps) {
    if (!/^file-/.test(because)) continue;
    const path = hostPath(String(facts.file ?? '').replace(/\.(gz|xz|bz2|zst)$/, ''));
    const word = path === undefined ? undefined : shellWord(path);
    if (word !== undefined) words.add(`take ${word}*`);
  }
  return [...words].sort();
}

function older(file: Case): readonly Ask[] {
  const said = file.answer.wouldChange.find((s) => s.key.endsWith('earlier'));
  if (said === undefined) return [];
  const to = micros(file.window.from);
  const spans = [{ from: undefined, to }];
  const kinds: readonly LogKind[] = ['mail', 'web', 'roundcube', 'host'];
  const commands = [...new Set(kinds.flatMap((kind) => gather(kind, spans, 'older-')))].filter(
    (c) => !c.startsWith('# '),
  );
  return [
    {
      id: 'older',
      facts: { to: file.window.from },
      host: '',
      spans,
      because: [reason('missing', said)],
      commands,
    },
  ];
}

const FIELDS =
  'mailbox uid guid hdr.message-id.utf8 hdr.from.utf8 hdr.subject.utf8 size.physical size.virtual date.received date.saved flags';

/** Listings of the mailboxes that were entered: with sizes a count may name its messages. */
function listings(file: Case): readonly Ask[] {
  const said = file.answer.wouldChange.filter((s) => /(listings|mail-log|event-export)$/.test(s.key));
  if (said.length === 0) return [];
  const entered = file.accounts.filter((a) => a.entered).map((a) => a.account);
  const words = entered.flatMap((a) => shellWord(a) ?? []);
  const commands = words.map(
    (word, i) => `doveadm -f tab fetch -u ${word} '${FIELDS}' all > "$out/listing-${i + 1}.tsv"`,
  );
  const facts = { accounts: entered.length, odd: entered.length - words.length };
  return [
    { id: 'listings', facts, host: '', spans: [], because: said.map((s) => reason('missing', s)), commands },
  ];
}

function owners(file: Case): readonly Ask[] {
  const said = file.answer.wouldChange.find((s) => s.key.endsWith('owners'));
  if (said === undefined) return [];
  return [{ id: 'owners', facts: {}, host: '', spans: [], because: [reason('missing', said)], commands: [] }];
}

function clock(gaps: readonly Numbered[]): readonly Ask[] {
  const found = gaps.filter((g) => /^(clock|zone|year)-/.test(g.because));
  if (found.length === 0) return [];
  const commands = [
    'timedatectl > "$out/timedatectl.txt" 2>&1',
    '{ chronyc tracking; chronyc sources; ntpq -pn; } > "$out/time-service.txt" 2>&1',
    'journalctl --list-boots > "$out/boots.txt" 2>&1',
  ];
  return [
    {
      id: 'clock',
      facts: {},
      host: found[0]?.host ?? '',
      spans: [],
      because: found.map(gapReason),
      commands,
    },
  ];
}

/** What nobody switched on cannot be had any more; but whether it truly was off can be looked at. */
function never(gaps: readonly Numbered[]): readonly Ask[] {
  const off = gaps.filter((g) => g.kind === 'never-enabled' && NEVER[g.because] === undefined);
  if (off.length === 0) return [];
  const commands = [
    'doveconf -n 2>/dev/null | grep -nE \'mail_plugins|mail_log|event_export|^metric|auth_verbose|imap_logout\' > "$out/dovecot-logging.txt"',
    'grep -rnE "(log_logins|smtp_log|password_log|log_driver|log_dir|per_user_logging)" /etc/roundcube /etc/roundcubemail --include="*.php" > "$out/roundcube-logging.txt" 2>/dev/null',
    'take /etc/rsyslog.conf /etc/rsyslog.d /etc/systemd/journald.conf /etc/audit/audit.rules',
  ];
  return [{ id: 'never', facts: {}, host: '', spans: [], because: off.map(gapReason), commands }];
}

function gapReason({ n, because, facts, refs }: Numbered): AskReason {
  return { group: 'gap', key: because, facts, refs, gap: n };
}

function missingReason(key: string): AskReason {
  return { group: 'missing', key, facts: {}, refs: [], gap: 0 };
}

function reason(
  group: Group,
  said: { readonly key: string; readonly facts: Facts; readonly refs: readonly string[] },
): AskReason {
  return { group, key: said.key, facts: said.facts, refs: said.refs, gap: 0 };
}

/** Times of gaps, those that touch or overlap as one. */
function merged(gaps: readonly Gap[]): readonly Span[] {
  const out: { from: number; to: number }[] = [];
  for (const g of gaps.toSorted((a, b) => micros(a.from) - micros(b.from))) {
    const [from, to] = [micros(g.from), micros(g.to)];
    const open = out.at(-1);
    if (open !== undefined && from <= open.to) open.to = Math.max(open.to, to);
    else out.push({ from, to });
  }
  return out;
}

function micros(text: string): number {
  return parseIso(text) ?? 0;
}
