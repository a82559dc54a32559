import { useState } from 'preact/hooks';
import type { FileRow, FilesView } from '../../wire/evidence.ts';
import { useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { N } from '../parts/number.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Said } from '../parts/said.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { size } from './duration.tsx';
import { FileFilters, NONE, ofFilters } from './filters.tsx';
import { PartOf } from './part-of.tsx';

/** Every file of evidence, filtered and sorted in its head. */
export function Files({ stamp }: { readonly stamp: string }) {
  const {
    kind = '',
    format = '',
    host = '',
    state = '',
    only = '',
    find = '',
    sort = '',
    dir = '',
    at = '',
  } = place.value.params;
  // `stamp` changes when the evidence was hashed again, so that the states are asked for anew.
  const loaded = useData<FilesView>('evidence/files', {
    ...{ kind, format, host, state, only, find, sort, dir, stamp },
    offset: at,
  });
  useKeys({
    find: () => document.getElementById('file-find')?.focus(),
    'filter.clear': () => set(NONE),
  });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <>
          <FileFilters data={data} />
          {data.count === 0 ? (
            <Empty why={t(data.all === 0 ? 'page.evidence.files.none' : 'page.evidence.files.filtered')} />
          ) : (
            <FileTable data={data} />
          )}
        </>
      )}
    </Shown>
  );
}

const HEADS = [
  ['path', 'ui.evidence.file'],
  ['format', 'page.evidence.files.format'],
  ['lines', 'ui.evidence.lines'],
  ['share', 'ui.evidence.unread'],
  ['first', 'ui.evidence.span'],
  ['offset', 'ui.evidence.clock'],
  ['bytes', 'page.evidence.files.size'],
] as const;

function FileTable({ data }: { readonly data: FilesView }) {
  return (
    <div class="files-box">
      <Scroll of={t('page.evidence.files.title')}>
        <table class="files" aria-rowcount={data.count + 1}>
          <thead>
            <tr>
              {HEADS.map(([key, title]) => (
                <Head name={key} title={t(title)} />
              ))}
              <th scope="col" class="head">
                {t('page.fact.sha256')}
              </th>
              <th scope="col" class="head">
                {t('page.evidence.files.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((f, i) => (
              <Row f={f} index={data.offset + i + 2} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <Pager
        words="page.evidence.files.shown"
        offset={data.offset}
        shown={data.rows.length}
        count={data.count}
        countOf={`files ${ofFilters()}`.trim()}
        page={100}
        onGo={(to) => set({ at: to === 0 ? '' : String(to) })}
      />
    </div>
  );
}

/** A head that sorts: first up, then down, then as the Case has it. */
function Head({ name, title }: { readonly name: string; readonly title: string }) {
  const { sort, dir } = place.value.params;
  const now = sort !== name ? 'none' : dir === 'down' ? 'descending' : 'ascending';
  const next =
    now === 'none'
      ? { sort: name, dir: '' }
      : now === 'ascending'
        ? { sort: name, dir: 'down' }
        : { sort: '', dir: '' };
  return (
    <th scope="col" class="head" aria-sort={now}>
      <button type="button" class="sort" onClick={() => set({ ...next, at: '' })}>
        {title} <span aria-hidden="true">{now === 'none' ? '↕' : now === 'ascending' ? '↑' : '↓'}</span>
      </button>
    </th>
  );
}

function Row({ f, index }: { readonly f: FileRow; readonly index: number }) {
  const of = `file:${f.id}`;
  return (
    <tr aria-rowindex={index} class={place.value.params.of === of ? 'chosen' : ''}>
      <th scope="row">
        <a data-row={of} class="row-open" href={hrefOf({ of, p: '' })}>
          <bdi class="evidence fixed">{f.path}</bdi>
        </a>
        {f.member !== '' && (
          <div class="small">
            <bdi class="evidence fixed">{f.member}</bdi>
          </div>
        )}
        {f.problems.map((pieces) => (
          <div class="problem">
            <Said pieces={pieces} />
          </div>
        ))}
        {f.twin !== '' && (
          <div class="small">
            {t('page.evidence.files.twin')}{' '}
            <a href={hrefOf({ of: `file:${f.twin}`, p: '' })}>
              <bdi class="evidence">{f.twin}</bdi>
            </a>
          </div>
        )}
      </th>
      <td>
        {f.kind === 'log' ? <bdi class="evidence">{f.format}</bdi> : t(`page.evidence.kind.${f.kind}`)}
        {f.host !== '' && (
          <div class="small">
            <bdi class="evidence">{f.host}</bdi>
          </div>
        )}
      </td>
      <td class="num">{f.kind === 'log' && <N value={f.lines} of={`file ${f.id} lines`} />}</td>
      <td class="num">{f.kind === 'log' && <Unread f={f} />}</td>
      <td class="when">
        {f.first !== '' && (
          <>
            <Time iso={f.first} />
            <br />
            <Time iso={f.last} />
          </>
        )}
      </td>
      <td class={f.doubt ? 'clock doubt' : 'clock'}>
        {f.clock.map((pieces) => (
          <div>
            <Said pieces={pieces} />
          </div>
        ))}
      </td>
      <td class="num" title={`${f.bytes}`}>
        <data value={String(f.bytes)} data-of={`file ${f.id} bytes`}>
          {size(f.bytes)}
        </data>
      </td>
      <td class="hash">
        <Hash sha256={f.sha256} name={f.path} />
      </td>
      <td>{f.sha256 !== '' && <State state={f.state} />}</td>
    </tr>
  );
}

function Unread({ f }: { readonly f: FileRow }) {
  return (
    <>
      <N value={f.unread} of={`file ${f.id} unread`} />
      {f.unread > 0 && (
        <div class="small">
          <PartOf part={f.unread} all={f.lines} of={`file ${f.id} unread-share`} />
        </div>
      )}
    </>
  );
}

function Hash({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const [whole, setWhole] = useState(false);
  if (sha256 === '') return <span class="small">{t('page.evidence.files.no-hash')}</span>;
  return (
    <>
      <button
        type="button"
        class="fixed bare"
        aria-expanded={whole}
        title={sha256}
        onClick={() => setWhole(!whole)}
      >
        {whole ? sha256 : `${sha256.slice(0, 12)}…`}
      </button>{' '}
      <CopyButton text={sha256} label={t('page.evidence.files.copy-hash', { name })} />
    </>
  );
}

/** How a file is now: a shape and a word. */
export function State({ state }: { readonly state: FileRow['state'] }) {
  const shape = { unchecked: '○', same: '✓', changed: '≠', gone: '✕', unreadable: '?' }[state];
  return (
    <span class={`state s-${state}`}>
      <span aria-hidden="true">{shape}</span> {t(`page.evidence.state.${state}`)}
    </span>
  );
}
