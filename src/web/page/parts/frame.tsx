import { useKeys } from '../keyboard.tsx';
import { formatPlace, SCREENS } from '../logic/place.ts';
import { goScreen, offline, place, status } from '../state.tsx';
import { t } from '../words.tsx';

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
