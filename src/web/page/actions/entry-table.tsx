import type { RefObject } from 'preact';
import type { ToldJournalEntry } from '../../wire/journal.ts';
import { journal, stoodOn } from '../journal.tsx';
import { takenBackBy } from '../logic/journal.ts';
import { Judgement } from '../parts/judgement.tsx';
import { maskedWords } from '../parts/masked.tsx';
import { notable } from '../parts/noted.tsx';
import { Doubt, TakeBack } from '../parts/notes-on.tsx';
import { Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { frame, hrefOf } from '../state.tsx';
import { t } from '../words.tsx';

interface EntryTableProps {
  readonly entries: readonly ToldJournalEntry[];
  readonly box: RefObject<HTMLTableElement | null>;
}

/** Entries of the journal, one row each. */
export function EntryTable({ entries, box }: EntryTableProps) {
  return (
    <div class="scroll">
      <table class="entries" ref={box}>
        <thead>
          <tr>
            {(['number', 'time', 'who', 'kind', 'about', 'said'] as const).map((column) => (
              <th scope="col">{t(`page.journal.col.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <EntryRow key={one.at} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EntryRow({ one }: { readonly one: ToldJournalEntry }) {
  const by = takenBackBy(journal.value, one);
  const canTakeBack = frame.value?.readOnly !== true && by === undefined;
  const takes = one.kind === 'note' || one.kind === 'overrule';
  return (
    <tr tabIndex={-1} data-row={String(one.at)} {...notable(one.about, by === undefined ? '' : 'withdrawn')}>
      <th scope="row">{one.n}</th>
      <td>
        <Time iso={one.time} />
      </td>
      <td>
        <bdi class="evidence">{one.who}</bdi>
      </td>
      <td>{t(`ui.journal.kind.${one.kind}`)}</td>
      <td>
        {one.about === '' ? (
          <Said pieces={one.subject} />
        ) : (
          <a href={hrefOf({ of: one.about, p: '' })}>
            <Said pieces={one.subject} />
          </a>
        )}
      </td>
      <td>
        {one.kind === 'overrule' && (
          <p class="side">
            <Judgement value={stoodOn(one.about)?.computed ?? ''} /> → <Judgement value={one.value} />
          </p>
        )}
        {one.kind === 'withdraw' && t('page.journal.takes-back', { number: one.value })}
        <bdi class="evidence said">{maskedWords(one.text)}</bdi> <Doubt one={one} />
        {by !== undefined && <p class="small">{t('page.notes.taken-back-by', { who: by.who })}</p>}
        {canTakeBack && takes && <TakeBack at={one.at} />}
      </td>
    </tr>
  );
}
