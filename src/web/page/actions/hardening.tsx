import { useRef } from 'preact/hooks';
import type { MessageKey } from '../../../report/languages/en.ts';
import type { ActionsScreen, ToldCheck } from '../../wire/actions.ts';
import { useData } from '../api.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { GapLink, Said, ToldLine } from '../parts/said.tsx';
import { useWalk } from '../parts/walk.tsx';
import { t } from '../words.tsx';

const SIGNS: Readonly<Record<ToldCheck['state'], string>> = { fail: '✗', unknown: '?', pass: '✓' };

/** Settings that decide what logs show: off, on, or not to be told from this case. */
export function Hardening() {
  const loaded = useData<ActionsScreen>('actions');
  return <Shown loaded={loaded}>{(data) => <Checks checks={data.checks} />}</Shown>;
}

function Checks({ checks }: { readonly checks: readonly ToldCheck[] }) {
  const box = useRef<HTMLTableElement>(null);
  useWalk({ box });
  if (checks.length === 0) return <Empty why={t('page.hardening.none')} />;
  return (
    <>
      <p class="note">{t('page.hardening.intro')}</p>
      <div class="scroll">
        <table class="checks" ref={box}>
          <thead>
            <tr>
              <th scope="col">{t('page.hardening.state')}</th>
              <th scope="col">{t('page.hardening.setting')}</th>
              <th scope="col">{t('page.hardening.why')}</th>
              <th scope="col">{t('page.hardening.gain')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <CheckRow check={check} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Fix({ text, name }: { readonly text: string; readonly name: string }) {
  return (
    <details>
      <summary>{t('page.hardening.fix')}</summary>
      <CopyButton text={text} label={t('page.actions.copy', { what: name })} />
      <pre>
        <code>{text}</code>
      </pre>
    </details>
  );
}

function CheckRow({ check }: { readonly check: ToldCheck }) {
  const { id, state, source, why, gain, fix } = check;
  const name = t(`page.hardening.check.${id}` as MessageKey);
  return (
    <tr tabIndex={-1} data-row={id} data-state={state}>
      <td class={`state state-${state}`}>
        <span aria-hidden="true">{SIGNS[state]}</span> {t(`page.hardening.state.${state}`)}
      </td>
      <th scope="row">
        {name}
        <div class="small">{source}</div>
      </th>
      <td>
        <ToldLine told={why} />
        {why.cited.count === 0 && <GapLink of={why.cited.of} />}
        {fix !== '' && <Fix text={fix} name={name} />}
      </td>
      <td>
        {gain.length === 0 ? (
          state === 'fail' && <span class="small">{t('page.hardening.no-gain')}</span>
        ) : (
          <ul class="plain">
            {gain.map((pieces) => (
              <li>
                <Said pieces={pieces} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
