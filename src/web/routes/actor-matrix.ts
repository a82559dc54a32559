import { visible } from '../../base/text.ts';
import { likelihoodKey } from '../../report/keys.ts';
import { type Cell, differs, type Matrix, weighedAccounts } from '../actor/matrix.ts';
import { applied, overrulesOf } from '../actor/overrules.ts';
import { toldOverrule } from '../actor/tell-session.ts';
import type { Desk } from '../desk.ts';
import type { Route } from '../route.ts';
import type { ToldMatrix } from '../wire/actor.ts';

const MOST_ACCOUNTS = 500;

/** Evidence against hypotheses: ways in of `account` or of all, or hypotheses of `origin`. */
export const actorMatrix: Route = {
  method: 'get',
  path: 'actor/matrix',
  rate: 'light',
  answer: (desk, ask): ToldMatrix => {
    const asked = ask.text('account');
    const account = weighedAccounts(desk.file).find((a) => visible(a) === asked) ?? '';
    const people = desk.everybody();
    const matrix = ask.text('kind') === 'origin' ? people.originMatrix() : people.entryMatrix(account);
    return toldMatrix(desk, matrix, account);
  },
};

function toldMatrix(desk: Desk, matrix: Matrix, account: string): ToldMatrix {
  const { file, tell, say } = desk;
  const { of, sums } = applied(matrix, overrulesOf(desk));
  const group = matrix.kind === 'entry' ? 'entry' : 'origin';
  return {
    account: visible(account),
    accounts: weighedAccounts(file).slice(0, MOST_ACCOUNTS).map(visible),
    kind: matrix.kind,
    columns: matrix.columns.map(({ key, likelihood, accounts }, i) => ({
      key,
      title: tell.pieces(group, key, {}),
      likelihood: likelihood === '' ? '' : say.text(likelihoodKey(likelihood)),
      accounts,
      ...(sums[i] ?? { before: 0, after: 0, againstBefore: 0, againstAfter: 0 }),
    })),
    rows: matrix.rows.map((row) => ({
      key: row.key,
      pieces: tell.pieces(row.group, row.statement.key, row.statement.facts),
      accounts: row.accounts,
      differs: differs(row.cells.map((c) => of(c.about)?.value ?? c.computed)),
      cells: row.cells.map((cell) => {
        const overrule = of(cell.about);
        return {
          about: cell.about,
          computed: cell.computed,
          overrule: overrule === undefined ? null : toldOverrule(overrule),
          cited: tell.cite(cell.about, refsOf(cell)),
        };
      }),
    })),
    hasOrigin: file.origin.hypotheses.length > 0,
  };
}

function refsOf(cell: Cell): readonly string[] {
  return cell.said.flatMap((s) => s.statement.refs);
}
