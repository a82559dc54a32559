/**
 * Every number that the judgement of sessions turns on, by name. Weights are in steps of 0.05: how much a reason
 * speaks for (positive) or against (negative) a session being an intruder's. They are starting values from practice
 * (handbook 2.0 and open point 8); `docs/judgement.md` explains them.
 */
export const THRESHOLDS = {
  /** Sum of weights from which a session is called an intruder's, provided one reason is about conduct. */
  intruder: 1,
  /** Sum from which it is a suspect, provided one reason is about conduct. */
  suspect: 0.85,
  /** Sum from which it is at least unexplained. */
  unexplained: 0.75,

  /** Accounts not at home at an address that failed from it, from which on it is spraying (handbook A02). */
  sprayAccounts: 3,
  /** Addresses with at most so many tries an account, on two accounts or more, that are one distributed spray (A04). */
  distributedAddresses: 3,
  distributedTries: 3,
  /** Accounts that exist, which those addresses tried together. */
  distributedAccounts: 5,
  /** Failed tries on one account from one foreign address that are guessing. */
  guessTries: 10,
  /** Failed tries on one account that no owner makes, however forgetful. */
  longGuess: 30,
  /** Seconds after the last try in which a success from the same address counts as found by it. */
  hitSeconds: 24 * 3600,
  /** Seconds after a try within which a success that is like the tries is their own end. */
  soonSeconds: 3600,
  /** The same where it is like them in one thing alone: on an account that was tried, or by the tries' protocol. */
  atOnceSeconds: 300,
  /** Seconds after a try on the account, from anywhere, in which a new place is more than chance. */
  sprayedSeconds: 600,
  /** Accounts entered from one outside place that none of them has a habit of (handbook A11). */
  severalAccounts: 3,
  /** Seconds within which those accounts were entered. */
  severalSeconds: 3600,
  /** Seconds in which all sign-ins from there lie, so that the place is nobody's stay. */
  severalAtOnceSeconds: 120,
  /** Accounts and slices from which a place without habits is shared by many (mobile carrier, hotel, VPN). */
  sharedAccounts: 3,
  sharedSlices: 5,
  /** Slices of the time in which people signed in, or days, with a sign-in that make a place a habit. */
  habitSlices: 3,
  habitDays: 3,
  /** Share of the accounts that have a habit, below which the logs are too short, or too thin, to tell a new place. */
  habitsKnown: 0.2,
  /** Accounts with a habit there that make a place an office. */
  officeAccounts: 3,
  /** Seconds within which sessions on one account are near each other. */
  nearSeconds: 7200,
  /** Seconds after tries of a spray from two addresses or more in which a success is amid it, or ended it. */
  amidSeconds: 300,
  /** Accounts in one network (IPv4 /24, IPv6 /64) from which on being in it says nothing. */
  crowdedNetwork: 5,
  /** Messages from which on a burst is no single letter to many, and the share of its recipients that are new. */
  massMessages: 5,
  massNew: 0.5,
  /** A burst is a campaign from so many times the recipients that the account has at once where it is at home. */
  massTimes: 2,
  /** Distinct searches for sensitive words in one session. */
  sensitiveSearches: 2,
  /** Parts fetched within ten minutes in one webmail session (handbook D04). */
  attachmentBurst: 4,
} as const;

/** Names and values: the judgement takes them as an argument. */
export type Thresholds = { readonly [K in keyof typeof THRESHOLDS]: number };

/** Weights of reasons; the key is the reason's sentence key (`reason.<key>`). */
export const WEIGHTS = {
  'new-place': 0.3,
  'habits-unknown': 0,
  outside: 0.1,
  'spray-hit': 0.9,
  'after-spray': 0.5,
  'guess-hit': 0.6,
  'amid-spray': 0.2,
  'login-only': 0.35,
  'other-new-place': 0.25,
  'account-was-tried': 0.05,
  'several-accounts': 0.35,
  'several-at-once': 0.45,
  'same-place-as-intruder': 0.5,
  'bulk-copy': 0.5,
  'header-sweep': 0.35,
  'whole-mailbox-pop3': 0.5,
  'first-pop3': 0.15,
  'forwarding-rule': 0.7,
  'mass-mail': 0.6,
  'scattered-mail': 0.7,
  'many-recipients': 0.35,
  'near-intruder': 0.3,
  'same-network-as-intruder': 0.2,
  'agent-of-tries': 0.3,
  'agent-of-intruder': 0.3,
  'new-agent': 0.15,
  'sensitive-search': 0.2,
  'attachment-burst': 0.15,
  'named-by-user': 2,
  'inside-place': -0.8,
  habit: -0.6,
  office: -0.3,
  'shared-place': -0.3,
  'own-agent': -0.2,
  'usual-agent': -0.05,
  'usual-agent-at-tries': -0.3,
  'known-good': -2,
} as const;

/** Keys and weights of all reasons. */
export type Weights = { readonly [K in keyof typeof WEIGHTS]: number };

/** A reason's key. */
export type ReasonKey = keyof typeof WEIGHTS;

/** Reasons that are about what somebody did, not where they were. One is needed to say more than `unexplained`. */
export const CONDUCT: readonly ReasonKey[] = [
  'spray-hit',
  'after-spray',
  'guess-hit',
  'login-only',
  'several-at-once',
  'bulk-copy',
  'header-sweep',
  'whole-mailbox-pop3',
  'forwarding-rule',
  'mass-mail',
  'scattered-mail',
  'same-place-as-intruder',
  'sensitive-search',
  'agent-of-tries',
  'agent-of-intruder',
  'named-by-user',
];
