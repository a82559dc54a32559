import type { EvidenceScreen, TwinView } from '../../wire/evidence.ts';
import { CopyButton } from '../parts/copy.tsx';
import { maskedWords } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Empty } from '../parts/panel.tsx';
import { Chips, Said, ToldLine } from '../parts/said.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';
import { duration } from './duration.tsx';
import { PartOf } from './part-of.tsx';

interface Given {
  readonly data: EvidenceScreen;
}

/** Lines that nothing understands, by shape, each with an example and its share of all lines. */
export function Shapes({ data }: Given) {
  if (data.files.log === 0) return <Empty why={t('ui.evidence.no-logs')} />;
  if (data.shapesInAll === 0) return <Empty why={t('ui.evidence.no-shapes')} />;
  return (
    <Scroll of={t('page.evidence.shapes.title')}>
      <table class="shapes">
        <thead>
          <tr>
            <th scope="col">{t('ui.evidence.program')}</th>
            <th scope="col">{t('ui.evidence.shape')}</th>
            <th scope="col">{t('ui.col.count')}</th>
            <th scope="col">{t('page.evidence.shapes.share')}</th>
            <th scope="col">{t('page.evidence.shapes.example')}</th>
          </tr>
        </thead>
        <tbody>
          {data.shapes.map((s) => (
            <Shape shape={s} all={data.lines} />
          ))}
        </tbody>
      </table>
      {data.shapesInAll > data.shapes.length && (
        <p class="note">
          <N value={data.shapesInAll - data.shapes.length} of={`unread-shapes less ${data.shapes.length}`} />{' '}
          {t('page.evidence.shapes.more')}
        </p>
      )}
    </Scroll>
  );
}

interface ShapeProps {
  readonly shape: EvidenceScreen['shapes'][number];
  /** All lines of the evidence. */
  readonly all: number;
}

function Shape({ shape: s, all }: ShapeProps) {
  return (
    <tr>
      <th scope="row">
        <a data-row={`unread:${s.n}`} class="row-open" href={hrefOf({ of: `unread:${s.n}`, p: '' })}>
          {s.program === '' ? t('page.evidence.shapes.no-program') : <bdi class="evidence">{s.program}</bdi>}
        </a>
      </th>
      <td>
        <bdi class="evidence fixed">{s.shape}</bdi>
      </td>
      <td class="num">
        <N value={s.count} of={`unread.${s.n - 1}.count`} />
      </td>
      <td class="num">
        <PartOf part={s.count} all={all} of={`unread-share ${s.n}`} />
      </td>
      <td>
        <Chips cited={s.cited} />
      </td>
    </tr>
  );
}

/** How times were read, what was assumed, and which clocks contradicted each other. */
export function Clocks({ data }: Given) {
  if (data.clocks.length === 0) return <Empty why={t('ui.evidence.no-logs')} />;
  return (
    <>
      <ul class="tight">
        {data.clocks.map((c) => (
          <li class={c.assumed ? 'doubt' : ''}>
            <N value={c.files} of={c.of} /> {t('page.evidence.clocks.files', { count: c.files })}{' '}
            <Said pieces={c.pieces} />
          </li>
        ))}
      </ul>
      {data.clockGaps.length === 0 ? (
        <p class="note">{t('page.evidence.clocks.agree')}</p>
      ) : (
        <ul class="tight">
          {data.clockGaps.map((g) => (
            <li>
              <a
                href={hrefOf({ of: `gap:${g.n}`, p: '', g: String(g.n) })}
                class="row-open"
                data-row={`clock:${g.n}`}
              >
                <bdi class="evidence">{g.source}</bdi>
              </a>
              : <Said pieces={g.why} /> <Chips cited={g.cited} />
            </li>
          ))}
        </ul>
      )}
      <More count={data.clockGapsInAll - data.clockGaps.length} />
    </>
  );
}

/** How many are left out, if any. */
function More({ count }: { readonly count: number }) {
  return count > 0 ? <p class="note">{t('ask.more', { count })}</p> : null;
}

/** Files that hold the same bytes or the same records, and neighbours whose times overlap. */
export function Twins({ data }: Given) {
  if (data.twins.length === 0) return <Empty why={t('page.evidence.twins.none')} />;
  return (
    <>
      <ul class="tight">
        {data.twins.map((twin) => (
          <li>
            <Twin twin={twin} />
          </li>
        ))}
      </ul>
      <More count={data.twinsInAll - data.twins.length} />
      <p class="note">{t('page.evidence.twins.note')}</p>
    </>
  );
}

function Twin({ twin }: { readonly twin: TwinView }) {
  return (
    <>
      {t(`page.evidence.twins.${twin.kind}`, { time: duration(twin.seconds) })}{' '}
      {twin.files.map((f) => (
        <>
          <a href={hrefOf({ of: `file:${f.id}`, p: '' })}>
            <bdi class="evidence fixed">{f.name}</bdi>
          </a>{' '}
        </>
      ))}
      {twin.more > 0 && t('ask.more', { count: twin.more })}
    </>
  );
}

/** What to ask an administrator for: why, and the whole text with its commands to copy. */
export function AskFor({ data }: Given) {
  if (data.askText === '') return <Empty why={t('page.evidence.ask.none')} />;
  return (
    <>
      <p class="note">{t('page.evidence.ask.intro')}</p>
      <ol class="asks">
        {data.asks.map((ask) => (
          <li>
            <strong>
              <Said pieces={ask.title} />
            </strong>{' '}
            {ask.host !== '' && <bdi class="evidence">{ask.host}</bdi>}
            <ul class="tight">
              {ask.because.map((told) => (
                <li>
                  <ToldLine told={told} />
                </li>
              ))}
              {ask.more > 0 && <li>{t('ask.more', { count: ask.more })}</li>}
            </ul>
          </li>
        ))}
      </ol>
      <p>
        <CopyButton
          text={data.askText}
          label={t('page.evidence.ask.copy')}
          word={t('page.evidence.ask.copy')}
        />
      </p>
      <Scroll of={t('page.evidence.ask.text')}>
        <pre class="ask-text">{maskedWords(data.askText)}</pre>
      </Scroll>
    </>
  );
}
