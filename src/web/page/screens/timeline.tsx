import { useEffect, useState } from 'preact/hooks';
import type { TimelineLegend, TimelineScreen } from '../../wire/timeline.ts';
import { useData } from '../api.tsx';
import { overruleState } from '../journal.tsx';
import { isoOf } from '../logic/instant.ts';
import { Drawing } from '../parts/drawing.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { useWidth } from '../parts/width.tsx';
import { frame, place, status } from '../state.tsx';
import { Bar } from '../timeline/bar.tsx';
import { GoDialog } from '../timeline/go.tsx';
import { useTimelineKeys } from '../timeline/keys.tsx';
import { EventList } from '../timeline/list.tsx';
import { usePages } from '../timeline/pages.tsx';
import { Plot } from '../timeline/plot.tsx';
import { Tables } from '../timeline/tables.tsx';
import { filters, outsideTimes, unreadTimes, viewSpan } from '../timeline/view.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 2: what happened when, and when nothing could have been seen. */
export const timelineScreen: Screen = {
  id: 'timeline',
  title: 'page.screen.timeline',
  Body: () => {
    const [isGoing, setGoing] = useState(false);
    const [said, say] = useState('');
    const { box, width } = useWidth('timeline');
    const { loaded, legend, who, pages, isPreparing } = useTimeline(width);
    useTimelineKeys({ data: loaded.data, pages, openGo: () => setGoing(true), say });
    useEffect(() => say(''), [place.value]);
    return (
      <div class="timeline-screen">
        <Bar data={loaded.data} onGo={() => setGoing(true)} />
        <TimesNote />
        <div ref={box} class="tl-box">
          <Shown loaded={loaded}>{(data) => <Drawn data={data} legend={legend} />}</Shown>
        </div>
        <p class="tl-said" role="status">
          {said}
        </p>
        <EventList pages={pages} who={who} isPreparing={isPreparing} acts={loaded.data?.acts ?? null} />
        {isGoing && <GoDialog onDone={() => setGoing(false)} />}
      </div>
    );
  },
};

/** What of the times in the address is not shown as it was asked for. */
function TimesNote() {
  const [unread, outside] = [unreadTimes(), outsideTimes()];
  if (unread === '' && outside === '') return null;
  const { from, to } = frame.value?.window ?? { from: '', to: '' };
  return (
    <p class="note" role="status">
      {unread !== ''
        ? t('page.timeline.times-unread', { times: unread })
        : t('page.timeline.times-outside', { times: outside, from, to })}
    </p>
  );
}

/** Asks for what the address has in view: the drawing, the list of events, and what the signs mean. */
function useTimeline(width: number) {
  const view = viewSpan();
  const { params } = place.value;
  // Records that were not ready when they were asked for are asked for again when they are.
  const engine = status.value?.engine;
  const isPreparing = engine === 'preparing';
  const shared = { from: isoOf(view.from), to: isoOf(view.to), ...filters() };
  const loaded = useData<TimelineScreen>(width === 0 || engine === undefined ? '' : 'timeline', {
    ...shared,
    lanes: params.lanes ?? '',
    width,
    tables: params.t === '1' ? '1' : '',
    engine: isPreparing ? engine : '',
    overruled: overruleState(),
  });
  const { data: legend } = useData<TimelineLegend>('timeline-legend');
  // Where no intruder acted, the list of acts would say nothing.
  const who = params.who === 'all' || loaded.data?.acts === null ? 'all' : 'actor';
  const pages = usePages(
    { ...shared, who, start: params.ev ?? '', before: params.before ?? '' },
    engine !== undefined && !isPreparing && width > 0,
  );
  return { loaded, legend, who, pages, isPreparing } as const;
}

interface DrawnProps {
  readonly data: TimelineScreen;
  readonly legend: TimelineLegend | undefined;
}

function Drawn({ data, legend }: DrawnProps) {
  const { account, actor } = filters();
  const isFiltered = account !== '' || actor !== '';
  const { lanes, bars, bands } = data.drawn;
  return (
    <>
      <p class="tl-counts">
        {data.records !== null && (
          <>
            <N value={data.records.all} of={`records ${data.from} ${data.to}`} />{' '}
            {t('page.timeline.records-shown')}{' '}
            <N value={data.records.actors} of={`acts ${data.from} ${data.to}`} />{' '}
            {t('page.timeline.acts-shown')} <span class="note">({t('page.timeline.column')})</span>
          </>
        )}
      </p>
      {data.without !== '' && (
        <p class="note" role="status">
          {t('page.timeline.without-records', { why: data.without })}
        </p>
      )}
      {place.value.params.t === '1' ? <Tables data={data} /> : <Plot data={data} />}
      {lanes.count === 0 && (
        <Empty why={t(isFiltered ? 'page.timeline.no-lanes-filter' : 'page.timeline.no-lanes')} />
      )}
      {lanes.shown < lanes.count && <p class="note">{t('page.timeline.lanes-cut', { ...lanes })}</p>}
      {bars.shown < bars.count && <p class="note">{t('page.timeline.bars-cut', { ...bars })}</p>}
      {bands.shown < bands.count && <p class="note">{t('page.timeline.bands-cut', { ...bands })}</p>}
      <Legend entries={legend ?? []} />
    </>
  );
}

function Legend({ entries }: { readonly entries: TimelineLegend }) {
  return (
    <details class="tl-legend">
      <summary>{t('page.timeline.legend')}</summary>
      <ul>
        {entries.map(({ words, picture }) => (
          <li>
            <Drawing shape={picture} /> {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
