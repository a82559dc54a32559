import { byteString, readable } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Change, Item } from '../case/judgement.ts';
import { refOf, type World } from '../case/world.ts';
import { events, type Picked } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** A line of the events. */
type At = Picked<'file' | 'line' | 'offset'>;

/** What is known of a message: the mailbox that it lies in, and what it is called there. */
interface Known {
  readonly mailbox: string;
  readonly uid: number;
  readonly subject: string;
}

type KnownOf = (account: string, messageId: string) => Known | undefined;

/** A delivery outside, with the record that gives its queue id a message id. */
interface Delivery {
  readonly d: At & Picked<'time' | 'queueId'>;
  readonly id: (At & Picked<'messageId'>) | undefined;
}

/** Every message that rules of the given changes passed on, each with the record of its delivery outside. */
export async function forwardedItems(
  store: Store,
  world: World,
  rules: readonly Change[],
  known: KnownOf,
): Promise<readonly Item[]> {
  const out: Item[] = [];
  for (const rule of rules.filter((r) => r.kind === 'forwarding-rule'))
    out.push(...(await forwardedBy(rule, store, world, known)));
  return out;
}

async function forwardedBy(
  rule: Change,
  store: Store,
  world: World,
  known: KnownOf,
): Promise<readonly Item[]> {
  const target = byteString(String(rule.detail.target ?? ''));
  const rows = await readPassedOn(store, world, rule.account, target);
  const sent = rows.filter((r) => r.action === 'message-delivered');
  const { ids, local } = await readQueued(store, [...new Set(sent.map((r) => r.queueId))]);
  const began = Date.parse(rule.time) * 1000 - 3 * SECOND;
  const forwarded = new Map(
    rows.filter((r) => r.action === 'message-forwarded').map((r) => [r.messageId, r]),
  );
  const delivered = sent
    .filter((r) => r.time >= began && (local.has(r.queueId) || forwarded.size > 0))
    .map(
      (d): Delivery => ({
        d,
        id: ids.findLast((i) => i.queueId === d.queueId && i.time <= d.time + SECOND),
      }),
    );
  const messageIds = new Set([...forwarded.keys(), ...delivered.map((x) => x.id?.messageId ?? '')]);
  return [...messageIds].flatMap((messageId) => {
    if (messageId === '') return [];
    const f = forwarded.get(messageId);
    const proof = delivered.find((x) => x.id?.messageId === messageId);
    if (f === undefined && (proof === undefined || !local.has(proof.d.queueId))) return [];
    return [forwardedItem(rule, messageId, f, proof, known(rule.account, messageId))];
  });
}

const PASSED_ON = [
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
] as const;

/** What an account's rules passed on to a target, and what was delivered to it. */
function readPassedOn(
  store: Store,
  world: World,
  account: string,
  target: string,
): Promise<readonly Picked<(typeof PASSED_ON)[number]>[]> {
  return events(
    store,
    PASSED_ON,
    sql`(action = 'message-forwarded' AND lower(recipient) = ${target} AND lower(account) IN ${world.spellings(account)})
        OR (action = 'message-delivered' AND outcome = 'success' AND lower(recipient) = ${target})`,
  );
}

/** Records that give queue ids their message ids, and the queue ids that came from this host itself. */
async function readQueued(
  store: Store,
  queueIds: readonly string[],
): Promise<{
  readonly ids: readonly (At & Picked<'time' | 'queueId' | 'messageId'>)[];
  readonly local: ReadonlySet<string>;
}> {
  const queued = await events(
    store,
    ['time', 'action', 'queueId', 'messageId', 'file', 'line', 'offset'],
    sql`(action = 'message-id' OR (action = 'message-accepted' AND protocol = 'local')) AND queueId IN ${queueIds.length > 0 ? queueIds : ['']}`,
  );
  return {
    ids: queued.filter((q) => q.action === 'message-id'),
    // A rule hands its copy to the local queue; what somebody wrote to the same address himself is no rule's.
    local: new Set(queued.filter((q) => q.action === 'message-accepted').map((q) => q.queueId)),
  };
}

function forwardedItem(
  rule: Change,
  messageId: string,
  forwarded: (At & Picked<'time'>) | undefined,
  proof: Delivery | undefined,
  at: Known | undefined,
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
    against: rule.sessions.length === 0 ? 'against.maker-unknown' : '',
    facts: { target: String(rule.detail.target ?? '') },
  };
}
