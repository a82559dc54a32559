import type { ScopeRow } from '../../../wire/scope.ts';
import { GradeMark, LinkWord } from '../../parts/grade.tsx';
import type { GridColumn } from '../../parts/grid.tsx';
import { Masked, maskedText } from '../../parts/masked.tsx';
import { Noted } from '../../parts/noted.tsx';
import { N, Share } from '../../parts/number.tsx';
import { Chips, Said } from '../../parts/said.tsx';
import { Time } from '../../parts/time.tsx';
import { t } from '../../words.tsx';
import { KindMark } from './marks.tsx';
import { Count, Tally } from './tally.tsx';

/** Columns of the scope. When the Case has personal data tags, their column goes behind the grades. */
export function columnsOf(
  selected: ReadonlySet<number>,
  onSelect: (row: ScopeRow) => void,
  onFold: (row: ScopeRow) => void,
): readonly GridColumn<ScopeRow>[] {
  return [
    selectColumn(selected, onSelect),
    {
      id: 'item',
      head: t('page.scope.column.item'),
      width: 270,
      grows: true,
      sort: 'name',
      cell: (row) => <ItemCell row={row} onFold={onFold} />,
    },
    ...proofColumns(),
    ...actColumns(),
    {
      id: 'bytes',
      head: t('page.scope.column.bytes'),
      width: 105,
      numeric: true,
      sort: 'size',
      heaviest: true,
      cell: (row) => (row.bytes === 0 ? null : <N value={row.bytes} of={bytesOf(row)} />),
    },
    {
      id: 'account',
      head: t('page.scope.column.account'),
      width: 150,
      cell: (row) => (row.level === 1 ? null : <Masked name={row.account} />),
    },
  ];
}

function selectColumn(
  selected: ReadonlySet<number>,
  onSelect: (row: ScopeRow) => void,
): GridColumn<ScopeRow> {
  return {
    id: 'select',
    head: t('page.scope.select'),
    width: 34,
    quiet: true,
    cell: (row) => (
      <label class="pick">
        <input
          type="checkbox"
          checked={selected.has(row.id)}
          onChange={() => onSelect(row)}
          aria-label={t('page.scope.select-one', { name: titleText(row) })}
        />
      </label>
    ),
  };
}

/** How far it was touched, what proves it, and how much the logs could have shown. */
function proofColumns(): readonly GridColumn<ScopeRow>[] {
  return [
    {
      id: 'grade',
      head: t('page.scope.column.grade'),
      // The longest of the grades in bold.
      width: 190,
      sort: 'weight',
      heaviest: true,
      cell: (row) => <GradeMark grade={row.grade} />,
    },
    {
      id: 'proof',
      head: t('page.scope.column.proof'),
      width: 140,
      cell: (row) => <Chips cited={row.cited} />,
    },
    {
      id: 'coverage',
      head: t('page.scope.column.coverage'),
      width: 105,
      means: t('page.scope.coverage-means'),
      cell: (row) => <Coverage row={row} />,
    },
  ];
}

/** When, how and by whom it was touched. */
function actColumns(): readonly GridColumn<ScopeRow>[] {
  return [
    {
      id: 'time',
      head: t('page.scope.column.time'),
      width: 184,
      sort: 'time',
      cell: (row) => (row.time === '' ? null : <Time iso={row.time} />),
    },
    {
      id: 'how',
      head: t('page.scope.column.how'),
      width: 150,
      cell: (row) => (row.how === '' ? null : t(`page.scope.how.${row.how}`)),
    },
    {
      id: 'link',
      head: t('page.scope.column.link'),
      width: 150,
      cell: (row) => (isBare(row) ? null : <LinkWord link={row.link} />),
    },
  ];
}

/** Nobody is behind an account in which nothing was touched. */
function isBare(row: ScopeRow): boolean {
  return row.link === 'owner' && (row.grade === 'no-trace' || row.grade === 'unknown');
}

function titleText(row: ScopeRow): string {
  return row.title.map((p) => ('words' in p ? p.words : maskedText(p.evidence))).join('');
}

function ItemCell({ row, onFold }: { readonly row: ScopeRow; readonly onFold: (row: ScopeRow) => void }) {
  const fold = t(row.open === true ? 'page.scope.close-fold' : 'page.scope.open-fold');
  return (
    <span class="item-cell" style={{ paddingLeft: `${(row.level - 1) * 1.25}rem` }}>
      {row.open === null ? (
        <span class="no-twist" />
      ) : (
        <button type="button" class="twist" aria-label={fold} onClick={() => onFold(row)}>
          <span aria-hidden="true">{row.open ? '▾' : '▸'}</span>
        </button>
      )}
      <KindMark kind={row.kind} />
      <span class="vh">{t(`page.scope.kind.${row.kind}`)} </span>
      <span class="item-title" title={titleText(row)}>
        <Title row={row} />
      </span>
      {row.of !== '' && <Noted of={row.of} />}
      {(row.kind === 'mailbox' || row.kind === 'account') && <Tally row={row} />}
    </span>
  );
}

/** The one text of evidence that is a title is a name; numbers in words are none. */
function Title({ row }: { readonly row: ScopeRow }) {
  if (row.kind === 'set' && row.count !== null) return <Count count={row.count} graded={false} />;
  return <Said pieces={row.title} />;
}

function bytesOf(row: ScopeRow): string {
  const [kind = '', number = ''] = row.of.split(':', 2);
  if (kind === 'item') return `items.${Number(number) - 1}.bytes`;
  if (kind === 'set') return `sets.${Number(number) - 1}.bytes`;
  const mailbox = row.kind === 'mailbox' ? ` ${JSON.stringify(row.mailbox)}` : '';
  return `scope-bytes ${JSON.stringify(row.account)}${mailbox}`;
}

function Coverage({ row }: { readonly row: ScopeRow }) {
  if (row.coverage === null) return null;
  const of = row.of.startsWith('item:') || row.of.startsWith('set:') ? row.of : row.account;
  return (
    <span class="cover-cell" title={t('page.scope.coverage-means')}>
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${Math.floor(row.coverage * 100)}%` }} />
      </span>
      <Share value={row.coverage} of={`scope-coverage ${row.kind} ${JSON.stringify(of)}`} />
    </span>
  );
}
