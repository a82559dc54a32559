import { visible } from '../../base/text.ts';
import type { Statement } from '../../case/common.ts';
import { checksOf } from '../hardening.ts';
import type { Route } from '../route.ts';
import type { ActionsScreen, ToldAction } from '../wire/actions.ts';

const LONGEST_COMMAND = 20_000;

/** What to do, and which settings kept the logs from showing more. */
export const actionsScreen: Route = {
  method: 'get',
  path: 'actions',
  rate: 'light',
  answer: (desk): ActionsScreen => ({
    actions: desk.file.actions.map((a, i): ToldAction => {
      const of = `action:${i + 1}`;
      return { ...desk.tell.statement('action', of, a), of, command: commandOf(a), where: whereOf(a) };
    }),
    checks: checksOf(desk),
  }),
};

/** Lines to copy; a line stays one line, and whatever a log brought into it is made visible. */
function commandOf({ facts }: Statement): string {
  const text = typeof facts.command === 'string' ? facts.command : '';
  return text.slice(0, LONGEST_COMMAND).split('\n').map(visible).join('\n');
}

function whereOf({ key, facts }: Statement): ToldAction['where'] {
  if (key === 'action.web-sessions') return 'sql';
  return key === 'action.enable' && facts.because !== 'auditd' ? 'settings' : 'shell';
}
