import type { CaseScreen, Told, ToldEntry } from '../../wire.ts';
import { Masked } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Empty } from '../parts/panel.tsx';
import { Said, ToldLine } from '../parts/said.tsx';
import { t } from '../words.tsx';

/** Ways in, those of one kind and likelihood under one heading, each with what speaks for and against it. */
export function Entries({ data }: { readonly data: CaseScreen }) {
  if (data.entry.length === 0) return <Empty why={t('page.case.no-entry')} />;
  return (
    <>
      {grouped(data.entry).map(([first, ...others]) => (
        <div class="entry">
          <h3>
            <Said pieces={first.title} /> <span class="likelihood">{first.likelihood}</span>
          </h3>
          <ul>
            {[first, ...others].map((one) => (
              <Way one={one} />
            ))}
          </ul>
        </div>
      ))}
      {data.moreEntries > 0 && (
        <p class="note">
          <N value={data.moreEntries} of={`entries-beyond ${data.entry.length}`} />{' '}
          {t('page.case.more-entries', { count: data.moreEntries })}
        </p>
      )}
    </>
  );
}

function Way({ one }: { readonly one: ToldEntry }) {
  return (
    <li data-row tabIndex={-1}>
      <Masked name={one.account} look="account" /> <Lines told={one.for} />
      {one.against.length > 0 && (
        <div class="against">
          {t('page.against')} <Lines told={one.against} />
        </div>
      )}
    </li>
  );
}

function Lines({ told }: { readonly told: readonly Told[] }) {
  return (
    <>
      {told.map((one) => (
        <span class="said">
          <ToldLine told={one} />{' '}
        </span>
      ))}
    </>
  );
}

type Group = readonly [ToldEntry, ...ToldEntry[]];

/** Neighbours that say the same, together. */
function grouped(list: readonly ToldEntry[]): readonly Group[] {
  const groups: [ToldEntry, ...ToldEntry[]][] = [];
  const same = (a: ToldEntry, b: ToldEntry): boolean =>
    a.likelihood === b.likelihood && JSON.stringify(a.title) === JSON.stringify(b.title);
  for (const one of list) {
    const last = groups.at(-1);
    if (last !== undefined && same(last[0], one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
