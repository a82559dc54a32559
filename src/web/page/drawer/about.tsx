import type { MessageKey } from '../../../report/languages/en.ts';
import type { ToldFactRow, ToldReason, ToldSubject } from '../../wire.ts';
import { N } from '../parts/number.tsx';
import { Empty } from '../parts/panel.tsx';
import { Questions } from '../parts/questions.tsx';
import { Chips, Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';
import { hrefWithin } from './open.tsx';

/** What the drawer says of its subject: why it counts, what speaks against it, what bounds it, what is known of it. */
export function About({ subject }: { readonly subject: ToldSubject }) {
  const { because, against, coverage, facts, of } = subject;
  const bare = of.startsWith('ref:');
  return (
    <>
      {!bare && (because.length > 0 || against.length > 0) && (
        <>
          <Why title="page.drawer.because" none="page.drawer.no-because" reasons={because} />
          <Why title="page.drawer.against" none="page.drawer.no-against" reasons={against} />
        </>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {coverage.length > 0 && (
        <section class="part">
          <h3>{t('page.case.coverage')}</h3>
          <Questions questions={coverage} />
        </section>
      )}
    </>
  );
}

function Why({
  title,
  none,
  reasons,
}: {
  readonly title: MessageKey;
  readonly none: MessageKey;
  readonly reasons: readonly ToldReason[];
}) {
  return (
    <section class="part">
      <h3>{t(title)}</h3>
      {reasons.length === 0 && <Empty why={t(none)} />}
      <ul class="reasons">
        {reasons.map((r) => (
          <li>
            {r.weight !== 0 && <span class="weight">{t('ui.weight', { weight: r.weight })}</span>}{' '}
            <Said pieces={r.pieces} /> <Chips cited={r.cited} hrefTo={hrefWithin} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly ToldFactRow[] }) {
  return (
    <section class="part">
      <h3>{t('page.drawer.facts')}</h3>
      <dl class="facts">
        {facts.map((fact) => (
          <>
            <dt>{label(fact.label)}</dt>
            <dd>
              <FactValue fact={fact} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function FactValue({ fact }: { readonly fact: ToldFactRow }) {
  if (fact.time !== undefined) return <Time iso={fact.time} />;
  if (fact.number !== undefined) return <N value={fact.number.value} of={fact.number.of} />;
  const said = <Said pieces={fact.value} />;
  return fact.open === undefined ? said : <a href={hrefWithin(fact.open)}>{said}</a>;
}

/** Words of a label; its key where the language has none. */
function label(key: string): string {
  const known = Object.hasOwn(frame.value?.messages ?? {}, key);
  return known ? t(key as MessageKey) : key;
}
