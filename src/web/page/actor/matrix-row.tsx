import type { CellValue, ToldCell, ToldMatrix } from '../../wire/actor.ts';
import { CELL_VALUES, tellsApart } from '../logic/matrix.ts';
import { Noted } from '../parts/noted.tsx';
import { N } from '../parts/number.tsx';
import { Overruled, OverruleForm } from '../parts/overrule.tsx';
import { Chips, Said } from '../parts/said.tsx';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';

/** Names of the values in keys of sentences. */
const NAMES = {
  '++': 'strong-for',
  '+': 'for',
  '0': 'none',
  '-': 'against',
  '--': 'strong-against',
} as const;

interface MatrixRowProps {
  readonly row: ToldMatrix['rows'][number];
  /** What the journal left of the values of its cells. */
  readonly values: readonly CellValue[];
  /** Whether its columns can be compared at all. */
  readonly compared: boolean;
  /** What the open cell is about; empty when none is. */
  readonly open: string;
  readonly onOpen: (about: string) => void;
}

/** A piece of evidence, what it says of each hypothesis, and below it the cell that is open. */
export function MatrixRow({ row, values, compared, open, onOpen }: MatrixRowProps) {
  const isTelling = compared && tellsApart(values);
  return (
    <>
      <tr class={isTelling ? 'differs' : ''}>
        <th scope="row">
          <Said pieces={row.pieces} />
          <SaidOf row={row} isTelling={isTelling} compared={compared} />
        </th>
        {row.cells.map((cell, c) => (
          <td>
            <Cell
              cell={cell}
              value={values[c] ?? cell.computed}
              open={open === cell.about}
              onOpen={() => onOpen(open === cell.about ? '' : cell.about)}
            />
          </td>
        ))}
      </tr>
      {row.cells
        .filter((cell) => open === cell.about)
        .map((cell) => (
          <tr class="cell-form">
            <td colSpan={row.cells.length + 1}>
              <CellForm cell={cell} onDone={() => onOpen('')} />
            </td>
          </tr>
        ))}
    </>
  );
}

/** Of how many accounts it is said, and whether it tells the hypotheses apart. */
function SaidOf({
  row,
  isTelling,
  compared,
}: Pick<MatrixRowProps, 'row' | 'compared'> & { readonly isTelling: boolean }) {
  return (
    <div class="small">
      {row.accounts > 1 && (
        <>
          {t('page.actor.said-of')} <N value={row.accounts} of={`said-of ${JSON.stringify(row.key)}`} />{' '}
          {t('page.actor.n-accounts', { n: row.accounts })}, {t('page.actor.first-here')}
          {compared && ' · '}
        </>
      )}
      {compared && t(isTelling ? 'page.actor.differs' : 'page.actor.same-for-all')}
    </div>
  );
}

/** A value as people write it: with a minus, not a hyphen. */
const sign = (value: CellValue): string => value.replaceAll('-', '−');

function Cell({
  cell,
  value,
  open,
  onOpen,
}: {
  readonly cell: ToldCell;
  readonly value: CellValue;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <>
      <button type="button" class={`cell c-${NAMES[value]}`} aria-expanded={open} onClick={onOpen}>
        <span aria-hidden="true">{sign(value)}</span>
        <span class="vh">{t(`page.actor.cell.${NAMES[value]}`)}</span>
      </button>
      {value !== cell.computed && (
        <del class="computed">
          <span class="vh">{t('page.overrule.computed')} </span>
          {sign(cell.computed)}
        </del>
      )}{' '}
      <Noted of={cell.about} /> <Chips cited={cell.cited} />
    </>
  );
}

/** What a cell means, and the form that puts another value in its place. */
function CellForm({ cell, onDone }: { readonly cell: ToldCell; readonly onDone: () => void }) {
  return (
    <>
      <p class="note">{t('page.actor.cell-means')}</p>
      <Overruled of={cell.about} computed={cell.computed} />
      {frame.value?.readOnly === false && (
        <OverruleForm
          of={cell.about}
          judged={{ computed: cell.computed, choices: CELL_VALUES }}
          onDone={onDone}
        />
      )}
    </>
  );
}
