import type { EvidenceScreen, ToldGap } from '../../wire/evidence.ts';
import { N } from '../parts/number.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty } from '../parts/panel.tsx';
import { Chips, Said, ToldLine } from '../parts/said.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { duration } from './duration.tsx';

const PAGE = 100;

/** Every gap: what kind, where, when, why, and what it takes from the answer. */
export function Gaps({ data }: { readonly data: EvidenceScreen }) {
  if (data.gapsInAll === 0) return <Empty why={t('page.evidence.gaps.none')} />;
  const at = Number(place.value.params.gaps ?? 0);
  return (
    <>
      <GapTable gaps={data.gaps} />
      <Pager
        words="page.evidence.gaps.shown"
        offset={at}
        shown={data.gaps.length}
        count={data.gapsInAll}
        countOf="length coverage.gaps"
        page={PAGE}
        onGo={(to) => set({ gaps: to === 0 ? '' : String(to) })}
      />
    </>
  );
}

function GapTable({ gaps }: { readonly gaps: readonly ToldGap[] }) {
  return (
    <Scroll of={t('page.evidence.gaps.title')}>
      <table class="gaps">
        <thead>
          <tr>
            <th scope="col">{t('page.evidence.gaps.what')}</th>
            <th scope="col">{t('ui.col.span')}</th>
            <th scope="col">{t('page.evidence.gaps.takes')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((g) => (
            <GapRow gap={g} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function GapRow({ gap: g }: { readonly gap: ToldGap }) {
  const of = `gap:${g.n}`;
  const { of: open, g: chosen } = place.value.params;
  return (
    <tr class={open === of || chosen === String(g.n) ? 'chosen' : ''}>
      <th scope="row">
        <a
          data-row={of}
          class="row-open"
          href={hrefOf({ of, p: '', g: String(g.n) })}
          aria-current={open === of ? 'true' : undefined}
        >
          <GapMark kind={g.kind} /> {t(`ui.gap-kind.${g.kind}`)}
        </a>
        <div class="small">
          <bdi class="evidence">{g.source}</bdi> <bdi class="evidence">{g.host}</bdi>
        </div>
      </th>
      <td class="when">
        {g.kind === 'never-enabled' ? t('page.evidence.gaps.always') : <GapSpan gap={g} />}
      </td>
      <td>
        <Said pieces={g.why} /> <Chips cited={g.cited} />
        <Takes gap={g} />
      </td>
    </tr>
  );
}

function GapSpan({ gap: g }: { readonly gap: ToldGap }) {
  const seconds = Math.round((Date.parse(g.to) - Date.parse(g.from)) / 1000);
  return (
    <>
      <Time iso={g.from} />
      <br />
      <Time iso={g.to} />
      <div class="small">
        <data value={String(seconds)} data-of={`gap-seconds ${g.n}`}>
          {duration(seconds)}
        </data>
      </div>
    </>
  );
}

/** What a gap takes from the answer: questions, sessions of the actor, and what filling it would change. */
function Takes({ gap: g }: { readonly gap: ToldGap }) {
  const nothing = g.questions.length + g.changes.length + g.sessions === 0;
  if (nothing) return <div class="small">{t('page.evidence.gaps.nothing')}</div>;
  return (
    <ul class="tight small" aria-label={t('page.evidence.gaps.list')}>
      {g.sessions > 0 && (
        <li class="j-intruder">
          <N value={g.sessions} of={`sessions-in-gap ${g.n}`} />{' '}
          {t('page.evidence.gaps.sessions', { count: g.sessions })}
        </li>
      )}
      {g.questions.length > 0 && (
        <li>
          {t('page.evidence.gaps.from')}{' '}
          {g.questions.map((pieces, i) => (
            <>
              {i > 0 && ' · '}
              <Said pieces={pieces} />
            </>
          ))}
        </li>
      )}
      {g.changes.map((told) => (
        <li>
          {t('page.evidence.gaps.would')} <ToldLine told={told} />
        </li>
      ))}
    </ul>
  );
}

const SHAPES: Readonly<Record<ToldGap['kind'], string>> = {
  gap: 'M1 13L13 1M1 8L8 1M6 13L13 6',
  rotation: 'M7 2L13 12.5H1Z',
  drop: 'M2 4H12M2 7H5M9 7H12M2 10H12',
  suspect: 'M4 4.5A3 3 0 1 1 7 8V9.5M7 12V12.6',
  'never-enabled': 'M7 1.5A5.5 5.5 0 1 0 7.1 1.5M3 11L11 3',
};

/** A shape for each kind of gap, beside its word. */
function GapMark({ kind }: { readonly kind: ToldGap['kind'] }) {
  return (
    <svg class="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path
        d={SHAPES[kind]}
        fill={kind === 'rotation' ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.5"
      />
    </svg>
  );
}
