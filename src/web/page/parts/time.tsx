import { twoClocks } from '../logic/clock.ts';
import { frame, zoneFirst } from '../state.tsx';

/** A time of the Case on two clocks, UTC and the case's own; never the browser's. */
export function Time({
  iso,
  both = true,
  fine = false,
}: {
  readonly iso: string;
  readonly both?: boolean;
  /** With the part of the second that the record has. */
  readonly fine?: boolean;
}) {
  const { utc, local } = twoClocks(iso, frame.value?.zone ?? '', fine);
  const [first, second] = zoneFirst.value === 'case' && local !== '' ? [local, utc] : [utc, local];
  return (
    <time dateTime={iso} title={both || second === '' ? undefined : second}>
      {first}
      {both && second !== '' && <span class="other-clock"> {second}</span>}
    </time>
  );
}
