import { useState } from 'preact/hooks';
import type { FileRow } from '../../wire/evidence.ts';
import { CopyButton } from '../parts/copy.tsx';
import { N } from '../parts/number.tsx';
import { Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf, place } from '../state.tsx';
import { t } from '../words.tsx';
import { size } from './duration.tsx';
import { State } from './file-state.tsx';
import { PartOf } from './part-of.tsx';

interface Given {
  readonly f: FileRow;
}

/** A file of evidence: what it is, how much of it was understood, when it was written, and its hash. */
export function Row({ f, index }: Given & { readonly index: number }) {
  const of = `file:${f.id}`;
  return (
    <tr aria-rowindex={index} class={place.value.params.of === of ? 'chosen' : ''}>
      <th scope="row">
        <Name f={f} />
      </th>
      <td>{f.sha256 !== '' && <State state={f.state} />}</td>
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
      <td class="when">{f.first !== '' && <Written f={f} />}</td>
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
    </tr>
  );
}

/** Where the file lies, its problems, and the file that it is the twin of. */
function Name({ f }: Given) {
  const of = `file:${f.id}`;
  return (
    <>
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
    </>
  );
}

/** From when to when its records go. */
function Written({ f }: Given) {
  return (
    <>
      <div>
        <Time iso={f.first} />
      </div>
      <div>
        <Time iso={f.last} />
      </div>
    </>
  );
}

function Unread({ f }: Given) {
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
