import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { CaseScreen, ToldAccount, ToldAmount, ToldFact, ToldMoment, ToldOfGap } from '../../wire.ts';
import { useData } from '../api.tsx';
import { Counters } from '../case/counters.tsx';
import { Entries } from '../case/entries.tsx';
import { PrintNotes } from '../case/print.tsx';
import { formatPlace, kept } from '../logic/place.ts';
import { GradeMark, LinkWord } from '../parts/grade.tsx';
import { Masked } from '../parts/masked.tsx';
import { Noted, notable } from '../parts/noted.tsx';
import { N, Share } from '../parts/number.tsx';
import { OverruledAnswer } from '../parts/overrule.tsx';
import { Empty, Panel, Shown } from '../parts/panel.tsx';
import { Questions } from '../parts/questions.tsx';
import { Chips, GapLink, Said, ToldLine } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { useWalk } from '../parts/walk.tsx';
import { hrefOf, place } from '../state.tsx';
import { phrase, t } from '../words.tsx';
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
  const box = useRef<HTMLDivElement>(null);
  useWalk({ box });
  return (
    <div ref={box}>
      <Statements data={data} />
      <div class="columns">
        <Panel title="page.case.touched">
          <Touched data={data} />
        </Panel>
        <Panel title="page.case.entry">
          <Entries data={data} />
        </Panel>
        <Panel title="page.case.facts">
          <Facts facts={data.facts} />
        </Panel>
        <Panel title="page.case.would-change">
          <WouldChange list={data.wouldChange} />
        </Panel>
        <Panel title="page.case.coverage">
          {data.questions.length === 0 ? (
            <Empty why={t('page.case.no-questions')} />
          ) : (
            <Questions questions={data.questions} />
          )}
        </Panel>
        <Panel title="page.case.origin">
          <Origin data={data} />
        </Panel>
      </div>
      <PrintNotes />
    </div>
  );
}

/** The answer: what is said of the case, from when to when, and how much. */
function Statements({ data }: { readonly data: CaseScreen }) {
  return (
    <section class="answer" aria-label={t('page.screen.case')}>
      {data.thresholds !== '' && <p class="note">{t('ui.thresholds-set', { list: data.thresholds })}</p>}
      <OverruledAnswer />
      {data.statements.length === 0 && <Empty why={t('answer.nothing')} />}
      <ol class="statements">
        {data.statements.map((told) => (
          <Row about={told.cited.of}>
            <ToldLine told={told} /> <GapLink of={told.gap} />
          </Row>
        ))}
      </ol>
      <Acts first={data.first} last={data.last} />
      <Counters counters={data.counters} />
      {data.ownerItems > 0 && (
        <p class="note">
          <N value={data.ownerItems} of="count items link=owner" />{' '}
          {t('page.case.owner-items', { count: data.ownerItems })}
        </p>
      )}
    </section>
  );
}

interface RowProps {
  /** What notes and marks on it are about. */
  readonly about: string;
  readonly children: ComponentChildren;
}

/** Something said that keys walk to; Enter opens its first proof. */
function Row({ about, children }: RowProps) {
  return (
    <li data-row tabIndex={-1} {...notable(about)}>
      {children} <Noted of={about} />
    </li>
  );
}

interface ActsProps {
  readonly first: ToldMoment | undefined;
  readonly last: ToldMoment | undefined;
}

function Acts({ first, last }: ActsProps) {
  if (first === undefined || last === undefined) return null;
  return (
    <p class="span">
      {t('page.case.acts')} {t('page.case.first')} <Time iso={first.time} /> <Chips cited={first.cited} />{' '}
      {t('page.case.last')} <Time iso={last.time} /> <Chips cited={last.cited} />
    </p>
  );
}

function Facts({ facts }: { readonly facts: readonly ToldFact[] }) {
  if (facts.length === 0) return <Empty why={t('page.case.no-facts')} />;
  return (
    <ul class="reasons">
      {facts.map((fact) => (
        <Row about={`session:${fact.session}`}>
          <span class="weight">{t('ui.weight', { weight: fact.weight })}</span> <ToldLine told={fact} />{' '}
          <span class="small">
            <a href={hrefOf({ of: `session:${fact.session}`, p: '' })}>{fact.session}</a>{' '}
            <Masked name={fact.account} />
          </span>
        </Row>
      ))}
    </ul>
  );
}

function WouldChange({ list }: { readonly list: readonly ToldOfGap[] }) {
  if (list.length === 0) return <Empty why={t('page.case.nothing-would')} />;
  return (
    <ol class="would">
      {list.map((told) => (
        <Row about={told.cited.of}>
          <ToldLine told={told} /> <GapLink of={told.gap} />
        </Row>
      ))}
    </ol>
  );
}

function Origin({ data }: { readonly data: CaseScreen }) {
  if (data.origin.length === 0) return <Empty why={t('page.case.no-origin')} />;
  return (
    <ul>
      {data.origin.map((h) => (
        <li>
          <Said pieces={h.pieces} />: {h.likelihood}
        </li>
      ))}
    </ul>
  );
}

function Touched({ data }: { readonly data: CaseScreen }) {
  if (data.touched.length === 0) return <Empty why={t('page.case.nothing-touched')} />;
  const more = data.accountsTouched - data.touched.length;
  return (
    <>
      <ul class="touched">
        {data.touched.map((one) => (
          <Row about={`account:${one.account}`}>
            <TouchedOne one={one} />
          </Row>
        ))}
      </ul>
      {more > 0 && (
        <a href={formatPlace({ screen: 'scope', params: kept(place.value) })}>
          {t('page.case.more-accounts', { count: more })}
        </a>
      )}
    </>
  );
}

/** How much of an account has a grade: what records name, and what only counts tell of. */
function Held({
  account,
  amount: { grade, named, least, most },
}: {
  readonly account: string;
  readonly amount: ToldAmount;
}) {
  const where = `account=${account} grade=${grade} link!=owner`;
  return (
    <span class="held">
      <N value={named + least} of={`items-at-least ${grade} ${account}`} />
      {least < most && (
        <>
          –<N value={named + most} of={`items-at-most ${grade} ${account}`} />
        </>
      )}{' '}
      {t(`ui.grade.${grade}`)}
      {most > 0 && named > 0 && (
        <>
          {' ('}
          <N value={named} of={`count items ${where}`} /> {t('page.case.named')})
        </>
      )}
      {', '}
    </span>
  );
}

function TouchedOne({ one }: { readonly one: ToldAccount }) {
  const of = JSON.stringify(one.account);
  return (
    <>
      <a class="account" href={hrefOf({ of: `account:${one.account}`, p: '' })} data-open>
        <Masked name={one.account} />
      </a>{' '}
      <GradeMark grade={one.grade} /> <LinkWord link={one.link} /> <Chips cited={one.cited} />
      <div class="small">
        {one.amounts.map((amount) => (
          <Held account={of} amount={amount} />
        ))}
        {phrase('page.case.covered', {
          share: <Share value={one.coverage} of={`least accounts coverage account=${of}`} />,
        })}
      </div>
    </>
  );
}
