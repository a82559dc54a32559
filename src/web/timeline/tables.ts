import { isoTime, SECOND } from '../../base/time.ts';
import type { TimelineData } from '../../report/draw/timeline.ts';
import type { BandRow, LaneRow, TimelineTables } from '../wire/timeline.ts';

/** What a drawing shows, in rows: for those who cannot see it, and for those who would rather read. */
export function tablesOf(data: TimelineData): TimelineTables {
  return { lanes: laneRows(data), bands: bandRows(data) };
}

function laneRows({ groups }: TimelineData): readonly LaneRow[] {
  return groups.flatMap((group) =>
    group.lanes.flatMap((lane) => {
      const row = (
        from: number,
        to: number,
        more: Pick<LaneRow, 'title' | 'open' | 'early' | 'late'>,
      ): LaneRow => ({
        group: group.title,
        lane: lane.label,
        from: isoTime(from),
        to: isoTime(to),
        ...more,
      });
      const bars = lane.bars.map((b) =>
        row(b.from, b.to, {
          title: b.title,
          open: b.open ?? '',
          early: (b.early ?? 0) / SECOND,
          late: (b.late ?? 0) / SECOND,
        }),
      );
      const ticks = (lane.ticks ?? []).map((t) =>
        row(t.at, t.at, { title: t.title, open: t.open ?? '', early: 0, late: 0 }),
      );
      return [...bars, ...ticks].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    }),
  );
}

function bandRows({ bands, from, to }: TimelineData): readonly BandRow[] {
  return bands.flatMap((band) =>
    band.stretches
      .filter((s) => s.to >= from && s.from <= to)
      .map((s) => ({
        source: band.label,
        kind: s.kind,
        title: s.title,
        from: isoTime(s.from),
        to: isoTime(s.to),
        open: s.open ?? '',
      })),
  );
}
