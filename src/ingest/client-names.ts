import { SECOND } from '../base/time.ts';
import type { EventFields } from '../event/columns.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';
import { type Loading, readAgain, type Survey } from './read-all.ts';

/** A sign-in that the web server's log has: who asked, by name or by address. */
export interface AskedSignIn {
  readonly time: number;
  /** Empty where the line has the address. */
  readonly name: string;
  readonly address: string;
}

/** A sign-in that webmail's own log has. */
export interface LoggedSignIn {
  readonly time: number;
  readonly address: string;
}

// Webmail logs a sign-in after its request, up to 17 s later where the mail server makes it wait.
const BEFORE = 2 * SECOND;
const AFTER = 20 * SECOND;
// Sign-ins that are looked at. Of more only a part would be seen, and a part may fit by chance: then nobody is named.
const MOST = 500_000;

/**
 * Addresses of clients that the web server's log has by name: the one that webmail's own log has for all sign-ins of a
 * name, as far as no other client is known to have it. `told` are addresses that other logs have for a name; they only
 * help where webmail's log has nothing against them, since a name is what its owner says in the DNS.
 */
export function addressesOfNames(
  asked: readonly AskedSignIn[],
  logged: readonly LoggedSignIn[],
  told: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, string> {
  const open = candidates(asked, logged);
  for (const [name, addresses] of told) if (!open.has(name)) open.set(name, addresses);
  const out = new Map<string, string>();
  const taken = new Set(asked.filter((a) => a.name === '').map((a) => a.address));
  for (;;) {
    const found = settled(open, taken);
    if (found.size === 0) return out;
    for (const [name, address] of found) {
      out.set(name, address);
      taken.add(address);
      open.delete(name);
    }
  }
}

/** For each name the addresses that webmail's log has near all of its sign-ins. */
function candidates(
  asked: readonly AskedSignIn[],
  logged: readonly LoggedSignIn[],
): Map<string, ReadonlySet<string>> {
  const byTime = logged.toSorted((a, b) => a.time - b.time);
  const out = new Map<string, ReadonlySet<string>>();
  for (const { name, time } of asked) {
    if (name === '') continue;
    const near = nearby(byTime, time);
    const before = out.get(name);
    out.set(name, before === undefined ? near : new Set([...before].filter((a) => near.has(a))));
  }
  return out;
}

function nearby(byTime: readonly LoggedSignIn[], time: number): ReadonlySet<string> {
  let low = 0;
  let high = byTime.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byTime[middle]?.time ?? 0) < time - BEFORE) low = middle + 1;
    else high = middle;
  }
  const out = new Set<string>();
  for (let i = low; i < byTime.length; i += 1) {
    const login = byTime[i];
    if (login === undefined || login.time > time + AFTER) break;
    out.add(login.address);
  }
  return out;
}

/** Names that one address is left for, and no other name at the same time. */
function settled(
  open: ReadonlyMap<string, ReadonlySet<string>>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const byAddress = new Map<string, string[]>();
  for (const [name, addresses] of open) {
    const [only, more] = [...addresses].filter((a) => !taken.has(a));
    if (only !== undefined && more === undefined) byAddress.set(only, [...(byAddress.get(only) ?? []), name]);
  }
  return new Map(
    [...byAddress].flatMap(([address, [name, other]]) =>
      name === undefined || other !== undefined ? [] : [[name, address] as const],
    ),
  );
}

/** The address that is known for a client whom a web server logs by name alone. */
export function clientNamed(
  fields: Readonly<Partial<EventFields>>,
  known: ReadonlyMap<string, string>,
): string | undefined {
  const { address = '', clientName = '', httpMethod = '' } = fields;
  return address === '' && httpMethod !== '' ? known.get(clientName) : undefined;
}

/**
 * Reads the logs of web servers again that look their clients up (Apache's `HostnameLookups`), with the addresses that
 * other logs have for the names.
 */
export async function nameClients(read: Survey, store: Store, options: Loading): Promise<Survey> {
  const rows = await store.rows(
    sql`SELECT DISTINCT file FROM events WHERE httpMethod != '' AND clientName != '' AND address = '' ORDER BY file`,
  );
  if (rows.length === 0) return read;
  const clientNames = await learnClientNames(store);
  if (clientNames.size === 0) return read;
  const files = new Set(rows.map(([file]) => Number(file)));
  const clocks = read.members.flatMap(({ number, clock }) =>
    clock !== undefined && files.has(number) ? [[number, clock] as const] : [],
  );
  return readAgain(read, new Map(clocks), store, { ...options, clientNames });
}

/** Addresses of the clients that web servers log by name, as far as other logs tell them. */
export async function learnClientNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const [asked, logged] = [await readAsked(store, 'success'), await readLogged(store, 'success')];
  if (isPart(asked, logged)) return new Map();
  const known = addressesOfNames(asked, logged, await readTold(store));
  // Webmail logs no failure for a form that was too old, so that failures tell only of who never signed in.
  const signedIn = new Set(asked.map((a) => a.name));
  const taken = [...known.values()].map((address) => ({ time: 0, name: '', address }));
  const [tried, refused] = [await readAsked(store, 'failure'), await readLogged(store, 'failure')];
  if (isPart(tried, refused)) return known;
  const strangers = tried.filter((a) => a.name === '' || !signedIn.has(a.name));
  const others = addressesOfNames([...taken, ...strangers], refused, new Map());
  return new Map([...others, ...known]);
}

/** Whether there may be more than was read. */
function isPart(...lists: readonly (readonly unknown[])[]): boolean {
  return lists.some((list) => list.length >= MOST);
}

type Outcome = 'success' | 'failure';

async function readAsked(store: Store, outcome: Outcome): Promise<readonly AskedSignIn[]> {
  const rows = named(
    await store.rows(sql`SELECT toUnixTimestamp64Micro(time) AS micros, clientName AS name, address FROM events
      WHERE action = 'sign-in' AND outcome = ${outcome} AND httpMethod != '' AND (clientName != '' OR address != '')
      ORDER BY micros, name, address LIMIT ${MOST}`),
    ['time', 'name', 'address'],
  );
  return rows.map((r) => ({ time: Number(r.time), name: String(r.name), address: String(r.address) }));
}

async function readLogged(store: Store, outcome: Outcome): Promise<readonly LoggedSignIn[]> {
  const rows = named(
    await store.rows(sql`SELECT toUnixTimestamp64Micro(time) AS micros, address FROM events
      WHERE action = 'sign-in' AND outcome = ${outcome} AND protocol = 'webmail' AND httpMethod = '' AND address != ''
      ORDER BY micros, address LIMIT ${MOST}`),
    ['time', 'address'],
  );
  return rows.map((r) => ({ time: Number(r.time), address: String(r.address) }));
}

/** Only what Postfix looked up both ways: sshd logs names that lie as well. */
async function readTold(store: Store): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await store.rows(sql`SELECT clientName, min(address) FROM events
    WHERE format = 'postfix' AND action IN ('connection', 'disconnection') AND address != '' AND clientName IN (
      SELECT clientName FROM events WHERE httpMethod != '' AND clientName != '')
    GROUP BY clientName HAVING uniqExact(address) = 1 ORDER BY clientName`);
  return new Map(rows.map(([name, address]) => [String(name), new Set([String(address)])]));
}
