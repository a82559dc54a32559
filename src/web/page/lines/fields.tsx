import type { LineField, LineRow } from '../../wire/lines.ts';
import type { TableColumn } from '../logic/table-columns.ts';
import { t } from '../words.tsx';
import { RawText } from './line.tsx';

/** What is asked first of a line stands first. */
const FIRST = ['account', 'address', 'action', 'outcome', 'reason', 'session', 'messageId', 'queueId'];

/** The fields of a line in the order in which they are gone through. */
export function orderedFields(row: LineRow): readonly LineField[] {
  const place = ({ column }: LineField): number => {
    const at = FIRST.indexOf(column);
    return at < 0 ? FIRST.length : at;
  };
  return row.fields.toSorted((a, b) => place(a) - place(b));
}

interface FieldsProps {
  readonly row: LineRow;
  readonly field: LineField | undefined;
  readonly columns: readonly TableColumn[];
  /** Whether the table shows the whole line already. */
  readonly wrap: boolean;
  readonly onField: (column: string) => void;
  /** Only lines with the value, or without it. */
  readonly onOnly: (field: LineField, not: boolean) => void;
  readonly onColumn: (column: string) => void;
  readonly onOpen: () => void;
}

/** What was parsed from the chosen line, and what can be done with the chosen field. */
export function Fields({ row, field, columns, wrap, onField, onOnly, onColumn, onOpen }: FieldsProps) {
  return (
    <section class="ln-line-fields" aria-label={t('page.lines.fields')}>
      <p class="ln-line-actions">
        <bdi class="evidence ln-place">
          {row.path}:{row.line}
        </bdi>
        <button type="button" onClick={onOpen}>
          {t('page.lines.open')} <kbd>o</kbd>
        </button>
        {field !== undefined && (
          <FieldActions field={field} columns={columns} onOnly={onOnly} onColumn={onColumn} />
        )}
      </p>
      {!wrap && (
        <p class="ln-whole">
          <RawText row={row} chosen={field?.column ?? ''} onField={onField} />
        </p>
      )}
      {row.fields.length === 0 ? (
        <p class="note">{t('page.lines.fields-none')}</p>
      ) : (
        <ul class="ln-fields">
          {orderedFields(row).map((one) => (
            <li>
              <button
                type="button"
                class="ln-field-button"
                aria-pressed={one.column === field?.column}
                onClick={() => onField(one.column)}
              >
                <span class="ln-name">{one.column}</span> <bdi class="evidence">{one.value}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FieldActionsProps extends Pick<FieldsProps, 'columns' | 'onOnly' | 'onColumn'> {
  readonly field: LineField;
}

/** The chosen field: only lines with its value, only those without, and its column in the table. */
function FieldActions({ field, columns, onOnly, onColumn }: FieldActionsProps) {
  return (
    <span class="ln-of-field">
      <span aria-live="polite">
        <strong>{field.column}</strong> <bdi class="evidence">{field.value}</bdi>
      </span>
      <button type="button" onClick={() => onOnly(field, false)}>
        {t('page.lines.only')} <kbd>f</kbd>
      </button>
      <button type="button" onClick={() => onOnly(field, true)}>
        {t('page.lines.exclude')} <kbd>F</kbd>
      </button>
      <button
        type="button"
        aria-pressed={columns.some((c) => c.name === field.column)}
        onClick={() => onColumn(field.column)}
      >
        {t('page.lines.column')} <kbd>␣</kbd>
      </button>
    </span>
  );
}
