import { useKeys } from '../keyboard.tsx';
import { type Bar, barHeight, barsOf, isoOfMinute } from '../logic/bars.ts';
import { twoClocks } from '../logic/clock.ts';
import { N } from '../parts/number.tsx';
import { Time } from '../parts/time.tsx';
import { frame, place, set, zoneFirst } from '../state.tsx';
import { count, t } from '../words.tsx';

const MOST_BARS = 240;
const HEIGHT = 56;

/** Hits by hour: a picture, or the same as a table. A bar narrows the search to its time. */
export function Hours({
  times,
  span,
  unit,
  onOnly,
}: {
  readonly times: ReadonlyMap<number, number>;
  readonly span: readonly [number, number] | null;
  readonly unit: number;
  readonly onOnly: (from: string, to: string) => void;
}) {
  const isTable = place.value.params.hours === 'table';
  const toggle = (): void => set({ hours: isTable ? '' : 'table' });
  useKeys({ table: toggle });
  const bars = barsOf(times, span, unit, MOST_BARS);
  if (bars.length === 0) return null;
  const only = (bar: Bar): void => onOnly(isoOfMinute(bar.from), isoOfMinute(bar.to));
  return (
    <section class="ln-hours" aria-label={t('page.lines.hours')}>
      {isTable ? <HourTable bars={bars} onOnly={only} /> : <HourPicture bars={bars} onOnly={only} />}
      <p class="ln-hours-note">
        <span>
          <Time iso={isoOfMinute(bars[0]?.from ?? 0)} both={false} />
        </span>
        <span>{scale((bars[0]?.to ?? 1) - (bars[0]?.from ?? 0))}</span>
        <button type="button" onClick={toggle}>
          {t(isTable ? 'page.lines.hours-as-picture' : 'page.lines.hours-as-table')} <kbd>t</kbd>
        </button>
        <span>
          <Time iso={isoOfMinute(bars.at(-1)?.to ?? 0)} both={false} />
        </span>
      </p>
    </section>
  );
}

function scale(minutes: number): string {
  if (minutes % 1440 === 0) return t('page.lines.scale-days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('page.lines.scale-hours', { count: minutes / 60 });
  return t('page.lines.scale-minutes', { count: minutes });
}

interface Bars {
  readonly bars: readonly Bar[];
  readonly onOnly: (bar: Bar) => void;
}

function HourPicture({ bars, onOnly }: Bars) {
  const most = Math.max(...bars.map((b) => b.count));
  const label = (bar: Bar): string => {
    const { utc, local } = twoClocks(isoOfMinute(bar.from), frame.value?.zone ?? '');
    const time = zoneFirst.value === 'case' && local !== '' ? local : utc;
    return `${time.slice(0, 16)}${time.slice(19)} · ${count(bar.count)} ${t('page.lines.hits', { count: bar.count })}`;
  };
  return (
    // The table is its twin for the keyboard and for screen readers.
    <svg
      class="ln-bars"
      viewBox={`0 0 ${bars.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
      height={HEIGHT}
      width="100%"
      aria-hidden="true"
    >
      {bars.map((bar, i) => {
        const height = barHeight(bar.count, most) * (HEIGHT - 2);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table below is the way of the keyboard
          <g class="ln-bar" onClick={() => bar.count > 0 && onOnly(bar)}>
            <title>{label(bar)}</title>
            <rect class="ln-room" x={i * 10} y="0" width="10" height={HEIGHT} />
            <rect class="ln-hits" x={i * 10 + 0.5} y={HEIGHT - height} width="9" height={height} />
          </g>
        );
      })}
    </svg>
  );
}

function HourTable({ bars, onOnly }: Bars) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="ln-hour-table" tabIndex={0} aria-label={t('page.lines.hours-hits')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('page.lines.hours-from')}</th>
            <th scope="col" class="ln-number">
              {t('page.lines.hours-hits')}
            </th>
            <th scope="col">
              <span class="vh">{t('page.lines.hours-only')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter((b) => b.count > 0)
            .map((bar) => (
              <tr>
                <th scope="row">
                  <Time iso={isoOfMinute(bar.from)} />
                </th>
                <td class="ln-number">
                  <N value={bar.count} of={`hits ${isoOfMinute(bar.from)} ${isoOfMinute(bar.to)}`} />
                </td>
                <td>
                  <button type="button" onClick={() => onOnly(bar)}>
                    {t('page.lines.hours-only')}
                  </button>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
