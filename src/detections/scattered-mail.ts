import { listsBy } from '../base/lists.ts';
import { MINUTE } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import { refOf, type World } from '../case/world.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { detection } from './detection.ts';

/** What one account submitted from one address within one stretch of time. */
interface Part {
  readonly account: string;
  readonly stretch: string;
  readonly address: string;
  readonly messages: number;
  readonly from: number;
  readonly to: number;
  readonly ref: string;
}

export const scatteredMail = detection({
  id: 'scattered-mail',
  title: 'An account sent from many unrelated places at once',
  technique: 'T1586.002',
  severity: 'high',
  needs: [['postfix']],
  thresholds: {
    networks: {
      value: 6,
      means: 'outside networks (IPv4 /16, IPv6 /32) that mail was submitted from within the span',
    },
    addresses: { value: 20, means: 'or so many outside addresses, whatever their networks' },
    messages: { value: 10, means: 'messages within the span' },
    spanMinutes: { value: 60, means: 'length of the stretches, of which each overlaps half of the next' },
  },
  find: async ({ store, world, t }) => {
    const parts = await submitted(
      store,
      world,
      (t.spanMinutes * MINUTE) / 2,
      Math.min(t.networks, t.addresses),
    );
    const of = listsBy(parts, (p) => [`${p.account}\0${p.stretch}`]);
    const stretches = new Set(parts.map((p) => `${p.account}\0${p.stretch}`));
    const found = new Map<string, Signal>();
    for (const key of stretches) {
      const own = of(key);
      const networks = new Set(own.map((p) => networkOf(p.address))).size;
      const messages = own.reduce((n, p) => n + p.messages, 0);
      const addresses = new Set(own.map((p) => p.address)).size;
      const many = networks >= t.networks || addresses >= t.addresses;
      if (!many || messages < t.messages) continue;
      for (const part of own) widen(found, part, { networks, addresses, messages });
    }
    return [...found.values()].sort((a, b) => a.from - b.from || (a.address < b.address ? -1 : 1));
  },
  examples: [
    {
      title: 'twelve letters in a quarter of an hour, each from another country',
      events: Array.from({ length: 12 }, (_, i) => letter(i * 70, `198.${18 + i}.7.${i + 1}`)),
      finds: Array.from({ length: 12 }, (_, i) => `ann 198.${18 + i}.7.${i + 1}`),
    },
    {
      title: 'a letter each from two dozen hosts of one provider',
      events: Array.from({ length: 24 }, (_, i) => letter(i * 70, `198.51.100.${i + 1}`)),
      finds: Array.from({ length: 24 }, (_, i) => `ann 198.51.100.${i + 1}`),
    },
    {
      title: 'a traveller who writes twelve letters, at home, on the train and in a hotel',
      events: Array.from({ length: 12 }, (_, i) => letter(i * 70, `203.${i % 3}.113.7`)),
      finds: [],
    },
    {
      title: 'many networks in the course of a day',
      events: Array.from({ length: 12 }, (_, i) => letter(i * 7200, `198.${18 + i}.7.${i + 1}`)),
      finds: [],
    },
    {
      title: 'printers of many branches inside',
      events: Array.from({ length: 12 }, (_, i) => letter(i * 70, `10.${i}.0.5`)),
      finds: [],
    },
  ],
});

function letter(at: number, address: string) {
  const queueId = `Q${at}`;
  return { at, action: 'message-submitted', outcome: 'success', account: 'ann', address, queueId } as const;
}

/** Keeps of each address the whole time, and the most that was seen at once. */
function widen(
  found: Map<string, Signal>,
  { account, address, from, to, messages: events, ref }: Part,
  facts: { readonly networks: number; readonly addresses: number; readonly messages: number },
): void {
  const key = `${account}\0${address}`;
  const before = found.get(key);
  const more = before === undefined || facts.addresses > Number(before.facts.addresses);
  found.set(key, {
    detection: 'scattered-mail',
    account,
    address,
    session: '',
    from: Math.min(from, before?.from ?? from),
    to: Math.max(to, before?.to ?? to),
    events: Math.max(events, before?.events ?? 0),
    facts: more ? facts : before.facts,
    refs: before?.refs ?? [ref],
  });
}

function networkOf(address: string): string {
  const mark = address.includes(':') ? ':' : '.';
  return address.split(mark).slice(0, 2).join(mark);
}

/** What was submitted in stretches, two halves each, by accounts that did so from as many addresses. */
async function submitted(
  store: Store,
  world: World,
  half: number,
  addresses: number,
): Promise<readonly Part[]> {
  const micros = sql`toUnixTimestamp64Micro(time)`;
  const rows =
    await store.rows(sql`SELECT name, stretch, address, count(), min(micros), max(micros), min((micros, file, line, offset)) AS first,
      first.2, first.3, first.4
    FROM (SELECT lower(account) AS name, address, ${micros} AS micros, file, line, offset,
        arrayJoin([intDiv(micros, ${half}), intDiv(micros, ${half}) - 1]) AS stretch
      FROM events WHERE action = 'message-submitted' AND outcome = 'success' AND account != '' AND address != '')
    WHERE (name, stretch) IN (
      SELECT lower(account) AS name, arrayJoin([intDiv(${micros}, ${half}), intDiv(${micros}, ${half}) - 1]) AS stretch
      FROM events WHERE action = 'message-submitted' AND outcome = 'success' AND account != '' AND address != ''
      GROUP BY name, stretch HAVING uniqExact(address) >= ${addresses})
    GROUP BY name, stretch, address ORDER BY name, stretch, address`);
  return rows.flatMap(
    ([name, stretch, address, messages, from, to, , file, line, offset]): readonly Part[] => {
      const place = { file: Number(file), line: Number(line), offset: Number(offset) };
      if (world.isOurs(String(address)) || world.isInside(String(address))) return [];
      return [
        {
          account: world.canonical(String(name)),
          stretch: String(stretch),
          address: String(address),
          messages: Number(messages),
          from: Number(from),
          to: Number(to),
          ref: refOf(place),
        },
      ];
    },
  );
}
