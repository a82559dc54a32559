import type { SqlFailure, SqlPlan } from '../../wire/lines.ts';
import { t } from '../words.tsx';
import { WhatToAsk } from './sql-help.tsx';
import { SqlRowsPart } from './sql-rows.tsx';
import { type Asked, useSql } from './use-sql.tsx';

/** A question in SQL and its answer, with what can be asked below. */
export function SqlPart({ sql, onGo }: { readonly sql: string; readonly onGo: (text: string) => void }) {
  const asked = useSql(sql);
  const { result } = asked;
  return (
    <>
      <p class="note">{t('page.lines.sql')}</p>
      {sql !== '' && <Controls asked={asked} />}
      {asked.plan !== undefined && <Plan plan={asked.plan} />}
      {result?.state === 'failed' && <Failure failure={result} />}
      {result?.state === 'rows' && <SqlRowsPart rows={result} />}
      <WhatToAsk onGo={onGo} open={result?.state !== 'rows'} />
    </>
  );
}

function Controls({ asked }: { readonly asked: Asked }) {
  return (
    <p class="ln-top">
      {asked.running ? (
        <>
          <span role="status">{t('page.lines.sql-running')}</span>
          <button type="button" onClick={asked.cancel}>
            {t('page.lines.sql-cancel')}
          </button>
        </>
      ) : (
        <button type="button" aria-pressed={asked.plan !== undefined} onClick={asked.showPlan}>
          {t('page.lines.sql-plan')}
        </button>
      )}
      {asked.cancelled && <span role="status">{t('page.lines.sql-cancelled')}</span>}
      {asked.error !== '' && (
        <span class="trouble" role="alert">
          {asked.error}
        </span>
      )}
    </p>
  );
}

function Plan({ plan }: { readonly plan: SqlPlan }) {
  if (plan.state === 'failed') return <Failure failure={plan} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="ln-plan" tabIndex={0} aria-label={t('page.lines.sql-plan')}>
      <pre>
        <bdi class="evidence">{plan.lines.join('\n')}</bdi>
      </pre>
    </section>
  );
}

function Failure({ failure }: { readonly failure: SqlFailure }) {
  return (
    <div class="trouble" role="alert">
      <p>
        {failure.hint !== 'shape' && t('page.lines.sql-failed')} <bdi class="evidence">{failure.error}</bdi>
      </p>
      {failure.hint !== 'shape' && <p>{t(`page.lines.hint.${failure.hint}`)}</p>}
    </div>
  );
}
