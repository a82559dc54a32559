import { visible } from '../../base/text.ts';
import type { Route } from '../route.ts';
import type { Names } from '../wire/names.ts';

/** Names of the case that a page must mask, and those that it need not; asked for when somebody masks names. */
export const names: Route = {
  method: 'get',
  path: 'names',
  rate: 'light',
  answer: ({ file }): Names => {
    const accounts = new Set([
      ...file.accounts.map((a) => a.account),
      ...file.sessions.map((s) => s.account),
      ...file.coverage.questions.map((q) => q.account),
    ]);
    const plain = new Set([
      ...file.evidence.flatMap((e) => [e.path, e.member, e.host, e.format, e.zone]),
      ...file.coverage.gaps.flatMap((g) => [g.source, g.host]),
      ...file.unread.map((u) => u.program),
      ...file.sessions.map((s) => s.protocol),
    ]);
    accounts.delete('');
    plain.delete('');
    const shown = (all: ReadonlySet<string>): readonly string[] => [...all].map(visible).sort();
    return { accounts: shown(accounts), plain: shown(plain) };
  },
};
