import type { LaneRow, TimelineScreen } from '../../wire/timeline.ts';
import { isoOf } from '../logic/instant.ts';
import { visible } from '../logic/visible.ts';
import { maskedWords } from '../parts/masked.tsx';
import { Noted } from '../parts/noted.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { count, t } from '../words.tsx';

/** The same as the drawing, in rows. */
export function Tables({ data }: { readonly data: TimelineScreen }) {
  if (data.tables === undefined) return null;
  return (
    <div class="tl-tables">
      <Lanes rows={data.tables.lanes} />
      <Bands bands={data.tables.bands} />
      <Columns data={data} />
    </div>
  );
}

function Opened({ open, text }: { readonly open: string; readonly text: string }) {
  if (open === '') return <bdi class="evidence">{maskedWords(visible(text))}</bdi>;
  return (
    <a href={hrefOf({ of: open, p: '' })}>
      <bdi class="evidence">{maskedWords(visible(text))}</bdi>
    </a>
  );
}

function Lanes({ rows }: { readonly rows: readonly LaneRow[] }) {
  return (
    <table>
      <caption>{t('page.timeline.table.lanes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('page.timeline.table.lane')}</th>
          <th scope="col">{t('page.timeline.table.group')}</th>
          <th scope="col">{t('page.timeline.table.what')}</th>
          <th scope="col">{t('page.timeline.table.from')}</th>
          <th scope="col">{t('page.timeline.table.to')}</th>
          <th scope="col">{t('page.timeline.table.clock')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr>
            <th scope="row">
              <bdi class="evidence">{maskedWords(visible(r.lane))}</bdi>
            </th>
            <td>{r.group}</td>
            <td>
              <Opened open={r.open} text={r.title} /> <Noted of={r.open} />
            </td>
            <td>
              <Time iso={r.from} />
            </td>
            <td>{r.to !== r.from && <Time iso={r.to} />}</td>
            <td>
              {r.early + r.late > 0 && t('page.timeline.table.clock-value', { early: r.early, late: r.late })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Band = NonNullable<TimelineScreen['tables']>['bands'][number];

/** What each source covers, and where it shows nothing. */
function Bands({ bands }: { readonly bands: readonly Band[] }) {
  return (
    <table>
      <caption>{t('page.timeline.table.coverage')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('page.timeline.table.source')}</th>
          <th scope="col">{t('page.timeline.table.what')}</th>
          <th scope="col">{t('page.timeline.table.from')}</th>
          <th scope="col">{t('page.timeline.table.to')}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((b) => (
          <tr>
            <th scope="row">
              <bdi class="evidence">{visible(b.source)}</bdi>
            </th>
            <td>
              <Opened
                open={b.open}
                text={`${t(`ui.legend.${b.kind}`)}${b.kind === 'data' ? '' : `: ${b.title}`}`}
              />
            </td>
            <td>
              <Time iso={b.from} />
            </td>
            <td>
              <Time iso={b.to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Columns({ data }: { readonly data: TimelineScreen }) {
  const { from, binMicros, all, actors } = data.bins;
  return (
    <details>
      <summary>{t('page.timeline.table.bins')}</summary>
      <p class="note">{t('page.timeline.table.bins-cut')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('page.timeline.table.from')}</th>
            <th scope="col">{t('page.timeline.table.all')}</th>
            {data.records !== null && <th scope="col">{t('page.timeline.table.actors')}</th>}
          </tr>
        </thead>
        <tbody>
          {all.map((n, i) =>
            n === 0 ? null : (
              <tr>
                <th scope="row">
                  <Time iso={isoOf(from + i * binMicros)} />
                </th>
                <td class="n">{count(n)}</td>
                {data.records !== null && <td class="n">{count(actors[i] ?? 0)}</td>}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </details>
  );
}
