import type { ComponentType } from 'preact';
import type { MessageKey } from '../../../report/languages/en.ts';
import { Containment } from '../actions/containment.tsx';
import { Hardening } from '../actions/hardening.tsx';
import { JournalTab } from '../actions/journal-tab.tsx';
import { Reports } from '../actions/reports.tsx';
import { hrefOf, place } from '../state.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

const TABS: readonly { readonly id: string; readonly title: MessageKey; readonly Body: ComponentType }[] = [
  { id: 'containment', title: 'page.actions.containment', Body: Containment },
  { id: 'hardening', title: 'page.actions.hardening', Body: Hardening },
  { id: 'reports', title: 'page.actions.reports', Body: Reports },
  { id: 'journal', title: 'page.actions.journal', Body: JournalTab },
];

/** Screen 7: what to do, what to switch on, what to hand on, and who did what. */
export const actionsScreen: Screen = {
  id: 'actions',
  title: 'page.screen.actions',
  Body: () => {
    const tab = TABS.find((one) => one.id === place.value.params.tab) ?? TABS[0];
    const Body = tab?.Body;
    return (
      <>
        <nav class="tabs" aria-label={t('page.actions.tabs')}>
          <ul>
            {TABS.map(({ id, title }) => (
              <li>
                <a
                  href={hrefOf({ tab: id === 'containment' ? '' : id })}
                  aria-current={id === tab?.id ? 'page' : undefined}
                >
                  {t(title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {Body !== undefined && <Body />}
      </>
    );
  },
};
