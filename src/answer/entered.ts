import type { Statement } from '../case/common.ts';
import type { Session } from '../case/judgement.ts';
import { type Draft, firstRefs, intrusions, isSure, names, say } from './say.ts';

/** Which accounts intruders came into, how sure that is, and from when to when; or that none is seen. */
export function entered(one: Draft): readonly Statement[] {
  const sessions = intrusions(one);
  if (sessions.length === 0) return nobody(one);
  const by = (link: Session['link']): readonly string[] =>
    sessions.filter((s) => s.link === link).map((s) => s.account);
  const certain = new Set(by('certain'));
  const accounts = [...new Set(sessions.map((s) => s.account))].sort();
  const probable = accounts.filter((a) => !certain.has(a));
  const actors = new Set(sessions.map((s) => s.actor)).size;
  const first = sessions.reduce((a, b) => (b.start < a.start ? b : a));
  const last = sessions.reduce((a, b) => (b.end > a.end ? b : a));
  const kind = probable.length === 0 ? 'certain' : certain.size === 0 ? 'probable' : 'mixed';
  return [
    say('answer.entered', { count: accounts.length, from: first.start, to: last.end }, [
      ...first.refs.slice(0, 1),
      ...last.refs.slice(-1),
    ]),
    say(
      `answer.accounts-${kind}`,
      {
        ...(certain.size > 0 ? { certain: names(one, [...certain]) } : {}),
        ...(probable.length > 0 ? { probable: names(one, probable) } : {}),
        actors,
      },
      accounts.flatMap((a) => sessions.find((s) => s.account === a)?.refs.slice(0, 1) ?? []),
    ),
  ];
}

function nobody(one: Draft): readonly Statement[] {
  const asked = one.coverage.questions.filter((q) => q.question === 'sign-in');
  const share = asked.reduce((least, q) => Math.min(least, q.share), asked.length === 0 ? 0 : 1);
  if (share >= 1 && one.accounts.every((a) => a.grade !== 'unknown')) {
    return [say('answer.nobody-entered', { from: one.window.from, to: one.window.to }, [])];
  }
  return [
    say(
      'answer.cannot-tell-entered',
      { share },
      firstRefs(one.coverage.gaps.filter((g) => g.kind !== 'never-enabled')),
    ),
  ];
}

/** What speaks against somebody without being enough; what was touched there may have been the owner’s doing. */
export function suspects(one: Draft): readonly Statement[] {
  const sessions = one.sessions.filter((s) => s.judgement === 'suspect' && s.parent === '');
  if (sessions.length === 0) return [];
  const touched = one.items.filter(
    (i) => i.kind === 'message' && !isSure(i) && i.link !== 'owner' && i.grade !== 'listed',
  );
  return [
    say(
      'answer.suspects',
      {
        sessions: sessions.length,
        accounts: names(
          one,
          sessions.map((s) => s.account),
        ),
        messages: touched.length,
      },
      firstRefs(sessions),
    ),
  ];
}
