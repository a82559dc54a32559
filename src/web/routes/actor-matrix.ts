import { visible } from '../../base/text.ts';
import { likelihoodKey } from '../../report/keys.ts';
import { type Cell, type Matrix, weighedAccounts } from '../actor/matrix.ts';
import { everybodyOf } from '../actor/somebody.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { ToldMatrix } from '../wire/actor.ts';

const MOST_ACCOUNTS = 500;

/**
 * Evidence against hypotheses: ways in of `account`, or of all with `all`; without either of the first account of
 * `actor` that was weighed. Or hypotheses of `origin`.
 */
export const actorMatrix: Route = {
  method: 'get',
  path: 'actor/matrix',
  rate: 'light',
  answer: (desk, ask): ToldMatrix => {
    const account = ask.text('all') === '1' ? '' : accountOf(desk, ask.text('account'), ask.text('actor'));
    const people = everybodyOf(desk);
    const matrix = ask.text('kind') === 'origin' ? people.originMatrix() : people.entryMatrix(account);
    return toldMatrix(desk, matrix, account);
  },
};

/** The account that was asked for; else the first of an actor, else the first of all. */
function accountOf(desk: Desk, asked: string, actor: string): string {
  const weighed = weighedAccounts(desk.file);
  const of = new Set(
    everybodyOf(desk)
      .of(actor)
      ?.sessions.map((s) => s.account),
  );
  const [first = ''] = weighed;
  return weighed.find((a) => visible(a) === asked) ?? weighed.find((a) => of.has(a)) ?? first;
}

function toldMatrix(desk: Desk, matrix: Matrix, account: string): ToldMatrix {
  const { file, tell, say } = desk;
  const group = matrix.kind === 'entry' ? 'entry' : 'origin';
  return {
    account: visible(account),
    accounts: weighedAccounts(file).slice(0, MOST_ACCOUNTS).map(visible),
    kind: matrix.kind,
    columns: matrix.columns.map(({ key, likelihood, accounts }) => ({
      key,
      title: tell.pieces(group, key, {}),
      likelihood: likelihood === '' ? '' : say.text(likelihoodKey(likelihood)),
      accounts,
    })),
    rows: matrix.rows.map((row) => ({
      key: row.key,
      pieces: tell.pieces(row.group, row.statement.key, row.statement.facts),
      accounts: row.accounts,
      cells: row.cells.map((cell) => ({
        about: cell.about,
        computed: cell.computed,
        cited: tell.cite(cell.about, refsOf(cell)),
      })),
    })),
    hasOrigin: file.origin.hypotheses.length > 0,
  };
}

function refsOf(cell: Cell): readonly string[] {
  return cell.said.flatMap((s) => s.statement.refs);
}
