import { readable } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Change, Item } from '../case/judgement.ts';
import { refOf, type World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** Every message that rules of the given changes passed on, each with the record of its delivery outside. */
export async function forwardedItems(
  store: Store,
  world: World,
  rules: readonly Change[],
  known: (
    account: string,
    messageId: string,
  ) => { readonly mailbox: string; readonly uid: number; readonly subject: string } | undefined,
): Promise<readonly Item[]> {
  const out: Item[] = [];
  for (const rule of rules.filter((r) => r.kind === 'forwarding-rule')) {
    const target = String(rule.detail.target ?? '');
    const rows = await events(
      store,
      [
        'time',
        'action',
        'account',
        'messageId',
        'recipient',
        'queueId',
        'outcome',
        'size',
        'sender',
        'file',
        'line',
        'offset',
      ],
      sql`(action = 'message-forwarded' AND lower(recipient) = ${target} AND lower(account) IN ${world.spellings(rule.account)})
        OR (action = 'message-delivered' AND outcome = 'success' AND lower(recipient) = ${target})`,
    );
    const queueIds = [...new Set(rows.filter((r) => r.action === 'message-delivered').map((r) => r.queueId))];
    const queued = await events(
      store,
      ['time', 'action', 'queueId', 'messageId', 'file', 'line', 'offset'],
      sql`(action = 'message-id' OR (action = 'message-accepted' AND protocol = 'local')) AND queueId IN ${queueIds.length > 0 ? queueIds : ['']}`,
    );
    const ids = queued.filter((q) => q.action === 'message-id');
    // A rule hands its copy to the local queue; what somebody wrote to the same address himself is no rule's.
    const local = new Set(queued.filter((q) => q.action === 'message-accepted').map((q) => q.queueId));
    const began = Date.parse(rule.time) * 1000 - 3 * SECOND;
    const forwarded = new Map(
      rows.filter((r) => r.action === 'message-forwarded').map((r) => [r.messageId, r]),
    );
    const delivered = rows
      .filter(
        (r) =>
          r.action === 'message-delivered' && r.time >= began && (local.has(r.queueId) || forwarded.size > 0),
      )
      .map((d) => ({ d, id: ids.findLast((i) => i.queueId === d.queueId && i.time <= d.time + SECOND) }));
    for (const messageId of new Set([...forwarded.keys(), ...delivered.map((x) => x.id?.messageId ?? '')])) {
      if (messageId === '') continue;
      const f = forwarded.get(messageId);
      const proof = delivered.find((x) => x.id?.messageId === messageId);
      if (f === undefined && (proof === undefined || !local.has(proof.d.queueId))) continue;
      out.push(forwardedItem(rule, target, messageId, f, proof, known(rule.account, messageId)));
    }
  }
  return out;
}

function forwardedItem(
  rule: Change,
  target: string,
  messageId: string,
  forwarded:
    | { readonly time: number; readonly file: number; readonly line: number; readonly offset: number }
    | undefined,
  proof:
    | {
        readonly d: {
          readonly time: number;
          readonly file: number;
          readonly line: number;
          readonly offset: number;
        };
        readonly id: { readonly file: number; readonly line: number; readonly offset: number } | undefined;
      }
    | undefined,
  at: { readonly mailbox: string; readonly uid: number; readonly subject: string } | undefined,
): Item {
  const refs = [forwarded, proof?.id, proof?.d].flatMap((r) => (r === undefined ? [] : [refOf(r)]));
  return {
    kind: 'message',
    account: rule.account,
    mailbox: readable(at?.mailbox ?? ''),
    uid: at?.uid ?? 0,
    messageId: readable(messageId),
    messageIdBy: 'queue',
    subject: readable(at?.subject ?? ''),
    part: '',
    name: '',
    bytes: 0,
    // Passed to the queue is not yet gone: without a delivery outside it was served to the rule, no more.
    grade: proof === undefined ? 'served' : 'taken',
    link: rule.link,
    sessions: rule.sessions,
    time: isoTime(forwarded?.time ?? proof?.d.time ?? 0),
    refs,
    because: proof === undefined ? 'because.forwarded-queued' : 'because.forwarded-sent',
    against: '',
    facts: { target: readable(target) },
  };
}
