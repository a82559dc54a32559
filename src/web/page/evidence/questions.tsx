import type { EvidenceScreen, QuestionRow, QuestionView } from '../../wire/evidence.ts';
import { useData } from '../api.tsx';
import { Masked } from '../parts/masked.tsx';
import { Meter } from '../parts/meter.tsx';
import { N, Share } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Said } from '../parts/said.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { duration } from './duration.tsx';

/** What the logs could have shown: each question for everybody, and the accounts that fare otherwise, worst first. */
export function Questions({ data }: { readonly data: EvidenceScreen }) {
  if (data.questions.length === 0) return <Empty why={t('page.case.no-questions')} />;
  return (
    <Scroll of={t('page.evidence.questions.title')}>
      <table class="questions-table">
        <thead>
          <tr>
            <th scope="col">{t('ui.coverage.question')}</th>
            <th scope="col">{t('ui.coverage.share')}</th>
            <th scope="col">{t('ui.coverage.longest')}</th>
            <th scope="col">{t('ui.coverage.missing')}</th>
            <th scope="col">{t('page.evidence.questions.accounts')}</th>
          </tr>
        </thead>
        <tbody>
          {data.questions.map((q) => (
            <Question q={q} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Question({ q }: { readonly q: QuestionView }) {
  const open = place.value.params.q === q.question;
  return (
    <>
      <tr data-question={q.question}>
        <th scope="row">
          <Said pieces={q.title} />
        </th>
        <Numbers q={q} />
        <td>
          {q.own === 0 ? (
            t('page.evidence.questions.alike')
          ) : (
            <button
              type="button"
              data-row={`question:${q.question}`}
              aria-expanded={open}
              onClick={() => set({ q: open ? '' : q.question })}
            >
              <N value={q.own} of={`count coverage.questions question=${q.question} account!=`} />{' '}
              {t('page.evidence.questions.own', { count: q.own })}
            </button>
          )}
        </td>
      </tr>
      {open && <Own question={q.question} />}
    </>
  );
}

function Numbers({ q }: { readonly q: QuestionRow }) {
  const of = `${q.question} ${JSON.stringify(q.account)}`;
  return (
    <>
      <td class="num">
        <Meter share={q.share} /> <Share value={q.share} of={`question ${of}`} />
      </td>
      <td class="num">
        {q.longestGapSeconds === 0 ? (
          t('page.evidence.questions.no-gap')
        ) : (
          <data value={String(q.longestGapSeconds)} data-of={`question-longest ${of}`}>
            {duration(q.longestGapSeconds)}
          </data>
        )}
      </td>
      <td>
        {q.missing.length === 0 ? (
          t('page.evidence.questions.nothing')
        ) : (
          <ul class="tight">
            {q.missing.map((pieces) => (
              <li>
                <Said pieces={pieces} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </>
  );
}

interface OwnRows {
  readonly rows: readonly QuestionRow[];
  readonly count: number;
}

/** The accounts that fare otherwise. */
function Own({ question }: { readonly question: string }) {
  const loaded = useData<OwnRows>('evidence/accounts', { question });
  const rows = loaded.data?.rows ?? [];
  const left = (loaded.data?.count ?? 0) - rows.length;
  if (loaded.data === undefined)
    return (
      <tr>
        <td colSpan={5}>
          <Shown loaded={loaded}>{() => null}</Shown>
        </td>
      </tr>
    );
  return (
    <>
      {rows.map((row) => (
        <OwnRow row={row} />
      ))}
      {left > 0 && (
        <tr class="own">
          <td colSpan={5}>
            <N value={left} of={`own-accounts ${question} less ${rows.length}`} />{' '}
            {t('page.evidence.questions.more')}
          </td>
        </tr>
      )}
    </>
  );
}

function OwnRow({ row }: { readonly row: QuestionRow }) {
  const of = `account:${row.account}`;
  return (
    <tr class="own">
      <th scope="row">
        <a data-row={of} class="row-open" href={hrefOf({ of, p: '' })}>
          <Masked name={row.account} />
        </a>
      </th>
      <Numbers q={row} />
      <td />
    </tr>
  );
}
