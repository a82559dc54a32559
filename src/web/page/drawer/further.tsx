import type { Context, ContextLine } from '../../wire/context.ts';
import { useData } from '../api.tsx';
import { drawer } from './open.tsx';

/** The lines around a proof together with those asked for beyond them. */
interface Further {
  readonly lines: readonly ContextLine[];
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  readonly loading: boolean;
}

/** Asks for as many lines before and after those around the proof as the address says. */
export function useFurther(data: Context, file: string, busy: boolean): Further {
  const { before, after } = drawer.value;
  const own = data.lines;
  const first = own[0]?.line ?? 0;
  const last = own.at(-1)?.line ?? 0;
  const older = useData<Context>(!busy && before > 0 && first > 1 ? 'context' : '', {
    file,
    from: Math.max(1, first - before),
    to: first - 1,
  });
  const newer = useData<Context>(!busy && after > 0 && data.moreAfter ? 'context' : '', {
    file,
    from: last + 1,
    to: last + after,
  });
  const early = (older.data?.lines ?? []).filter((l) => l.line < first);
  const late = (newer.data?.lines ?? []).filter((l) => l.line > last);
  return {
    lines: [...early, ...own, ...late],
    moreBefore: early.length > 0 ? (older.data?.moreBefore ?? false) : data.moreBefore,
    moreAfter: late.length > 0 ? (newer.data?.moreAfter ?? false) : data.moreAfter,
    loading: older.loading || newer.loading,
  };
}
