import { AROUND, type Around, MOST_MORE, moreLines } from '../logic/around.ts';
import { set } from '../state.tsx';
import { t } from '../words.tsx';
import { drawer } from './open.tsx';

interface ToolsProps {
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
  readonly seeking: boolean;
  readonly onSeek: () => void;
}

/** How much is shown, older and newer apart, finding, wrapping. */
export function Tools({ moreBefore, moreAfter, seeking, onSeek }: ToolsProps) {
  const { around, before, after, wrap } = drawer.value;
  const more = moreLines(around);
  return (
    <div class="tools">
      <AroundChoice around={around} />
      <button
        type="button"
        disabled={!moreBefore || before >= MOST_MORE}
        onClick={() => set({ db: String(before + more) }, true)}
      >
        {t('page.drawer.older')}
      </button>
      <button
        type="button"
        disabled={!moreAfter || after >= MOST_MORE}
        onClick={() => set({ da: String(after + more) }, true)}
      >
        {t('page.drawer.newer')}
      </button>
      <button type="button" aria-expanded={seeking} onClick={onSeek}>
        {t('page.drawer.find')}
      </button>
      <button type="button" aria-pressed={wrap} onClick={() => set({ dw: wrap ? '0' : '' }, true)}>
        {t('page.drawer.wrap')}
      </button>
    </div>
  );
}

function AroundChoice({ around }: { readonly around: Around }) {
  return (
    <label>
      <span class="vh">{t('page.drawer.around')}</span>
      <select
        value={around}
        title={t('page.drawer.around')}
        onChange={(e) => set({ dc: e.currentTarget.value, db: '', da: '' }, true)}
      >
        {AROUND.map((a) => (
          <option value={a}>
            {a.endsWith('s')
              ? t('page.drawer.seconds', { count: Number.parseInt(a, 10) })
              : t('page.drawer.around-lines', { count: Number(a) })}
          </option>
        ))}
      </select>
    </label>
  );
}
