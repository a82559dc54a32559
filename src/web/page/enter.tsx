import { useState } from 'preact/hooks';
import type { Frame } from '../wire.ts';
import { get, knock } from './api.tsx';
import { formatPlace } from './logic/place.ts';
import { frame, place, TOKEN } from './state.tsx';

/** Exchanges the token in the address, where there is one or as soon as there is, and gets the frame. */
export async function enter(): Promise<void> {
  window.addEventListener('hashchange', () => {
    if (TOKEN.test(location.hash)) void useToken();
  });
  await useToken();
}

/** Who came with a link to a place goes there, else to the first screen. */
async function useToken(): Promise<void> {
  const token = TOKEN.exec(location.hash)?.[1];
  if (token !== undefined) {
    history.replaceState({ seen: true }, '', formatPlace(place.value));
    await knock(token).catch(() => {});
  }
  await getFrame();
}

/** Gets the frame; when the server lets nobody in, the page asks for the token. */
async function getFrame(): Promise<void> {
  try {
    frame.value = await get<Frame>('frame');
    document.documentElement.lang = frame.value.language;
  } catch {
    // Said by `locked` and `offline`.
  }
}

/** Asks for the token that the terminal shows; it can be pasted (WCAG 3.3.8). No word of the case is here yet. */
export function Door() {
  const [token, setToken] = useState('');
  const [said, setSaid] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await knock(token.trim().replace(/^.*#token=/, ''));
      await getFrame();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <main class="door">
      <h1>Constat</h1>
      <p>
        This page belongs to the person who started constat serve. Open the address that the terminal shows,
        or paste it here.
      </p>
      <form onSubmit={submit}>
        <label for="token">Address or token</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          value={token}
          onInput={(e) => setToken(e.currentTarget.value)}
        />
        <button type="submit">Open the case</button>
        <p role="alert">{said}</p>
      </form>
    </main>
  );
}
