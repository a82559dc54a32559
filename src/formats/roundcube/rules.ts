import type { EventFields } from '../../event/columns.ts';
import type { Parameters } from './query.ts';

const PREFIX = 'plugin.managesieve';

/** Whether the action belongs to the filter rules (plugin managesieve). */
export function isRules(action: string): boolean {
  return action.startsWith(PREFIX);
}

// Values of `_act` that only read; every other one writes the script or the choice of the active one.
const READING: ReadonlySet<string> = new Set(['list', 'ruleadd', 'actionadd', 'setget', 'addresses']);
const SAVING: Readonly<Record<string, string>> = {
  '-save': 'save',
  '-saveraw': 'save',
  '-vacation': 'vacation',
  '-forward': 'forward',
  '-spam': 'spam',
};

/**
 * What a request to the filter rules does (rcube_sieve_engine::actions). A GET shows them, a POST of the forms
 * writes them; a POST of the list says what it does in its body, so that its `mode` is only `action`.
 */
export function rulesTask(action: string, given: Parameters, method: string): EventFields {
  const act = given.get('_act');
  if (act !== undefined && act !== '' && /^[a-z]{1,20}$/.test(act)) {
    return READING.has(act) ? { action: 'rule-list', mode: act } : { action: 'rule-change', mode: act };
  }
  if (method !== 'POST') return { action: 'rule-list' };
  const name = action.slice(PREFIX.length);
  return { action: 'rule-change', mode: Object.hasOwn(SAVING, name) ? (SAVING[name] ?? 'action') : 'action' };
}
