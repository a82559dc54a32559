import { useEffect, useRef, useState } from 'preact/hooks';
import type { SqlPlan, SqlResult } from '../../wire/lines.ts';
import { post } from '../api.tsx';

/** A question in SQL on its way, and its answer. */
export interface Asked {
  readonly result: SqlResult | undefined;
  readonly plan: SqlPlan | undefined;
  readonly running: boolean;
  readonly cancelled: boolean;
  readonly error: string;
  readonly cancel: () => void;
  readonly showPlan: () => void;
}

type State = Pick<Asked, 'result' | 'plan' | 'running' | 'cancelled' | 'error'>;
const NOTHING: State = { result: undefined, plan: undefined, running: false, cancelled: false, error: '' };

/** Asks a question whenever it changes. Leaving it ends it within the engine too. */
export function useSql(sql: string): Asked {
  const [state, setState] = useState<State>(NOTHING);
  const stop = useRef(new AbortController());
  const ask = <T,>(path: string, done: (answer: T) => Partial<State>): void => {
    stop.current.abort();
    const own = new AbortController();
    stop.current = own;
    setState((s) => ({ ...s, running: true, cancelled: false, error: '' }));
    post<T>(path, { sql }, own.signal).then(
      (answer) => {
        if (stop.current === own) setState((s) => ({ ...s, running: false, ...done(answer) }));
      },
      (error: unknown) => {
        if (stop.current !== own) return;
        const cancelled = own.signal.aborted;
        const said = cancelled ? '' : error instanceof Error ? error.message : String(error);
        setState((s) => ({ ...s, running: false, cancelled, error: said }));
      },
    );
  };
  const run = (): void => ask<SqlResult>('sql', (result) => ({ result, plan: undefined }));
  useEffect(() => {
    setState(NOTHING);
    if (sql !== '') run();
    return () => stop.current.abort();
  }, [sql]);
  return {
    ...state,
    cancel: () => stop.current.abort(),
    showPlan: () => {
      if (state.plan === undefined) ask<SqlPlan>('sql/plan', (plan) => ({ plan }));
      else setState((s) => ({ ...s, plan: undefined }));
    },
  };
}
