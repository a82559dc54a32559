import { listsBy } from '../base/lists.ts';
import { refOf, type World } from '../case/world.ts';
import { type Sql, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** A message to one recipient. */
export interface Sent {
  readonly account: string;
  readonly address: string;
  readonly time: number;
  readonly ref: string;
  /** Queue id or message id. */
  readonly message: string;
  readonly recipient: string;
}

/** Messages of one account from one address that went to many within a short time. */
export interface Burst {
  readonly account: string;
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly messages: number;
  readonly recipients: readonly string[];
  /** The first line. */
  readonly ref: string;
}

const DAY = 86_400_000_000;

/** The table of messages sent, one row for each recipient, of these accounts or (without any) of all. */
function sentTable(names: readonly string[] = []): Sql {
  const of = names.length === 0 ? sql`account != ''` : sql`lower(account) IN ${names}`;
  const micros = sql`toUnixTimestamp64Micro(time) AS micros`;
  return sql`(
    SELECT s.name AS name, s.address AS address, s.micros AS micros, s.place AS place, s.mail AS mail, lower(d.recipient) AS one
      FROM (SELECT lower(account) AS name, address, queueId AS mail, ${micros}, (file, line, offset) AS place
        FROM events WHERE action = 'message-submitted' AND outcome = 'success' AND ${of} AND queueId != '') AS s
      GLOBAL INNER JOIN (SELECT queueId AS mail, recipient, ${micros}
        FROM events WHERE action = 'message-delivered' AND queueId != '' AND recipient != '') AS d ON s.mail = d.mail
      WHERE d.micros >= s.micros - 1000000 AND d.micros <= s.micros + ${DAY}
    UNION ALL
    SELECT lower(account) AS name, address, ${micros}, (file, line, offset) AS place, messageId AS mail,
      arrayJoin(splitByString(', ', lower(recipient))) AS one
    FROM events WHERE action = 'message-sent' AND ${of} AND recipient != '')`;
}

/**
 * What was sent where an account reached so many recipients within twice the span, by time: any stretch as long as
 * the span lies whole in one of the double ones, which begin at each span.
 */
export async function readSent(
  store: Store,
  world: World,
  recipients: number,
  span: number,
): Promise<readonly Sent[]> {
  const rows = await store.rows(sql`SELECT DISTINCT e.1, name, address, e.2, e.3, e.4 FROM (
      SELECT name, address, arrayJoin([intDiv(micros, ${span}), intDiv(micros, ${span}) - 1]) AS double,
        arrayJoin(groupUniqArray((micros, place, mail, one))) AS e
      FROM ${sentTable()} GROUP BY name, address, double HAVING uniqExact(one) >= ${recipients})
    ORDER BY e.1, name, address, e.2, e.3, e.4`);
  return rows.flatMap(([time, name, address, place, message, recipient]) => {
    const [file = 0, line = 0, offset = 0] = (place as unknown as readonly (string | number)[]).map(Number);
    if (world.isOurs(String(address))) return [];
    return [
      {
        account: world.canonical(String(name)),
        address: String(address),
        time: Number(time),
        ref: refOf({ file, line, offset }),
        message: String(message),
        recipient: String(recipient),
      },
    ];
  });
}

/** Every stretch in which one account reached so many recipients within a span; those that overlap are one. */
export function bursts(sent: readonly Sent[], recipients: number, span: number): readonly Burst[] {
  const sender = (s: Sent): string => `${s.account}\0${s.address}`;
  const bySender = listsBy(sent, (s) => [sender(s)]);
  return [...new Set(sent.map(sender))]
    .flatMap((key) => ofSender(bySender(key), recipients, span))
    .sort((a, b) => a.from - b.from || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0));
}

/** Bursts among what one account sent from one address, by time. */
function ofSender(sent: readonly Sent[], recipients: number, span: number): readonly Burst[] {
  const within = new Map<string, number>();
  const out: Sent[][] = [];
  let from = 0;
  let end = 0;
  for (const [i, one] of sent.entries()) {
    within.set(one.recipient, (within.get(one.recipient) ?? 0) + 1);
    for (let old = sent[from]; old !== undefined && one.time - old.time > span; old = sent[++from]) {
      const left = (within.get(old.recipient) ?? 0) - 1;
      if (left > 0) within.set(old.recipient, left);
      else within.delete(old.recipient);
    }
    if (within.size < recipients) continue;
    const open = out.at(-1);
    if (open === undefined || from >= end) out.push(sent.slice(from, i + 1));
    else open.push(...sent.slice(end, i + 1));
    end = i + 1;
  }
  return out.flatMap(burstOf);
}

function burstOf(sent: readonly Sent[]): readonly Burst[] {
  const [first, last] = [sent[0], sent.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    {
      account: first.account,
      address: first.address,
      from: first.time,
      to: last.time,
      messages: new Set(sent.map((s) => s.message)).size,
      recipients: [...new Set(sent.map((s) => s.recipient))].sort(),
      ref: first.ref,
    },
  ];
}

/** Whether the account of a burst had written to somebody so long (microseconds) before it, from anywhere. */
export async function knownBefore(
  store: Store,
  world: World,
  found: readonly Burst[],
  before: number,
): Promise<(burst: Burst, recipient: string) => boolean> {
  const names = [...new Set(found.flatMap((b) => world.spellings(b.account)))].sort();
  if (names.length === 0) return () => false;
  const rows = await store.rows(
    sql`SELECT name, one, min(micros) FROM ${sentTable(names)} GROUP BY name, one ORDER BY name, one`,
  );
  const first = new Map<string, number>();
  for (const [name, one, time] of rows) {
    const key = `${world.canonical(String(name))}\0${one}`;
    first.set(key, Math.min(first.get(key) ?? Number.POSITIVE_INFINITY, Number(time)));
  }
  return (burst, recipient) =>
    (first.get(`${burst.account}\0${recipient}`) ?? Number.POSITIVE_INFINITY) < burst.from - before;
}
