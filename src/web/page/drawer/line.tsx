import type { Context } from '../../wire/context.ts';
import type { ToldCited, ToldPlace } from '../../wire/proof.ts';
import type { Loaded } from '../api.tsx';
import { twoClocks } from '../logic/clock.ts';
import { formatPlace, kept } from '../logic/place.ts';
import { GradeMark, LinkWord } from '../parts/grade.tsx';
import { Judgement } from '../parts/judgement.tsx';
import { Masked, maskedText } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { frame, place } from '../state.tsx';
import { t } from '../words.tsx';
import { hrefWithin } from './open.tsx';

interface MomentProps {
  readonly context: Loaded<Context>;
  readonly place: ToldPlace;
}

/** When the line was written, on two clocks, and by what that is known. */
export function Moment({ context, place: at }: MomentProps) {
  const said = (name: string): string => context.data?.fields.find((f) => f.name === name)?.text ?? '';
  const iso = said('time');
  const precision = Number(said('precision'));
  const written = at.zone === '' || at.zone === frame.value?.zone ? '' : twoClocks(iso, at.zone).local;
  return (
    <section class="part" aria-busy={context.loading}>
      <h3>{t('page.fact.time')}</h3>
      <p>
        {iso === '' ? t('page.drawer.no-time') : <Time iso={iso} />}
        {written !== '' && <> · {t('page.drawer.as-written', { time: written })}</>}
      </p>
      <p class="small">
        {at.clock.map((pieces, i) => (
          <>
            {i > 0 && ', '}
            <Said pieces={pieces} />
          </>
        ))}
        {precision > 0 && <>, {t('page.drawer.precision', { micros: precision })}</>}
      </p>
    </section>
  );
}

/** What a format read out of the line, folded. */
export function Fields({ context }: { readonly context: Loaded<Context> }) {
  const fields = context.data?.fields ?? [];
  if (context.data === undefined) return null;
  if (fields.length === 0)
    return (
      <section class="part">
        <h3>{t('page.drawer.fields')}</h3>
        <Empty why={t(context.data.state === 'read' ? 'page.drawer.no-fields' : 'page.drawer.fields-gone')} />
      </section>
    );
  return (
    <details class="part">
      <summary>
        <h3>{t('page.drawer.fields-count', { count: fields.length })}</h3>
      </summary>
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">{t('page.drawer.field')}</th>
            <th scope="col">{t('page.drawer.value')}</th>
            <th scope="col">
              <span class="vh">{t('page.drawer.same')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((f) => (
            <FieldRow field={f} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FieldRow({ field: f }: { readonly field: Context['fields'][number] }) {
  return (
    <tr>
      <th scope="row">
        {f.name}
        {f.ecs !== '' && f.ecs !== f.name && <span class="small"> {f.ecs}</span>}
      </th>
      <td>
        <Masked name={f.text} look="fixed" />
      </td>
      <td>
        <Same name={f.name} text={f.text} />
      </td>
    </tr>
  );
}

/** Leads to all lines that say the same; for a value that needs no quoting there. */
function Same({ name, text }: { readonly name: string; readonly text: string }) {
  if (!/^[\w.@+/-][\w.@+/:-]*$/.test(text) || ['time', 'precision'].includes(name)) return null;
  const params = { ...kept(place.value), q: `${name}:${text}` };
  return (
    <a
      href={formatPlace({ screen: 'lines', params })}
      aria-label={t('page.drawer.same-as', { name, text: maskedText(text) })}
    >
      {t('page.drawer.same')}
    </a>
  );
}

interface CitedByProps {
  readonly cited: Loaded<ToldCited>;
  readonly of: string;
  readonly lineRef: string;
}

const KINDS = [
  'account',
  'action',
  'answer',
  'attempt',
  'change',
  'entry',
  'finding',
  'gap',
  'item',
  'session',
  'set',
  'unread',
  'would',
] as const;

/** What else of the Case rests on this line. */
export function CitedBy({ cited, of, lineRef }: CitedByProps) {
  return (
    <section class="part">
      <h3>{t('page.drawer.cited-by')}</h3>
      <Shown loaded={cited}>
        {(data) =>
          data.count === 0 ? (
            <Empty why={t('page.drawer.cited-by-none')} />
          ) : (
            <ul class="citers">
              {data.by.map((one) => (
                <Citer one={one} isThis={one.of === of} lineRef={lineRef} />
              ))}
              {data.count > data.by.length && (
                <li>
                  {t('page.drawer.cited-by-more')}{' '}
                  <N value={data.count - data.by.length} of={`citers-beyond ${lineRef} ${data.by.length}`} />
                </li>
              )}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

interface CiterProps {
  readonly one: ToldCited['by'][number];
  /** Whether the drawer shows it. */
  readonly isThis: boolean;
  readonly lineRef: string;
}

/** Something that rests on the line: what it is, and what it was judged to be. */
function Citer({ one, isThis, lineRef }: CiterProps) {
  const kind = KINDS.find((k) => k === one.kind);
  return (
    <li>
      <span class="small">{kind === undefined ? one.kind : t(`page.kind.${kind}`)}</span>{' '}
      {isThis ? (
        <strong>
          <Said pieces={one.title} /> {t('page.drawer.this')}
        </strong>
      ) : (
        <a href={hrefWithin(one.of, lineRef)}>
          <Said pieces={one.title} />
        </a>
      )}{' '}
      {one.grade !== undefined && <GradeMark grade={one.grade} />}{' '}
      {one.judgement !== undefined && <Judgement value={one.judgement} />}{' '}
      {one.link !== undefined && <LinkWord link={one.link} />}
    </li>
  );
}
