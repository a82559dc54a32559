import type {
  AccountListing,
  Context,
  ContextPart,
  ListedMessage,
  ListedStructure,
} from '../../case/context.ts';
import { compareRank } from './facts.ts';
import { dovecotFacts } from './facts-dovecot.ts';
import { postfixFacts } from './facts-postfix.ts';
import { roundcubeFacts } from './facts-roundcube.ts';
import { contextReaders } from './index.ts';
import type { ContextReader } from './reader.ts';

/** The reader for a file by its path and first bytes (4 KiB or more); `undefined` when it is no context file. */
export function contextReaderOf(path: string, head: string): ContextReader | undefined {
  return contextReaders.find((reader) => reader.takes(path, head));
}

function mergedListing(listings: readonly AccountListing[], first: AccountListing): AccountListing {
  const messages = new Map<string, ListedMessage>();
  const structures = new Map<string, ListedStructure>();
  let unread = 0;
  for (const listing of listings) {
    unread += listing.unread;
    // A UID means another message after the mailbox was made anew, so the message's own id tells as well.
    for (const m of listing.messages) {
      const key = `${m.uid} ${m.messageId ?? ''} ${m.guid ?? ''} ${m.mailbox}`;
      if (!messages.has(key)) messages.set(key, m);
    }
    for (const s of listing.structures) {
      const key = `${s.uid} ${s.mailbox}`;
      if (!structures.has(key)) structures.set(key, s);
    }
  }
  return { ...first, unread, messages: [...messages.values()], structures: [...structures.values()] };
}

function mergedListings(listings: readonly AccountListing[]): AccountListing[] {
  const byAccount = new Map<string, AccountListing[]>();
  for (const listing of listings) {
    const known = byAccount.get(listing.account);
    if (known === undefined) byAccount.set(listing.account, [listing]);
    else known.push(listing);
  }
  return [...byAccount.values()].flatMap((own) => (own[0] === undefined ? [] : [mergedListing(own, own[0])]));
}

function all<K extends keyof ContextPart>(
  parts: readonly ContextPart[],
  key: K,
): NonNullable<ContextPart[K]>[number][] {
  return parts.flatMap((part) => [...(part[key] ?? [])]) as NonNullable<ContextPart[K]>[number][];
}

/**
 * Everything that the files of one host say. What a program printed outranks a file under /etc, and that outranks
 * the defaults a product ships; listings of one account become one. The order of `parts` matters only where two
 * files of one rank contradict each other: give them in the order of their paths.
 */
export function contextOf(parts: readonly ContextPart[]): Context {
  const together: Required<ContextPart> = {
    settings: all(parts, 'settings'),
    services: all(parts, 'services'),
    versions: all(parts, 'versions').toSorted(compareRank),
    zones: all(parts, 'zones').toSorted(compareRank),
    clocks: all(parts, 'clocks'),
    hostNames: all(parts, 'hostNames').toSorted(compareRank),
    mailNames: all(parts, 'mailNames').toSorted(compareRank),
    hosts: all(parts, 'hosts'),
    rotations: all(parts, 'rotations'),
    listings: mergedListings(all(parts, 'listings')),
    scripts: all(parts, 'scripts'),
    forwards: all(parts, 'forwards'),
    queue: all(parts, 'queue'),
    users: all(parts, 'users'),
    packages: all(parts, 'packages'),
    proxies: all(parts, 'proxies'),
  };
  return {
    ...together,
    dovecot: dovecotFacts(together),
    postfix: postfixFacts(together),
    roundcube: roundcubeFacts(together),
  };
}
