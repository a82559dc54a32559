import { lowerAscii } from '../base/text.ts';
import type { Context } from '../case/context.ts';
import { sql } from '../store/sql.ts';
import { named, type Store } from '../store/store.ts';

/** Names of accounts as the evidence has them, made one. */
export interface AccountNames {
  readonly canonical: (account: string) => string;
  /** Every spelling of an account that lines use, lower case, itself included. */
  readonly spellings: (account: string) => readonly string[];
  /** Accounts that exist. */
  readonly known: ReadonlySet<string>;
  /** Domains that mail is kept for here. */
  readonly domains: ReadonlySet<string>;
}

/**
 * Learns the accounts. An account exists when it signed in, when mail was stored for it or when a listing of it was
 * handed over; a name that only failed to sign in is none. `claire` and `claire@example.org` are one account where
 * the server knows only one of the two, and so are `claire` and `EXAMPLE\claire`; `claire*boss` is claire's, opened by
 * a master user.
 */
export async function learnAccounts(store: Store, context: Context): Promise<AccountNames> {
  const rows = named(
    await store.rows(sql`SELECT lower(account) AS name, countIf(protocol != 'webmail' AND protocol != 'ssh') AS direct, count() AS n
      FROM events WHERE account != '' AND ((action = 'sign-in' AND outcome = 'success' AND protocol != 'ssh')
        OR action IN ('message-stored', 'session-end')) AND protocol NOT IN ('ssh', 'local')
      GROUP BY name ORDER BY name`),
    ['name', 'direct', 'n'],
  );
  const listed = context.listings.map((l) => lowerAscii(l.account)).filter((a) => a !== '');
  const direct = new Set([...rows.filter((r) => Number(r.direct) > 0).map((r) => String(r.name)), ...listed]);
  const all = new Set([...rows.map((r) => String(r.name)), ...listed]);
  const canonical = canonicalNames(direct, masterSeparator(context));
  const spelled = new Map<string, string[]>();
  for (const name of all) spelled.set(canonical(name), [...(spelled.get(canonical(name)) ?? []), name]);
  return {
    canonical,
    spellings: (account) => [...new Set([account, ...(spelled.get(account) ?? [])])].sort(),
    known: new Set([...all].map(canonical)),
    domains: domainsOf(context, direct),
  };
}

/** What parts the account from the master user who opens it; the star where the configuration does not say. */
function masterSeparator({ settings }: Context): string {
  const said = settings.findLast((s) => s.product === 'dovecot' && s.name === 'auth_master_user_separator');
  return said?.values[0] || '*';
}

/**
 * A function that gives each spelling the server's own one. `names` are those that the mail store uses;
 * `separator` stands between an account and a master user who opens it.
 */
export function canonicalNames(names: ReadonlySet<string>, separator = '*'): (name: string) => string {
  const bare = withoutWindowsDomain(names);
  const server = new Set([...names].map(bare));
  const spelled = spellingOf(server);
  const own = (name: string): string => spelled(bare(lowerAscii(name)));
  return (spelling) => {
    const name = own(spelling);
    const at = name.indexOf(separator);
    if (at <= 0 || server.has(name)) return name;
    // Webmail may put its domain behind the master's name.
    const domain = name.indexOf('@', at);
    const account = own(
      name.slice(0, at) + (domain < 0 || name.slice(0, at).includes('@') ? '' : name.slice(domain)),
    );
    return server.has(account) ? account : name;
  };
}

function spellingOf(server: ReadonlySet<string>): (name: string) => string {
  const byLocalPart = new Map<string, string[]>();
  for (const name of [...server].sort()) {
    const local = localPart(name);
    byLocalPart.set(local, [...(byLocalPart.get(local) ?? []), name]);
  }
  return (spelling) => {
    const name = lowerAscii(spelling);
    if (server.has(name)) {
      // Both forms in use by the store: the short one is the same person only where no second domain has that name.
      const same = byLocalPart.get(localPart(name)) ?? [];
      return same.length === 2 && same.includes(localPart(name))
        ? (same.find((n) => n.includes('@')) ?? name)
        : name;
    }
    const candidates = byLocalPart.get(localPart(name)) ?? [];
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined && (!name.includes('@') || !only.includes('@')))
      return only;
    return name;
  };
}

// A domain of Windows in front of a name, with characters that such a domain may have.
const WINDOWS_DOMAIN = /^([a-z0-9._\x80-\xff-]{1,64})\\(?!.*\\)/;

/**
 * Takes the domain of `DOMAIN\name` away, for names in lower case: where the store knows the name alone, or in that
 * domain and in no other.
 */
function withoutWindowsDomain(server: ReadonlySet<string>): (name: string) => string {
  const domains = new Map<string, Set<string>>();
  for (const name of server) {
    const domain = WINDOWS_DOMAIN.exec(name)?.[1];
    if (domain === undefined) continue;
    const alone = name.slice(domain.length + 1);
    domains.set(alone, (domains.get(alone) ?? new Set()).add(domain));
  }
  const locals = new Set([...server].filter((name) => !name.includes('\\')).map(localPart));
  return (name) => {
    const domain = name.includes('\\') ? WINDOWS_DOMAIN.exec(name)?.[1] : undefined;
    if (domain === undefined) return name;
    const alone = name.slice(domain.length + 1);
    const held = domains.get(alone);
    const same = held === undefined ? locals.has(localPart(alone)) : held.size === 1 && held.has(domain);
    return same && alone !== '' ? alone : name;
  };
}

function localPart(name: string): string {
  const at = name.indexOf('@');
  return at < 0 ? name : name.slice(0, at);
}

function domainsOf(context: Context, accounts: ReadonlySet<string>): ReadonlySet<string> {
  const { myDestination, virtualMailboxDomains, virtualAliasDomains, myDomain } = context.postfix;
  const configured = [myDestination, virtualMailboxDomains, virtualAliasDomains].flatMap(
    (f) => f?.value ?? [],
  );
  const fromAccounts = [...accounts].filter((a) => a.includes('@')).map((a) => a.slice(a.indexOf('@') + 1));
  return new Set(
    [...configured, ...fromAccounts, myDomain?.value ?? '', context.roundcube.mailDomain?.value ?? '']
      .map((d) => lowerAscii(d))
      .filter((d) => /^[a-z0-9.\x80-\xff-]+$/.test(d)),
  );
}
