import type { FilesView } from '../../wire/evidence.ts';
import { useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { Pager } from '../parts/pager.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { Row } from './file-row.tsx';
import { FileFilters, NONE, ofFilters } from './filters.tsx';

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
              <Head name="path" title={t('ui.evidence.file')} />
              <th scope="col" class="head">
                {t('page.evidence.files.now')}
              </th>
              {HEADS.map(([key, title]) => (
                <Head name={key} title={t(title)} />
              ))}
              <th scope="col" class="head">
                {t('page.fact.sha256')}
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
