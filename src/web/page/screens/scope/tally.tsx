import type { ComponentChild, VNode } from 'preact';
import type { MessageKey } from '../../../../report/languages/en.ts';
import type { ScopeByCount, ScopeCount, ScopeRow } from '../../../wire/scope.ts';
import { N } from '../../parts/number.tsx';
import { phrase, t } from '../../words.tsx';

/** `12 to 40 of 300 messages, by count`; `graded` names how far instead. */
export function Count({ count, graded }: { readonly count: ScopeCount; readonly graded: boolean }) {
  const of = (field: string): string => `sets.${count.n - 1}.${field}`;
  const key = `page.scope.${graded ? 'tally-count' : 'count'}${count.atLeast === count.atMost ? '-exact' : ''}`;
  return (
    <>
      {phrase(key as MessageKey, {
        atLeast: <N value={count.atLeast} of={of('atLeast')} />,
        atMost: <N value={count.atMost} of={of('atMost')} />,
        candidates: <N value={count.candidates} of={of('candidates')} />,
        count: count.candidates,
        grade: t(`ui.grade.${count.grade}`),
      })}
    </>
  );
}

/** ` + 12 to 40 by count`, behind a number of items; nothing where counts tell of no more. */
export function ByCount({
  value: { least, more },
  of,
}: {
  readonly value: ScopeByCount;
  readonly of: (bound: keyof ScopeByCount) => string;
}) {
  if (more === 0) return null;
  return (
    <>
      {phrase(least === more ? 'page.scope.by-count-exact' : 'page.scope.by-count', {
        least: <N value={least} of={of('least')} />,
        most: <N value={more} of={of('more')} />,
      })}
    </>
  );
}

/** What is in an account or a mailbox: `5 files taken; 13 taken, 3 opened of 423 known`, or what a count allows. */
export function Tally({ row }: { readonly row: ScopeRow }) {
  const [account, mailbox] = [JSON.stringify(row.account), JSON.stringify(row.mailbox)];
  const box = row.kind === 'mailbox';
  const within = `link!=owner account=${account}${box ? ` mailbox=${mailbox}` : ''}`;
  const named = row.tally.some((one) => one.messages > 0);
  const messages = named ? messagesOf(row, within, `${account}${box ? ` ${mailbox}` : ''}`) : [];
  const files = row.tally
    .filter((one) => one.others > 0)
    .map((one) =>
      phrase('page.scope.tally-other', {
        others: <N value={one.others} of={`count items kind!=message grade=${one.grade} ${within}`} />,
        count: one.others,
        grade: t(`ui.grade.${one.grade}`),
      }),
    );
  const known = <N value={row.known} of={`scope-known ${account}${box ? ` ${mailbox}` : ''}`} />;
  const parts = [
    ...(files.length > 0 ? [[commas(files)]] : []),
    ...(messages.length > 0 ? [phrase('page.scope.tally', { graded: commas(messages), known })] : []),
    ...(!named && row.count !== null ? [[<Count count={row.count} graded />]] : []),
  ];
  const [first, second] = parts;
  if (first === undefined) return null;
  return (
    <span class="scope-tally">
      {second === undefined
        ? first
        : phrase('page.scope.tally-files', { files: <>{first}</>, rest: <>{second}</> })}
    </span>
  );
}

/** Messages by grade, named ones with what counts tell of beyond them. */
function messagesOf(row: ScopeRow, within: string, where: string): readonly (readonly ComponentChild[])[] {
  return row.tally
    .filter((one) => one.messages + one.more > 0)
    .map((one) => {
      const beyond = (bound: keyof ScopeByCount): string => `scope-beyond ${bound} ${one.grade} ${where}`;
      const grade = t(`ui.grade.${one.grade}`);
      if (one.messages === 0)
        return phrase(one.least === one.more ? 'page.scope.tally-beyond-exact' : 'page.scope.tally-beyond', {
          least: <N value={one.least} of={beyond('least')} />,
          most: <N value={one.more} of={beyond('more')} />,
          grade,
        });
      return phrase('page.scope.tally-messages', {
        messages: <N value={one.messages} of={`count items kind=message grade=${one.grade} ${within}`} />,
        byCount: <ByCount value={one} of={beyond} />,
        grade,
      });
    });
}

function commas(parts: readonly (readonly ComponentChild[])[]): VNode {
  return <>{parts.flatMap((part, i) => (i === 0 ? part : [', ', ...part]))}</>;
}
