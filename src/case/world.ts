import type { Context } from './context.ts';

/**
 * What all parts of the judgement know of the host: names, addresses, times. Made once per investigation.
 */
export interface World {
  /** One name for each account, however it was typed: lower case, with or without its domain as the server has it. */
  readonly canonical: (account: string) => string;
  /** Every spelling of an account that lines use, lower case. */
  readonly spellings: (account: string) => readonly string[];
  /** Accounts that exist: that signed in, received mail or were listed. */
  readonly accounts: ReadonlySet<string>;
  /** Whether the address is the server itself (loopback, its own addresses, a webmail host of ours). */
  readonly isOurs: (address: string) => boolean;
  /** Where a webmail on another host opens its IMAP connections from; empty when it is on the same host. */
  readonly webmailAddress: string;
  /** Accounts, without a domain, that a program on the host opens all along (scope/coverage/excess.ts). */
  readonly programs: readonly string[];
  /** Whether the address is inside the organisation (sessions/inside.ts). */
  readonly isInside: (address: string) => boolean;
  /** The place of a client: its address, or for IPv6 the /64 in which it changes (sessions/places.ts). */
  readonly placeOf: (address: string) => string;
  /** Whether mail to this address stays with us. */
  readonly isLocalAddress: (mail: string) => boolean;
  /** Microseconds UTC of the first and last record, within what was asked for; stray ones aside (sessions/window.ts). */
  readonly window: { readonly from: number; readonly to: number };
  readonly context: Context;
  /** Webmail sign-ins that no log names the account of, with the account that their connections tell. */
  readonly inferredLogins: readonly {
    readonly account: string;
    readonly address: string;
    readonly userAgent: string;
    readonly time: number;
    readonly ref: string;
    /** Requests that a connection of the account came with, of all. */
    readonly with: number;
    readonly of: number;
  }[];
  /** Webmail sign-ins whose account nothing tells: while there are any, nobody can be cleared. */
  readonly unknownLogins: number;
  /** Addresses that webmail's clients hide behind: proxies, by what they claim, that nobody said are ours. */
  readonly hidingProxies: readonly {
    readonly address: string;
    readonly signIns: number;
    readonly ref: string;
  }[];
}

/** The ref of a line, for the number of its file. */
export function refOf(place: {
  readonly file: number;
  readonly line: number;
  readonly offset: number;
}): string {
  return `f${place.file}:${place.line}:${place.offset}`;
}
