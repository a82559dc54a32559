import { type Io, write } from './io.ts';
import { bytesText, countText, spanText } from './table.ts';

/** How far a stage is. */
interface Step {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'files' | 'steps';
}

/** Shows progress on stderr; `end` takes the line away. */
export interface Progress {
  readonly step: (step: Step) => void;
  readonly end: () => void;
}

/** How progress is shown: `line` redraws one line, `log` prints one every ten seconds. */
export type ProgressMode = 'line' | 'log' | 'json' | 'none';

/** The way that fits the options and the terminal. */
export function progressMode(
  given: { readonly flag: (name: string) => boolean; readonly text: (name: string) => string | undefined },
  io: Io,
  off: boolean,
): ProgressMode {
  if (given.text('progress') === 'json') return 'json';
  if (off || given.flag('quiet')) return 'none';
  return io.stderr.isTTY && io.env.TERM !== 'dumb' ? 'line' : 'log';
}

const REDRAW = 100_000;
const LOG_EVERY = 10_000_000;

/** A progress display that begins now. */
export function startProgress(mode: ProgressMode, io: Io): Progress {
  let stage = '';
  let began = io.now();
  let last = mode === 'log' ? began : Number.NEGATIVE_INFINITY;
  let drawn = false;
  const print = (text: string): void => void write(io.stderr, text);
  return {
    step: (step) => {
      if (mode === 'none') return;
      const now = io.now();
      const isNew = step.stage !== stage;
      if (isNew) [stage, began] = [step.stage, now];
      const wait = mode === 'line' ? REDRAW : mode === 'json' ? REDRAW * 10 : LOG_EVERY;
      if (now - last < wait && !(isNew && mode !== 'log')) return;
      last = now;
      if (mode === 'json') print(`${JSON.stringify({ schema: 'constat.progress/1', ...step })}\n`);
      else {
        const text = describe(step, (now - began) / 1e6);
        print(mode === 'line' ? `\r\x1b[2K${text.slice(0, io.stderr.columns - 1)}` : `${text}\n`);
        drawn = mode === 'line';
      }
    },
    end: () => {
      if (drawn) print('\r\x1b[2K');
      drawn = false;
    },
  };
}

/** `reading logs: 1.2 GB of 3.1 GB, 198 MB/s, 10 s left`. */
export function describe({ stage, done, total, unit }: Step, seconds: number): string {
  const amount = (n: number): string => (unit === 'bytes' ? bytesText(n) : countText(n));
  const of = total > 0 ? `${amount(done)} of ${amount(total)}` : amount(done);
  const parts = [unit === 'files' ? `${of} files` : of];
  if (seconds >= 1 && done > 0 && unit === 'bytes') parts.push(`${bytesText(done / seconds)}/s`);
  if (seconds >= 2 && done > 0 && total > done)
    parts.push(`${spanText((seconds / done) * (total - done))} left`);
  return `${stage}: ${parts.join(', ')}`;
}
