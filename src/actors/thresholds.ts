/**
 * Every number that the judgement of sessions turns on, by name. Weights are in steps of 0.05: how much a reason
 * speaks for (positive) or against (negative) a session being an intruder's. They are starting values from practice
 * (handbook 2.0 and open point 8); `docs/judgement.md` explains them, an investigation can override each.
 */
export const THRESHOLDS = {
  /** Sum of weights from which a session is called an intruder's, provided one reason is about conduct. */
  intruder: 1,
  /** Sum from which it is a suspect. */
  suspect: 0.7,
  /** Sum from which it is at least unexplained. */
  unexplained: 0.4,

  /** Accounts that are not at home at an address and failed from it, from which on it is spraying (handbook A02). */
  sprayAccounts: 3,
  /** Failed tries on one account from one foreign address that are guessing. */
  guessTries: 10,
  /** A person's own typos: at most so many failures on one account, followed by success from the same place. */
  typoTries: 6,
  /** Seconds around tries in which a success from the same address counts as found by them. */
  hitSeconds: 24 * 3600,
  /** Accounts entered from one outside address that none of them had used before (handbook A11). */
  severalAccounts: 3,
  /** Share of slices, or their number, from which an address is a habit of an account. */
  habitSlices: 3,
  habitDays: 3,
  /** Accounts with a habit there that make an address an office. */
  officeAccounts: 3,
  /** Seconds within which sessions on one account are near each other. */
  nearSeconds: 1800,
} as const;

/** Names and values; what an investigation may override. */
export type Thresholds = { readonly [K in keyof typeof THRESHOLDS]: number };

/** Weights of reasons; the key is the reason's sentence key (`reason.<key>`). */
export const WEIGHTS = {
  'new-place': 0.3,
  outside: 0.1,
  'spray-hit': 0.9,
  'guess-hit': 0.8,
  'account-was-sprayed': 0.35,
  'several-accounts': 0.6,
  'bulk-copy': 0.5,
  'header-sweep': 0.35,
  'whole-mailbox-pop3': 0.5,
  'first-pop3': 0.15,
  'forwarding-rule': 0.7,
  'mass-mail': 0.6,
  'near-intruder': 0.4,
  'same-agent-as-intruder': 0.2,
  'sensitive-search': 0.15,
  'named-by-user': 1,
  'inside-place': -0.8,
  habit: -0.6,
  office: -0.3,
  'own-agent': -0.2,
  'known-good': -2,
} as const;

/** A reason's key. */
export type ReasonKey = keyof typeof WEIGHTS;

/** Reasons that are about what somebody did, not where they were. One is needed to say `intruder`. */
export const CONDUCT: readonly ReasonKey[] = [
  'spray-hit',
  'guess-hit',
  'several-accounts',
  'bulk-copy',
  'header-sweep',
  'whole-mailbox-pop3',
  'forwarding-rule',
  'mass-mail',
  'near-intruder',
  'named-by-user',
];
