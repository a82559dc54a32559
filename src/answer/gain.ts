import type { Statement } from '../case/common.ts';
import { holes, unnamed } from './covered.ts';
import { type Draft, firstRefs, intrusions, isSure, names, say } from './say.ts';

interface Gain {
  readonly statement: Statement;
  /** Accounts and messages whose verdict may change. */
  readonly accounts: number;
  readonly messages: number;
}

const MOST = 8;
const MOST_HOLES = 3;

/** What would change the answer, that which would change most first: accounts before messages. */
export function wouldChange(one: Draft): readonly Statement[] {
  return [
    ...byHoles(one),
    ...hiddenClients(one),
    ...earlier(one),
    ...owners(one),
    ...identities(one),
    ...auditd(one),
  ]
    .sort((a, b) => b.accounts - a.accounts || b.messages - a.messages)
    .slice(0, MOST)
    .map((g) => g.statement);
}

function byHoles(one: Draft): readonly Gain[] {
  const accounts = one.accounts.filter((a) => a.grade === 'unknown').length;
  if (accounts === 0) return [];
  return holes(one)
    .slice(0, MOST_HOLES)
    .map((g) => ({
      statement: say('gain.source-hole', { source: g.source, from: g.from, to: g.to, accounts }, g.refs),
      accounts,
      messages: 0,
    }));
}

/** Whoever signed in to webmail through a proxy that nobody named as ours. */
function hiddenClients(one: Draft): readonly Gain[] {
  const accounts = one.accounts.filter((a) => a.grade === 'unknown').length;
  return one.coverage.gaps
    .filter((g) => g.because === 'hidden-clients')
    .map((g) => ({ statement: say('gain.hidden-clients', g.facts, g.refs), accounts, messages: 0 }));
}

/** A password that was known before was got somehow, maybe by an entry before the first record. */
function earlier(one: Draft): readonly Gain[] {
  const known = one.entry.filter((e) => e.vector === 'stolen-password').map((e) => e.account);
  if (known.length === 0) return [];
  const refs = firstRefs(intrusions(one).filter((s) => known.includes(s.account)));
  const facts = { from: one.window.from, accounts: known.length };
  return [{ statement: say('gain.earlier', facts, refs), accounts: known.length, messages: 0 }];
}

function owners(one: Draft): readonly Gain[] {
  const open = one.sessions.filter(
    (s) => (s.judgement === 'suspect' || s.judgement === 'unexplained') && s.parent === '',
  );
  if (open.length === 0) return [];
  const accounts = [...new Set(open.map((s) => s.account))];
  const facts = { accounts: names(one, accounts), sessions: open.length };
  return [{ statement: say('gain.owners', facts, firstRefs(open)), accounts: accounts.length, messages: 0 }];
}

function identities(one: Draft): readonly Gain[] {
  const refsOf = (because: string): readonly string[] =>
    one.coverage.gaps.filter((g) => g.because === because).flatMap((g) => g.refs);
  const out: Gain[] = [];
  const sets = unnamed(one);
  const messages = sets.reduce((n, s) => n + s.atMost, 0);
  const blind = sets.filter((s) => s.candidates === 0);
  if (blind.length > 0) {
    const accounts = names(
      one,
      blind.map((s) => s.account),
    );
    out.push({ statement: say('gain.listings', { accounts }, firstRefs(blind)), accounts: 0, messages });
  }
  if (messages > 0 && one.coverage.gaps.some((g) => g.because === 'event-export')) {
    const refs = [...refsOf('event-export'), ...firstRefs(sets)];
    out.push({ statement: say('gain.event-export', { messages }, refs), accounts: 0, messages });
  }
  const stores = new Set(
    intrusions(one)
      .filter(isSure)
      .map((s) => s.account),
  ).size;
  if (stores > 0 && one.coverage.gaps.some((g) => g.because === 'mail-log')) {
    const statement = say('gain.mail-log', { accounts: stores }, refsOf('mail-log'));
    out.push({ statement, accounts: 0, messages: stores });
  }
  if (one.coverage.gaps.some((g) => g.because === 'userlogins')) {
    out.push({ statement: say('gain.userlogins', {}, refsOf('userlogins')), accounts: 0, messages: 1 });
  }
  return out;
}

function auditd(one: Draft): readonly Gain[] {
  const gap = one.coverage.gaps.find((g) => g.because === 'auditd');
  return gap === undefined ? [] : [{ statement: say('gain.auditd', {}, gap.refs), accounts: 0, messages: 0 }];
}
