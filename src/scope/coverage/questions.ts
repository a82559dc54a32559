import { SECOND } from '../../base/time.ts';
import type { QuestionCoverage } from '../../case/evidence.ts';
import type { FoundGap, Material } from './inputs.ts';
import { type Interval, intersection, lengthOf, longestOf } from './intervals.ts';
import { type Counts, hasWebmail } from './settings.ts';
import { sourceOf } from './strands.ts';

/** A stream that a question needs: any of the strands will do. */
interface Need {
  readonly any: readonly string[];
  readonly missing: string;
}

interface Question {
  readonly question: string;
  readonly needs: readonly Need[];
  /** What was never recorded, so that the question has no answer at any time. */
  readonly never: readonly string[];
  /** What was never recorded and would only have helped. */
  readonly helps: readonly string[];
}

const IMAP_SIGN_INS = ['dovecot/own-sign-in', 'dovecot/program-sign-in', 'dovecot/imap-sign-in'];
const DOVECOT = 'missing.dovecot-log';

const NONE = { never: [], helps: [] } as const;
const ENDS: Need = { any: ['dovecot/imap-end'], missing: DOVECOT };
const IMAP: Need = { any: IMAP_SIGN_INS, missing: DOVECOT };

/** Each question with the streams that it needs on this host (handbook 3.1). */
export function questionsOf(material: Material, counts: Counts): readonly Question[] {
  const { context } = material.world;
  const protocols = context.dovecot.protocols?.value ?? [];
  const pop3 = protocols.includes('pop3') || counts.lines('dovecot/pop3-sign-in') > 0;
  const webmail = hasWebmail(counts) || context.settings.some((s) => s.product === 'roundcube');
  const userlogins = webmail && counts.lines('roundcube/sign-in') === 0 ? ['missing.userlogins'] : [];
  const web: Need = { any: ['web-access'], missing: 'missing.web-access' };
  const counters = counts.imapEnds > 0 && counts.counted === 0 ? ['missing.body-counters'] : [];
  // Who came in by lines that do not say who, nobody can tell.
  const nameless = counts.withoutWho > material.thresholds.withoutWho * counts.signIns;
  const never = nameless ? ['missing.client-address'] : [];
  const needs = waysIn(material, counts, pop3, webmail);
  return [
    { question: 'sign-in', needs, never, helps: userlogins },
    ...(webmail ? [{ ...NONE, question: 'message-read-webmail', needs: [web], helps: userlogins }] : []),
    { ...NONE, question: 'message-read-imap', needs: [IMAP, ENDS], helps: counters },
    { ...NONE, question: 'message-read-imap-item', needs: [IMAP, ENDS], never: itemLevel(material) },
    ...(pop3
      ? [{ ...NONE, question: 'message-read-pop3', needs: [{ any: ['dovecot/pop3-end'], missing: DOVECOT }] }]
      : []),
    ...others(counts),
  ];
}

/** The streams of every way in. */
function waysIn(material: Material, counts: Counts, pop3: boolean, webmail: boolean): readonly Need[] {
  const { postfix } = material.world.context;
  const submission =
    counts.lines('postfix/submission') > 0 ||
    postfix.submission?.value === true ||
    postfix.smtpdSaslAuthEnable?.value === true;
  const pop: Need = { any: ['dovecot/pop3-sign-in', 'dovecot'], missing: DOVECOT };
  const smtp: Need = { any: ['postfix'], missing: 'missing.submission-log' };
  const web: Need = { any: ['web-access', 'roundcube/sign-in'], missing: 'missing.web-access' };
  return [IMAP, ...(pop3 ? [pop] : []), ...(submission ? [smtp] : []), ...(webmail ? [web] : [])];
}

function others(counts: Counts): readonly Question[] {
  const stored: Need = { any: ['dovecot/delivery'], missing: DOVECOT };
  const queued: Need = { any: ['postfix'], missing: 'missing.postfix-log' };
  return [
    {
      ...NONE,
      question: 'message-forwarded',
      needs: [queued, ...(counts.lines('dovecot/delivery') > 0 ? [stored] : [])],
    },
    {
      ...NONE,
      question: 'message-deleted',
      needs: [{ any: ['dovecot'], missing: DOVECOT }],
      never: counts.storeRecords === 0 ? ['missing.mail-log'] : [],
    },
    {
      ...NONE,
      question: 'file-taken-host',
      needs: [{ any: ['host'], missing: 'missing.host-log' }],
      never: counts.audit === 0 ? ['missing.auditd'] : [],
    },
  ];
}

function itemLevel(material: Material): readonly string[] {
  const exported = material.world.context.settings.some(
    (s) => s.product === 'dovecot' && /event_export|^metric/.test(`${s.scope} ${s.name}`),
  );
  return exported ? [] : ['missing.event-export'];
}

/** How much of the window the logs could have shown of a question, for one account or (empty) for all. */
export function coverageOfQuestion(
  material: Material,
  question: Question,
  gaps: readonly FoundGap[],
  account: string,
): QuestionCoverage {
  const { from, to } = material.world.window;
  const window = [{ from, to }];
  const missing = new Set([...question.never, ...question.helps]);
  const bad: Interval[] = question.never.length > 0 ? [...window] : [];
  for (const need of question.needs) {
    const holes = holesOf(material, need, gaps, account);
    if (lengthOf(holes) === 0) continue;
    missing.add(need.missing);
    bad.push(...holes);
  }
  const lost = intersection(bad, window);
  const whole = Math.max(1, to - from);
  return {
    question: question.question,
    account,
    share: Math.max(0, 1 - lengthOf(lost) / whole),
    longestGapSeconds: Math.round(longestOf(lost) / SECOND),
    missing: [...missing].sort(),
  };
}

/** When none of a need's streams could have written. */
function holesOf(
  material: Material,
  need: Need,
  gaps: readonly FoundGap[],
  account: string,
): readonly Interval[] {
  const present = need.any.filter((name) => material.strands.series(name).first.length > 0);
  const { from, to } = material.world.window;
  if (present.length === 0) return [{ from, to }];
  const lists = present.map((name) => gaps.filter((g) => touches(g, name, account)));
  return lists.reduce<readonly Interval[]>(
    (all, list) => intersection(all, list.map(instantAtLeast)),
    [{ from, to }],
  );
}

// A gap of no length (one line that is missing) must not vanish.
function instantAtLeast({ from, to }: Interval): Interval {
  return { from, to: Math.max(to, from + SECOND) };
}

const SYSLOG: ReadonlySet<string> = new Set(['dovecot', 'postfix', 'host', 'mail-filter']);

/** Whether a gap takes something from a stream, as far as the account goes. */
function touches(gap: FoundGap, name: string, account: string): boolean {
  if (gap.harmless) return false;
  const source = sourceOf(name);
  if (gap.source !== source && !(gap.source === 'syslog' && SYSLOG.has(source))) return false;
  if (gap.accounts.length > 0 && !gap.accounts.some((a) => a === account)) return false;
  return gap.strands.length === 0 || name === source || gap.strands.includes(name);
}
