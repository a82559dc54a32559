import { byteString, readable } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Change } from '../case/judgement.ts';
import type { Signal } from '../case/signal.ts';
import type { World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Messages that came before the first one that was passed on: with fewer the rule may be older than the logs. */
const MESSAGES_BEFORE = 5;
/** Share of those that came while it ran and were passed on: a rule for some mail alone may have waited long. */
const PASSED_SHARE = 0.8;

/**
 * Rules that began to pass an account's mail on outside within the logs, although no record tells who made them: no
 * message was passed on before, nearly every one after. They are possibly an intruder's, and of no session.
 */
export async function rulesOfNobody(
  store: Store,
  world: World,
  signals: readonly Signal[],
): Promise<readonly Change[]> {
  const out: Change[] = [];
  for (const signal of signals) {
    const unset = signal.detection === 'forwarding-rule' && signal.address === '' && signal.events > 0;
    if (unset && (await beganWithinLogs(store, world, signal))) out.push(changeOf(signal));
  }
  return out;
}

function changeOf({ account, from, facts, refs }: Signal): Change {
  return {
    kind: 'forwarding-rule',
    account,
    time: isoTime(from),
    link: 'possible',
    sessions: [],
    detail: { ...facts, target: readable(String(facts.target)) },
    refs: [...refs],
  };
}

async function beganWithinLogs(store: Store, world: World, signal: Signal): Promise<boolean> {
  const target = byteString(readable(String(signal.facts.target)));
  const began = signal.from - SECOND;
  const [[before = 0, during = 0, passed = 0] = []] = await store.rows(sql`
    SELECT countIf(micros < ${began}), countIf(micros >= ${began} AND micros <= ${signal.to}), countIf(out)
    FROM (SELECT toUnixTimestamp64Micro(min(time)) AS micros,
        countIf(action = 'message-forwarded' AND lower(recipient) = ${target}) > 0 AS out
      FROM events WHERE action IN ('message-stored', 'message-forwarded') AND messageId != ''
        AND lower(account) IN ${world.spellings(signal.account)}
      GROUP BY messageId)`);
  return Number(before) >= MESSAGES_BEFORE && Number(passed) >= PASSED_SHARE * Number(during);
}
