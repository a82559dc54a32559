import type { Case } from '../case/case.ts';
import type { Gap } from '../case/evidence.ts';
import { fullKey } from '../report/keys.ts';
import type { MessageKey } from '../report/languages/en.ts';
import type { Desk } from './desk.ts';
import type { ToldCheck } from './wire/actions.ts';
import type { Told } from './wire.ts';

/** A setting that decides what the logs can show, and how a Case tells that it was on. */
interface Check {
  readonly id: string;
  readonly source: string;
  /** What shows that it was on; `undefined` when nothing in a Case would. */
  readonly on?: (file: Case) => Shown | undefined;
  /** Why the question does not arise; `undefined` when it does. */
  readonly unless?: (file: Case) => MessageKey | undefined;
}

/** A sentence, and the subject and lines that it rests on. */
interface Shown {
  readonly key: MessageKey;
  readonly of: string;
  readonly refs: readonly string[];
}

// The coverage looked for its records or its setting and would have made it a gap.
const looked = (): Shown => ({ key: 'page.hardening.looked', of: 'answer:1', refs: [] });

const bySignIn =
  (key: MessageKey, has: (s: Case['sessions'][number]) => boolean) =>
  ({ sessions }: Case): Shown | undefined => {
    const one = sessions.find(
      (s) => (s.protocol === 'imap' || s.protocol === 'pop3') && s.parent === '' && s.startLogged && has(s),
    );
    return one === undefined ? undefined : { key, of: `session:${one.id}`, refs: one.refs.slice(0, 1) };
  };

const CHECKS: readonly Check[] = [
  { id: 'mail-log', source: 'dovecot', on: looked },
  {
    id: 'flag-change',
    source: 'dovecot',
    on: looked,
    unless: (file) => (off(file, 'mail-log') ? 'page.hardening.needs-mail-log' : undefined),
  },
  { id: 'event-export', source: 'dovecot', on: looked },
  {
    id: 'body-counters',
    source: 'dovecot',
    on: ({ sessions }) => {
      const one = sessions.find((s) => s.protocol === 'imap' && s.endLogged && s.refs.length > 1);
      if (one === undefined) return undefined;
      return { key: 'page.hardening.seen-counters', of: `session:${one.id}`, refs: one.refs.slice(-1) };
    },
  },
  {
    id: 'session-id',
    source: 'dovecot',
    on: bySignIn('page.hardening.seen-session-id', (s) => s.sourceSessionId !== ''),
  },
  {
    id: 'client-address',
    source: 'dovecot',
    on: bySignIn('page.hardening.seen-address', (s) => s.address !== ''),
  },
  { id: 'auth-verbose', source: 'dovecot' },
  {
    id: 'userlogins',
    source: 'roundcube',
    on: (file) => {
      const ofRoundcube = inFormat(file, 'roundcube');
      for (const s of file.sessions.filter((one) => one.protocol === 'webmail')) {
        const refs = s.refs.filter(ofRoundcube).slice(0, 1);
        if (refs.length > 0) return { key: 'page.hardening.seen-userlogins', of: `session:${s.id}`, refs };
      }
      return undefined;
    },
  },
  {
    id: 'smtp-log',
    source: 'roundcube',
    on: (file) => {
      const ofRoundcube = inFormat(file, 'roundcube');
      const at = file.changes.findIndex((c) => c.kind === 'message-sent' && c.refs.some(ofRoundcube));
      const refs = file.changes[at]?.refs.filter(ofRoundcube).slice(0, 1);
      return refs && { key: 'page.hardening.seen-sent', of: `change:${at + 1}`, refs };
    },
  },
  { id: 'password-log', source: 'roundcube' },
  {
    id: 'web-log',
    source: 'web-access',
    on: ({ evidence }) => {
      const log = evidence.find((e) => e.format.startsWith('web-access') && e.lines > 0);
      if (log === undefined) return undefined;
      return { key: 'page.hardening.seen-log', of: `file:${log.id}`, refs: [`${log.id}:1:0`] };
    },
  },
  {
    id: 'sshd-log',
    source: 'host',
    on: ({ sessions }) => {
      const one = sessions.find((s) => s.protocol === 'ssh' && s.refs.length > 0);
      if (one === undefined) return looked();
      return { key: 'page.hardening.seen-ssh', of: `session:${one.id}`, refs: one.refs.slice(0, 1) };
    },
  },
  { id: 'auditd', source: 'host', on: looked },
];

/** What the Case knows of settings that make logs: off, on, or not to be told, each with its reason. Off first. */
export function checksOf(desk: Desk): readonly ToldCheck[] {
  const order = ['fail', 'unknown', 'pass'];
  return CHECKS.map((check) => told(desk, check)).toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
}

function told(desk: Desk, check: Check): ToldCheck {
  const { file, say, tell } = desk;
  const { id, source } = check;
  const missing = file.coverage.questions.filter(
    (q) => q.account === '' && q.missing.some((m) => m === `missing.${id}` || m === id),
  );
  const gain = missing.map((q) => say.pieces(fullKey('question', q.question)));
  const command = file.actions.find((a) => a.key === 'action.enable' && a.facts.because === id)?.facts
    .command;
  const base = { id, source, gain, fix: typeof command === 'string' ? command : '' };
  const at = gapAt(file, id);
  const gap = file.coverage.gaps[at];
  if (gap !== undefined) {
    const why: Told = {
      pieces: tell.pieces('gap', gap.because, gap.facts),
      cited: tell.cite(`gap:${at + 1}`, gap.refs),
    };
    return { ...base, state: 'fail', why };
  }
  const nothing = (key: MessageKey): Told => ({
    pieces: say.pieces(key, { source }),
    cited: tell.cite('', []),
  });
  if (!file.coverage.sources.some((s) => s.source === source))
    return { ...base, state: 'unknown', why: nothing('page.hardening.no-source') };
  const idle = check.unless?.(file);
  if (idle !== undefined) return { ...base, state: 'unknown', why: nothing(idle) };
  const shown = check.on?.(file);
  if (shown === undefined) return { ...base, state: 'unknown', why: nothing('page.hardening.not-shown') };
  const why = { pieces: say.pieces(shown.key), cited: tell.cite(shown.of, shown.refs) };
  return { ...base, state: 'pass', why };
}

function gapAt(file: Case, id: string): number {
  return file.coverage.gaps.findIndex((g: Gap) => g.kind === 'never-enabled' && g.because === id);
}

/** Whether a line stands in a file of a format. */
function inFormat({ evidence }: Case, format: string): (ref: string) => boolean {
  const files = new Set(evidence.filter((e) => e.format === format).map((e) => e.id));
  return (ref) => files.has(ref.slice(0, ref.indexOf(':')));
}

function off(file: Case, id: string): boolean {
  return gapAt(file, id) >= 0;
}
