import { useEffect } from 'preact/hooks';
import type { Status } from '../wire.ts';
import { get } from './api.tsx';
import { Drawer } from './drawer.tsx';
import { Door } from './enter.tsx';
import { Hint } from './hint.tsx';
import { useJournal } from './journal.tsx';
import { Dialogs } from './parts/dialogs.tsx';
import { Rail, Troubles } from './parts/frame.tsx';
import { Marks } from './parts/grade.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { screens } from './screens/index.tsx';
import { frame, locked, place, status, theme } from './state.tsx';
import { t } from './words.tsx';

const STATUS_EVERY = 3000;

/** The whole page: the frame, the screen that the URL names, and the drawer beside it. */
export function App() {
  useEffect(() => {
    document.documentElement.dataset.theme = theme.value;
  }, [theme.value]);
  useEffect(() => {
    const ask = (): void => {
      if (frame.value !== undefined && !locked.value && !document.hidden)
        get<Status>('status').then(
          (s) => (status.value = s),
          () => {},
        );
    };
    ask();
    const timer = setInterval(ask, STATUS_EVERY);
    return () => clearInterval(timer);
  }, [frame.value === undefined, locked.value]);
  useJournal();
  if (locked.value || frame.value === undefined) return <Door />;
  const screen = screens.find((s) => s.id === place.value.screen);
  const open = place.value.params.p !== undefined || place.value.params.of !== undefined;
  const Body = screen?.Body;
  return (
    <div class={open ? 'frame with-drawer' : 'frame'}>
      <button class="skip" type="button" onClick={() => document.getElementById('main')?.focus()}>
        {t('page.skip')}
      </button>
      <Marks />
      <TopBar />
      <Rail />
      <main id="main" tabIndex={-1}>
        <Troubles />
        {screen !== undefined && <h1>{t(screen.title)}</h1>}
        {Body !== undefined && <Body key={place.value.screen} />}
      </main>
      {open && <Drawer />}
      <Hint />
      <Dialogs />
    </div>
  );
}
