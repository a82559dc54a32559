import { addTo, listsBy } from '../base/lists.ts';
import { readable } from '../base/text.ts';
import { MINUTE } from '../base/time.ts';
import { refOf, type World } from '../case/world.ts';
import type { Visit } from '../sessions/visits.ts';
import type { WebSession } from '../sessions/webmail.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';
import { isSensitive } from './sensitive.ts';

/** What one account's webmail sessions from one place did that tells who it was. */
export interface WebConduct {
  readonly account: string;
  readonly place: string;
  readonly agents: readonly string[];
  /** Browsers of these sessions that nobody uses where they have a habit. */
  readonly rareAgents: readonly string[];
  /** Whether all of them are browsers that the account uses elsewhere. */
  readonly ownAgent: boolean;
  /** How the browsers relate to those that the account uses where it has a habit; empty when those are not known. */
  readonly familiar: 'usual' | 'new' | '';
  /** A rare browser that also made failed logins on several accounts; empty without. */
  readonly agentOfTries: string;
  /** Distinct searches for sensitive words, as byte strings. */
  readonly sensitive: readonly string[];
  readonly searchRefs: readonly string[];
  /** Most parts fetched within ten minutes. */
  readonly partsInBurst: number;
  readonly partRefs: readonly string[];
}

/** Browsers by who used them: addresses of successful webmail logins, and accounts tried by failed ones. */
export interface Agents {
  /** Browser → places it signed in from. */
  readonly places: ReadonlyMap<string, ReadonlySet<string>>;
  /** Browsers whose failed logins came from addresses that spray. */
  readonly ofTries: ReadonlySet<string>;
}

/** Which browsers signed in from where, and which were seen failing from the addresses of tries. */
export async function readAgents(
  store: Store,
  tryAddresses: readonly string[],
  { placeOf }: Pick<World, 'placeOf'>,
): Promise<Agents> {
  const rows = named(
    await store.rows(sql`SELECT userAgent, address, countIf(outcome = 'success') AS ok, countIf(outcome = 'failure') AS failed FROM events
      WHERE action = 'sign-in' AND httpMethod != '' AND userAgent != '' AND address != '' GROUP BY userAgent, address ORDER BY userAgent, address`),
    ['userAgent', 'address', 'ok', 'failed'],
  );
  const places = new Map<string, Set<string>>();
  const ofTries = new Set<string>();
  const spraying = new Set(tryAddresses);
  for (const { userAgent, address, ok, failed } of rows) {
    const agent = String(userAgent);
    if (Number(ok) > 0) places.set(agent, (places.get(agent) ?? new Set()).add(placeOf(String(address))));
    if (Number(failed) > 0 && spraying.has(String(address))) ofTries.add(agent);
  }
  return { places, ofTries };
}

/** Conduct of webmail sessions, one for each account and place. */
export function webConduct(
  sessions: readonly WebSession[],
  agents: Agents,
  habits: readonly Visit[],
  { placeOf }: Pick<World, 'placeOf'>,
): readonly WebConduct[] {
  const homes = listsBy(habits, (v) => [v.account]);
  const habitPlaces = new Set(habits.map((v) => v.place));
  const groups = new Map<string, WebSession[]>();
  for (const s of sessions) addTo(groups, `${s.account}\0${placeOf(s.address)}`, s);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { account } = first;
    const home = new Set(homes(account).map((v) => v.place));
    return [
      {
        account,
        place: placeOf(first.address),
        ...browsers(own, agents, home, habitPlaces),
        ...searchedAndFetched(own),
      },
    ];
  });
}

/** What the browsers of some sessions tell; `home` are the places where their account has a habit. */
function browsers(
  own: readonly WebSession[],
  agents: Agents,
  home: ReadonlySet<string>,
  habitPlaces: ReadonlySet<string>,
): Pick<WebConduct, 'agents' | 'rareAgents' | 'ownAgent' | 'familiar' | 'agentOfTries'> {
  const used = [...new Set(own.map((s) => s.userAgent).filter((a) => a !== ''))].sort();
  const rare = used.filter((a) => ![...(agents.places.get(a) ?? [])].some((p) => habitPlaces.has(p)));
  return {
    agents: used,
    rareAgents: rare,
    ownAgent: used.length > 0 && used.every((a) => isOwn(a, agents, home)),
    familiar: familiarity(used, agents, home),
    agentOfTries: rare.find((a) => agents.ofTries.has(a)) ?? '',
  };
}

function searchedAndFetched(
  own: readonly WebSession[],
): Pick<WebConduct, 'sensitive' | 'searchRefs' | 'partsInBurst' | 'partRefs'> {
  const requests = own.flatMap((s) => s.requests);
  const searches = requests.filter((r) => r.action === 'message-search' && isSensitive(readable(r.search)));
  const parts = requests.filter((r) => r.action === 'part-get' && r.status < 300);
  return {
    sensitive: [...new Set(searches.map((r) => r.search))],
    searchRefs: searches.slice(0, 10).map(refOf),
    partsInBurst: mostWithin(
      parts.map((r) => r.time),
      10 * MINUTE,
    ),
    partRefs: parts.slice(0, 10).map(refOf),
  };
}

// A browser that is seen at more places than these besides the account's own is no mark of anybody.
const FOREIGN_PLACES = 3;

function isOwn(agent: string, agents: Agents, home: ReadonlySet<string>): boolean {
  const places = [...(agents.places.get(agent) ?? [])];
  return places.some((p) => home.has(p)) && places.filter((p) => !home.has(p)).length <= FOREIGN_PLACES;
}

function familiarity(
  used: readonly string[],
  agents: Agents,
  home: ReadonlySet<string>,
): 'usual' | 'new' | '' {
  const known = [...agents.places.values()].some((places) => [...places].some((p) => home.has(p)));
  if (!known || used.length === 0) return '';
  return used.every((a) => [...(agents.places.get(a) ?? [])].some((p) => home.has(p))) ? 'usual' : 'new';
}

/** The largest number of times that lie within one span. */
function mostWithin(times: readonly number[], span: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  sorted.forEach((time, i) => {
    while (time - (sorted[from] ?? time) > span) from += 1;
    most = Math.max(most, i - from + 1);
  });
  return most;
}
