import { useState } from 'preact/hooks';
import type { ToldWrong } from '../../wire/lines.ts';
import { LinesInput } from '../lines/input.tsx';
import { SearchPart } from '../lines/search.tsx';
import { SqlPart } from '../lines/sql.tsx';
import { Unmaskable } from '../parts/masked.tsx';
import { place, set } from '../state.tsx';
import type { Screen } from './screen.tsx';

/** Screen 6: grep and SQL over everything, for those who trust nobody. */
export const linesScreen: Screen = {
  id: 'lines',
  title: 'page.screen.lines',
  Body: () => {
    const text = place.value.params.q ?? '';
    const [wrong, setWrong] = useState<ToldWrong | undefined>(undefined);
    // The same again is asked again.
    const [turn, setTurn] = useState(0);
    const isSql = text.startsWith(';');
    const go = (next: string): void => {
      set({ q: next, at: '' });
      if (next === text) setTurn(turn + 1);
    };
    return (
      <div class="lines">
        <Unmaskable>
          <LinesInput text={text} wrong={isSql ? undefined : wrong} onGo={go} />
          {isSql ? (
            <SqlPart key={turn} sql={text.slice(1).trim()} onGo={go} />
          ) : (
            <SearchPart key={turn} text={text} onGo={go} onWrong={setWrong} />
          )}
        </Unmaskable>
      </div>
    );
  },
};
