import { useState } from 'preact/hooks';
import type { AddressPage, ToldAddress } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Chips } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';
import { Names } from './names.tsx';

/** What the Case knows of each address: since when, which accounts, how many tries and sessions, inside or outside. */
export function Addresses({ id }: { readonly id: string }) {
  return (
    <>
      <p class="note">{t('page.actor.addresses-mean')}</p>
      <Page id={id} after="" />
    </>
  );
}

function Page({ id, after }: { readonly id: string; readonly after: string }) {
  const [more, setMore] = useState(false);
  const loaded = useData<AddressPage>('actor/addresses', { id, after });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <>
          {data.addresses.length === 0 ? (
            <Empty why={t('page.actor.no-addresses')} />
          ) : (
            <AddressTable addresses={data.addresses} />
          )}
          {data.next !== '' &&
            (more ? (
              <Page id={id} after={data.next} />
            ) : (
              <button type="button" onClick={() => setMore(true)}>
                {t('page.actor.more')}
              </button>
            ))}
        </>
      )}
    </Shown>
  );
}

function AddressTable({ addresses }: Pick<AddressPage, 'addresses'>) {
  return (
    <div class="scroll">
      <table>
        <caption class="vh">{t('page.actor.addresses')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.fact.address')}</th>
            <th scope="col">{t('page.actor.col.seen')}</th>
            <th scope="col">{t('page.actor.col.sessions')}</th>
            <th scope="col">{t('ui.attempts.tries')}</th>
            <th scope="col">{t('ui.col.accounts')}</th>
          </tr>
        </thead>
        <tbody>
          {addresses.map((one) => (
            <Row one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { readonly one: ToldAddress }) {
  const here = JSON.stringify(one.address);
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ of: one.cited.of, p: one.cited.chips[0]?.ref ?? '' })}>
          <bdi class="evidence">{one.address}</bdi>
        </a>
        <div class="small">{t(`page.actor.side.${one.side}`)}</div>
      </th>
      <td>
        {one.first === '' ? (
          t('page.actor.not-seen')
        ) : (
          <>
            <Time iso={one.first} both={false} /> – <Time iso={one.last} both={false} />
          </>
        )}{' '}
        <Chips cited={one.cited} />
      </td>
      <td class="num">
        <N value={one.sessions} of={`from-address ${here}`} />
        {one.opened > 0 && (
          <div class="small">
            {t('page.actor.of-them')} <N value={one.opened} of={`opened-from ${here}`} />{' '}
            {t('page.actor.opened-by-webmail')}
          </div>
        )}
      </td>
      <td class="num">
        <N value={one.tries} of={`sum attempts tries addresses=${here}`} />
      </td>
      <td>
        <Names names={one.accounts} count={one.accountCount} />
      </td>
    </tr>
  );
}
