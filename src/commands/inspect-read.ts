import { HOUR } from '../base/time.ts';
import { LineCutter } from '../evidence/lines.ts';
import type { OpenMember } from '../evidence/open.ts';
import type { Problem } from '../evidence/problems.ts';
import type { FileFormat } from '../formats/format.ts';
import type { Calendar } from '../ingest/calendar.ts';
import { Reader, type ReadSummary } from '../ingest/reader.ts';

/** A stretch without a record, microseconds UTC. */
export interface Silence {
  readonly from: number;
  readonly to: number;
}

/** What reading a log in full found. */
export interface LogRead {
  readonly summary: ReadSummary;
  readonly silences: readonly Silence[];
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

const KEPT = 16;
const LISTED = 3;

/** Reads a log to its end, counting and keeping nothing of it. `onBytes` hears of each chunk. */
export async function readLog(
  open: OpenMember,
  number: number,
  format: FileFormat,
  calendar: Calendar,
  onBytes: (bytes: number) => void,
): Promise<LogRead> {
  const silences = new Silences();
  const reader = new Reader(number, format, calendar, (place) => {
    if (place.format !== '') silences.see(place.time);
  });
  const take = reader.line.bind(reader);
  const cutter = new LineCutter();
  for await (const chunk of open.chunks) {
    cutter.push(chunk, take);
    onBytes(chunk.length);
  }
  cutter.end(take);
  const { sha256, problems } = await open.finish();
  const summary = reader.summary();
  return { summary, silences: silences.unusual(summary), sha256, problems };
}

/** The longest silences between records, as they pass. */
export class Silences {
  #latest: number | undefined;
  #longest: Silence[] = [];

  /** A record's instant; one before the latest counts as part of it. */
  see(time: number): void {
    if (this.#latest !== undefined && time > this.#latest + HOUR) {
      this.#longest.push({ from: this.#latest, to: time });
      if (this.#longest.length > 2 * KEPT) this.#longest = longest(this.#longest, KEPT);
    }
    if (this.#latest === undefined || time > this.#latest) this.#latest = time;
  }

  /**
   * At most three silences, longest first, of an hour or more that are five times as long as the longest one to be
   * expected from records that come at random at the file's mean rate (mean distance times the logarithm of their
   * number).
   */
  unusual({ lines, first, last }: Pick<ReadSummary, 'lines' | 'first' | 'last'>): readonly Silence[] {
    if (first === undefined || last === undefined || lines < 10) return [];
    const expected = ((last - first) / lines) * Math.log(lines);
    return longest(this.#longest, LISTED).filter((s) => s.to - s.from >= Math.max(HOUR, 5 * expected));
  }
}

function longest(silences: readonly Silence[], count: number): Silence[] {
  return [...silences].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, count);
}
