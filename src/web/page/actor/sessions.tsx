import { useRef, useState } from 'preact/hooks';
import type { SessionPage, ToldSession } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { Masked } from '../parts/masked.tsx';
import { Noted, notable } from '../parts/noted.tsx';
import { N } from '../parts/number.tsx';
import { Overruled, OverruleForm } from '../parts/overrule.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Chips } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { frame, hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { Reasons } from './reasons.tsx';

const FILTERS = ['place', 'account', 'protocol', 'within'] as const;

/** Sessions of an actor with what binds them, page by page; filters stand above and can be cleared one by one. */
export function Sessions({ id }: { readonly id: string }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (by: number) => (): boolean => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.session > a') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus();
    return next !== undefined;
  };
  useKeys({
    'row.next': move(1),
    'row.previous': move(-1),
    'row.first': move(Number.NEGATIVE_INFINITY),
    'row.last': move(Number.POSITIVE_INFINITY),
    'filter.clear': () => set({ place: '', account: '', protocol: '', within: '' }),
  });
  const filters = FILTERS.filter((f) => place.value.params[f] !== undefined);
  return (
    <div ref={list}>
      {filters.length > 0 && (
        <ul class="filters">
          {filters.map((f) => (
            <li>
              <button type="button" onClick={() => set({ [f]: '' })}>
                {t(`page.actor.filter.${f}`)} <Masked name={place.value.params[f] ?? ''} /> ×
                <span class="vh"> {t('page.actor.filter.clear')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Page id={id} after="" />
    </div>
  );
}

function Page({ id, after }: { readonly id: string; readonly after: string }) {
  const [more, setMore] = useState('');
  const given = Object.fromEntries(FILTERS.map((f) => [f, place.value.params[f] ?? '']));
  const loaded = useData<SessionPage>('actor/sessions', { id, after, ...given });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <>
          {data.sessions.length === 0 && after === '' && <Empty why={t('page.actor.filtered-out')} />}
          {data.sessions.map((s) => (
            <Session s={s} />
          ))}
          {data.next !== '' &&
            (more === data.next ? (
              <Page id={id} after={data.next} />
            ) : (
              <button type="button" onClick={() => setMore(data.next)}>
                {t('page.actor.more')}
              </button>
            ))}
        </>
      )}
    </Shown>
  );
}

interface Given {
  readonly s: ToldSession;
}

function Session({ s }: Given) {
  const of = `session:${s.id}`;
  const ref = s.cited.chips[0]?.ref ?? '';
  return (
    <article {...notable(of, 'session')}>
      <a href={hrefOf({ of, p: ref })} aria-current={place.value.params.of === of ? 'true' : undefined}>
        {s.id} {s.protocol}
      </a>{' '}
      <Masked name={s.account} look="account" /> <Noted of={of} />
      <span class="from">
        {t('page.actor.from')} <bdi class="evidence">{s.address}</bdi>
      </span>
      <div class="small">
        <Time iso={s.start} /> {!s.startLogged && t('ui.sessions.no-start')} – <Time iso={s.end} />{' '}
        {!s.endLogged && t('ui.sessions.no-end')}
      </div>
      <div>
        <strong class={`j-${s.judgement}`}>{t(`ui.judgement.${s.judgement}`)}</strong>{' '}
        <span class="small">{t(`ui.link.${s.link}`)}</span> <Chips cited={s.cited} />
      </div>
      <Binds s={s} />
      {s.opened > 0 && <Opened s={s} />}
      <Against s={s} />
      {s.because.length > 0 && (
        <details>
          <summary>{t('page.actor.because', { count: s.because.length })}</summary>
          <Reasons reasons={s.because} />
        </details>
      )}
      <Overruled of={of} />
      {frame.value?.readOnly === false && <Overrule of={of} />}
    </article>
  );
}

/** What binds the session to its actor. */
function Binds({ s }: Given) {
  return (
    <>
      {s.binds.length > 0 && (
        <>
          <h3>{t('page.actor.binds')}</h3>
          <Reasons reasons={s.binds} />
        </>
      )}
      {s.siblings > 0 && <p class="small">{t('page.actor.same-place', { count: s.siblings })}</p>}
      {s.binds.length === 0 && s.siblings === 0 && <p class="small">{t('page.actor.binds-nothing')}</p>}
    </>
  );
}

/** Leads to the sessions that this one opened. */
function Opened({ s }: Given) {
  return (
    <p class="small">
      <a href={hrefOf({ within: s.id })}>
        <N value={s.opened} of={`count sessions parent=${s.id}`} /> {t('page.actor.opened', { n: s.opened })}
      </a>
    </p>
  );
}

/** What speaks against it. */
function Against({ s }: Given) {
  if (s.against.length === 0) return <p class="small">{t('page.actor.nothing-against')}</p>;
  return (
    <>
      <h3>{t('page.actor.against')}</h3>
      <Reasons reasons={s.against} />
    </>
  );
}

/** The button that opens the form of an overrule, and the form. */
function Overrule({ of }: { readonly of: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('page.actor.overrule')}
      </button>
      {open && <OverruleForm of={of} onDone={() => setOpen(false)} />}
    </>
  );
}
