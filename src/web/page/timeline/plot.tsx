import { useMemo, useRef } from 'preact/hooks';
import type { TimelineScreen } from '../../wire/timeline.ts';
import { isoOf } from '../logic/instant.ts';
import type { Span } from '../logic/window.ts';
import { marks } from '../marks.tsx';
import { Drawing } from '../parts/drawing.tsx';
import { Time } from '../parts/time.tsx';
import { useTimeDrag } from '../parts/time-drag.tsx';
import { set } from '../state.tsx';
import { t } from '../words.tsx';
import { chosenTime, instantAt, select, selection, shareOf } from './view.tsx';

/** The drawing: over it where the pointer is and the selection; under it, so that words stay readable, marks and the chosen record. */
export function Plot({ data }: { readonly data: TimelineScreen }) {
  const area = useRef<HTMLDivElement>(null);
  const picture = useMemo(
    () => <Drawing shape={data.drawing} onOpen={(of) => set({ of, p: '' })} />,
    [data.drawing],
  );
  const at = (event: PointerEvent): number => {
    const box = area.current?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? 0 : instantAt(data, (event.clientX - box.left) / box.width);
  };
  const { drag, hover, handlers } = useTimeDrag(at, select);
  return (
    <>
      <Readout data={data} hover={hover?.at} />
      <div ref={area} class="tl-plot" {...handlers}>
        <div class="tl-over" aria-hidden="true">
          <Line data={data} at={chosenTime()} kind="tl-chosen" />
          {marks().map((m) => (
            <Line data={data} at={m} kind="tl-mark" />
          ))}
        </div>
        {picture}
        <Over data={data} drag={drag} hover={hover?.at} />
      </div>
    </>
  );
}

function Over({
  data,
  drag,
  hover,
}: {
  readonly data: TimelineScreen;
  readonly drag: Span | undefined;
  readonly hover: number | undefined;
}) {
  const span = drag ?? selection();
  return (
    <div class="tl-over" aria-hidden="true">
      {span !== undefined && <Selected data={data} span={span} />}
      <Line data={data} at={hover} kind="tl-hover" />
    </div>
  );
}

/** A line at an instant; nothing where it is not in view. */
function Line({
  data,
  at,
  kind,
}: {
  readonly data: TimelineScreen;
  readonly at: number | undefined;
  readonly kind: string;
}) {
  const share = at === undefined ? Number.NaN : shareOf(data, at);
  return Number.isNaN(share) ? null : <div class={`tl-line ${kind}`} style={{ left: `${share * 100}%` }} />;
}

function Selected({ data, span }: { readonly data: TimelineScreen; readonly span: Span }) {
  const { plot } = data;
  const edge = (micros: number, beyond: number): number => {
    const share = shareOf(data, micros);
    return Number.isNaN(share) ? beyond : share;
  };
  const isBefore = span.to < instantAt(data, 0);
  const isAfter = span.from > instantAt(data, 1);
  if (isBefore || isAfter) return null;
  const left = edge(span.from, plot.left / plot.width);
  const right = edge(span.to, plot.right / plot.width);
  return <div class="tl-selected" style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }} />;
}

/** The time under the pointer, and what the column there counts. */
function Readout({ data, hover }: { readonly data: TimelineScreen; readonly hover: number | undefined }) {
  if (hover === undefined) return <p class="tl-readout"> </p>;
  const { from, binMicros, all, actors } = data.bins;
  const column = Math.floor((hover - from) / binMicros);
  const counted = all[column];
  const facts = { all: counted ?? 0, actors: actors[column] ?? 0 };
  return (
    <p class="tl-readout">
      <Time iso={isoOf(hover)} />
      {counted !== undefined && (
        <>
          {' · '}
          {t(data.records === null ? 'page.timeline.in-column-lines' : 'page.timeline.in-column', facts)}
        </>
      )}
    </p>
  );
}
