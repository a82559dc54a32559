import { target } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { formatPlace, SCREENS } from '../logic/place.ts';
import {
  frame,
  goScreen,
  keepTheme,
  keepZone,
  masked,
  offline,
  place,
  status,
  THEMES,
  theme,
  zoneFirst,
} from '../state.tsx';
import { percent, t } from '../words.tsx';
import { openDialog } from './dialogs.tsx';
import { toggleMasks, useNames } from './masked.tsx';
import { Meter } from './meter.tsx';
import { goMark, startNote, toggleMarkOf } from './noted.tsx';
import { Share } from './number.tsx';
import { Time } from './time.tsx';

/** The seven screens; keys 1 to 7. */
export function Rail() {
  useKeys(Object.fromEntries(SCREENS.map((id) => [`screen.${id}`, () => goScreen(id)])));
  return (
    <nav class="rail" aria-label={t('page.screens')}>
      <ol>
        {SCREENS.map((id, i) => (
          <li>
            <a
              href={formatPlace({ screen: id, params: {} })}
              aria-current={place.value.screen === id ? 'page' : undefined}
              onClick={(e) => {
                e.preventDefault();
                goScreen(id);
              }}
            >
              <span class="key" aria-hidden="true">
                {i + 1}
              </span>{' '}
              {t(`page.screen.${id}`)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Case, window, clocks, coverage, theme, help: in the same place on every screen. */
export function TopBar() {
  useNames();
  useKeys({
    zone: () => keepZone(zoneFirst.value === 'utc' ? 'case' : 'utc'),
    help: () => openDialog('help'),
    palette: () => openDialog('palette'),
    mask: toggleMasks,
    note: () => startNote(),
    mark: () => toggleMarkOf(target()),
    'mark.next': () => goMark(1),
    'mark.previous': () => goMark(-1),
  });
  const one = frame.value;
  if (one === undefined) return null;
  return (
    <header class="top">
      <span class="brand">Constat</span>
      <span class="case-name">
        {t('page.top.case')} <bdi class="evidence">{one.name}</bdi>
      </span>
      <span class="window">
        <Time iso={one.window.from} both={false} /> – <Time iso={one.window.to} both={false} />
      </span>
      {one.zone !== '' && (
        <button
          type="button"
          onClick={() => keepZone(zoneFirst.value === 'utc' ? 'case' : 'utc')}
          title={t('page.top.zone')}
        >
          {zoneFirst.value === 'utc' ? `UTC | ${one.zone}` : `${one.zone} | UTC`}
        </button>
      )}
      {one.coverage !== null && (
        <a
          class="cover"
          title={t('page.top.coverage-means')}
          href={formatPlace({ screen: 'evidence', params: {} })}
          onClick={(e) => {
            e.preventDefault();
            goScreen('evidence');
          }}
        >
          {t('page.top.coverage')} <Meter share={one.coverage} width={60} />{' '}
          <Share value={one.coverage} of="sign-in-coverage" />
        </a>
      )}
      <Prepared />
      <button type="button" aria-pressed={masked.value} title={t('page.mask.means')} onClick={toggleMasks}>
        {t('page.mask.names')}
      </button>
      <label class="theme">
        <span class="vh">{t('page.top.theme')}</span>
        <select
          value={theme.value}
          onChange={(e) => keepTheme(THEMES.find((x) => x === e.currentTarget.value) ?? 'system')}
        >
          {THEMES.map((x) => (
            <option value={x}>{t(`page.theme.${x}`)}</option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => openDialog('help')} aria-label={t('page.top.help')}>
        ?
      </button>
    </header>
  );
}

function Prepared() {
  const now = status.value;
  if (now === undefined || now.engine !== 'preparing') return null;
  return <span role="status">{t('page.top.preparing', { share: percent(now.prepared) })}</span>;
}

/** What is wrong behind the page, each with what to do. The rest of the page goes on. */
export function Troubles() {
  const now = status.value;
  const said: string[] = [];
  if (offline.value) said.push(t('page.trouble.offline'));
  if (now?.case === 'moved') said.push(t('page.trouble.moved'));
  if (now?.case === 'replaced') said.push(t('page.trouble.replaced'));
  if (now?.engine === 'gone') said.push(t('page.trouble.engine', { complaint: now.complaint }));
  if ((now?.evidence.changed ?? 0) > 0)
    said.push(t('page.trouble.changed', { count: now?.evidence.changed ?? 0 }));
  if ((now?.evidence.gone ?? 0) > 0) said.push(t('page.trouble.gone', { count: now?.evidence.gone ?? 0 }));
  if ((now?.journalBroken ?? '') !== '')
    said.push(t('page.trouble.journal', { where: now?.journalBroken ?? '' }));
  return (
    <div role="alert" class="troubles">
      {said.map((text) => (
        <p class="trouble">{text}</p>
      ))}
    </div>
  );
}
