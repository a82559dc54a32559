import { readable } from '../base/text.ts';
import type { SieveScript } from '../case/context.ts';
import type { Change } from '../case/judgement.ts';
import type { World } from '../case/world.ts';

/**
 * What became of each forwarding rule, by the scripts that were handed over: `state` `on`, `off` (it is there, and
 * mail does not go through it), `gone`, or `unknown`; `script` is the script's name where it is still there. The
 * script's line joins the refs.
 */
export function withRuleStates(changes: readonly Change[], world: World): readonly Change[] {
  return changes.map((change) => {
    if (change.kind !== 'forwarding-rule') return change;
    const { state, script, ref } = stateOf(change, world);
    const refs = ref === '' ? change.refs : [...new Set([...change.refs, ref])];
    return { ...change, detail: { ...change.detail, state, script }, refs: [...refs] };
  });
}

interface RuleState {
  readonly state: 'on' | 'off' | 'gone' | 'unknown';
  readonly script: string;
  readonly ref: string;
}

function stateOf(change: Change, world: World): RuleState {
  const own = world.context.scripts.filter(
    (s) => s.link === '' && world.canonical(s.account) === change.account,
  );
  const target = String(change.detail.target ?? '').toLowerCase();
  const found = own.flatMap((script) =>
    script.actions
      .filter((a) => a.action === 'redirect' && readable(a.target).toLowerCase() === target)
      .map((action) => ({ script, action })),
  );
  const running = found.find((f) => f.script.active === true && !f.action.disabled);
  const unsure = found.find((f) => f.script.active === undefined && !f.action.disabled);
  const shown = running ?? unsure ?? found[0];
  if (shown === undefined) {
    const active = own.find((s) => s.active === true);
    return { state: own.length > 0 ? 'gone' : 'unknown', script: '', ref: refOfScript(active) };
  }
  const { member, line, offset } = shown.action.place;
  const state = running !== undefined ? 'on' : unsure !== undefined ? 'unknown' : 'off';
  return { state, script: readable(shown.script.name), ref: `${member}:${line}:${offset}` };
}

function refOfScript(script: SieveScript | undefined): string {
  return script === undefined ? '' : `${script.place.member}:${script.place.line}:${script.place.offset}`;
}
