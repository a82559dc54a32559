import type { CaseScreen, Counter, ToldAccount, ToldEntry } from '../../wire.ts';
import { useData } from '../api.tsx';
import { formatPlace } from '../logic/place.ts';
import { GradeMark, LinkWord } from '../parts/grade.tsx';
import { N, Share } from '../parts/number.tsx';
import { Empty, Panel, Shown } from '../parts/panel.tsx';
import { Questions } from '../parts/questions.tsx';
import { Chips, Reasons, Said, ToldLine } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 1: what happened, how sure, what cannot be told. */
export const caseScreen: Screen = {
  id: 'case',
  title: 'page.screen.case',
  Body: () => {
    const loaded = useData<CaseScreen>('case');
    return <Shown loaded={loaded}>{(data) => <Answer data={data} />}</Shown>;
  },
};

function Answer({ data }: { readonly data: CaseScreen }) {
  return (
    <>
      <section class="answer" aria-label={t('page.screen.case')}>
        {data.statements.length === 0 && <Empty why={t('answer.nothing')} />}
        <ol class="statements">
          {data.statements.map((told) => (
            <li>
              <ToldLine told={told} />
            </li>
          ))}
        </ol>
        {data.first !== '' && (
          <p class="span">
            {t('page.case.acts')} <Time iso={data.first} /> – <Time iso={data.last} />
          </p>
        )}
        <Counters counters={data.counters} />
        {data.ownerItems > 0 && (
          <p class="note">
            <N value={data.ownerItems} of="count items link=owner" /> {t('page.case.owner-items')}
          </p>
        )}
      </section>
      <div class="columns">
        <Panel title="page.case.entry">
          {data.entry.length === 0 ? (
            <Empty why={t('page.case.no-entry')} />
          ) : (
            data.entry.map((e) => <Entry entry={e} />)
          )}
        </Panel>
        <Panel title="page.case.touched">
          <Touched data={data} />
        </Panel>
        <Panel title="page.case.facts">
          {data.facts.length === 0 ? (
            <Empty why={t('page.case.no-facts')} />
          ) : (
            <Reasons reasons={data.facts} />
          )}
        </Panel>
        <Panel title="page.case.origin">
          {data.origin.length === 0 ? (
            <Empty why={t('page.case.no-origin')} />
          ) : (
            <ul>
              {data.origin.map((h) => (
                <li>
                  <Said pieces={h.pieces} />: {h.likelihood}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title="page.case.would-change">
          {data.wouldChange.length === 0 ? (
            <Empty why={t('page.case.nothing-would')} />
          ) : (
            <ol>
              {data.wouldChange.map((told) => (
                <li>
                  <ToldLine told={told} />
                </li>
              ))}
            </ol>
          )}
        </Panel>
        <Panel title="page.case.coverage">
          {data.questions.length === 0 ? (
            <Empty why={t('page.case.no-questions')} />
          ) : (
            <Questions questions={data.questions} />
          )}
        </Panel>
      </div>
    </>
  );
}

function Counters({ counters }: { readonly counters: readonly Counter[] }) {
  return (
    <ul class="tiles" aria-label={t('ui.counters')}>
      {counters.map(({ grade, items, accounts, more, links, coverage }) => {
        const those = `items grade=${grade} link!=owner`;
        return (
          <li class={items + accounts === 0 ? 'tile none' : 'tile'} data-grade={grade}>
            <a href={formatPlace({ screen: 'scope', params: { grade } })}>
              <GradeMark grade={grade} />
            </a>
            <span class="big">
              <N value={items} of={`count ${those}`} /> {t('page.case.items')}
            </span>
            <span class="small">
              <N value={accounts} of={`count accounts grade=${grade}`} /> {t('page.case.accounts')}
            </span>
            {more > 0 && (
              <span class="small">
                {t('page.case.up-to')} <N value={more} of={`sets-beyond-items ${grade}`} />{' '}
                {t('page.case.by-count')}
              </span>
            )}
            {links.certain !== items && (
              <span class="small">
                <N value={links.certain} of={`count ${those} link=certain`} /> {t('ui.link.certain')},{' '}
                <N value={links.probable} of={`count ${those} link=probable`} /> {t('ui.link.probable')},{' '}
                <N value={links.possible} of={`count ${those} link=possible`} /> {t('ui.link.possible')}
              </span>
            )}
            <span class="small">
              {coverage === null ? (
                t('page.case.no-account')
              ) : (
                <>
                  {t('page.case.covered')}{' '}
                  <Share value={coverage} of={`least accounts coverage grade=${grade}`} />
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Entry({ entry }: { readonly entry: ToldEntry }) {
  return (
    <div class="entry">
      <p>
        <strong>
          <Said pieces={entry.title} />
        </strong>{' '}
        · {entry.likelihood} · <bdi class="evidence account">{entry.account}</bdi>
      </p>
      <ul>
        {entry.for.map((told) => (
          <li>
            <ToldLine told={told} />
          </li>
        ))}
        {entry.against.map((told) => (
          <li class="against">
            {t('page.against')} <ToldLine told={told} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Touched({ data }: { readonly data: CaseScreen }) {
  if (data.touched.length === 0) return <Empty why={t('page.case.nothing-touched')} />;
  return (
    <>
      <ul class="touched">
        {data.touched.map((one) => (
          <li>
            <TouchedOne one={one} />
          </li>
        ))}
      </ul>
      {data.accountsTouched > data.touched.length && (
        <a href={hrefOf({})}>
          {t('page.case.more-accounts', { count: data.accountsTouched - data.touched.length })}
        </a>
      )}
    </>
  );
}

function TouchedOne({ one }: { readonly one: ToldAccount }) {
  const of = JSON.stringify(one.account);
  return (
    <>
      <bdi class="evidence account">{one.account}</bdi> <GradeMark grade={one.grade} />{' '}
      <LinkWord link={one.link} />{' '}
      <span class="small">
        {(Object.entries(one.items) as [keyof typeof one.items, number][]).map(([grade, n]) => (
          <>
            <N value={n} of={`count items account=${of} grade=${grade} link!=owner`} />{' '}
            {t(`ui.grade.${grade}`)}{' '}
          </>
        ))}
        {t('page.case.covered')} <Share value={one.coverage} of={`least accounts coverage account=${of}`} />
      </span>{' '}
      <Chips cited={one.cited} />
    </>
  );
}
