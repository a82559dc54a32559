/**
 * Every number that the judgement of coverage turns on, by name. Probabilities
 * follow the handbook's section 3.2, the others are starting values from practice.
 */
export const COVERAGE_THRESHOLDS = {
  /** A silence less likely than this is one that the stream would not have had by itself. */
  improbable: 1e-4,
  /** The same for a silence that only unrelated sources bear witness to: rates change for reasons of their own. */
  improbableAlone: 1e-6,
  /** A silence of related records this unlikely, at the same time, says that nobody was there. */
  away: 0.05,
  /** Silences as long that chance would bring in all of the evidence, at most, for one to be reported. */
  expectedByChance: 0.01,
  /** Seconds; a shorter silence is reported only where its witness proves it, or where it is brief and all but impossible. */
  shortestSilence: 60,
  /** Seconds of the shortest silence of all, how improbable a brief one must be, and how many as long are a habit. */
  briefest: 10,
  improbableBrief: 1e-9,
  pauses: 3,
  /** Seconds of a slot: whether anything was written in it is what rates are counted by. */
  slot: 10,
  /** Seconds beside a silence that tell how busy the stream was just then, and in the hours around it. */
  near: 900,
  around: 3 * 3600,
  /** Slots that are needed on a side for it to tell anything. */
  sideSlots: 30,
  /** Seconds for which one rate is taken to hold, and how many of such stretches a rate may be followed. */
  rateHolds: 300,
  rateFollowed: 6,
  /** Slots in which other sources wrote during a silence, so that the host was up and logging. */
  othersActive: 3,
  /** Weeks that have the same hours, from which on they are the baseline. */
  baselineWeeks: 3,
  /** Seconds between a record and the one that it makes necessary (a webmail page and its IMAP login). */
  reach: 15,
  /** Seconds that suffice where the two come together at once; and the share of witnesses that may come later. */
  shortestReach: 2,
  later: 0.002,
  /** Stretches with a witness and without its counterpart. */
  witnesses: 3,
  /** Seconds around a silence in which a boot or a start of the service explains it. */
  explains: 120,
  /** A source begins late, or ends early, when its silence is so many times its longest other one, and so long (or improbable). */
  lateTimes: 2,
  lateSeconds: 900,
  /** Share of its usual lines that a witness must go on writing where its counterpart ends early or begins late. */
  goesOn: 0.4,
  /** Slots with records that are needed to say so. */
  lateSlots: 50,
  /** Lines without their counterpart that are looked at, of each kind. */
  orphansMost: 200_000,
  /** Lines without their counterpart that are reported together, and seconds between two of them. */
  orphans: 1,
  orphanGroup: 1800,
  /** Share of webmail sign-ins of one log that the other may lack before the two are taken for unrelated. */
  usuallyTogether: 0.02,
  /** Share of the sign-ins to the store without an account or an address beyond which nobody is cleared. */
  withoutWho: 0.05,
  /** Seconds of a slot in which, or beside which, a connection that webmail opens has its request. */
  askedSlot: 5,
  /** Connections without a request that an account must have more of than the others' would bring in by chance. */
  unasked: 3,
  /** Share of the accounts with such connections from which on a program of the host is taken to open them. */
  unaskedAccounts: 0.2,
  /** Tenths of the web log’s time that an account may have them in; in more of them it is a program that goes on and on. */
  unaskedTenths: 5,
  /** Ended sessions of a kind that show how long they last, and how many times the longest one an open one must be old. */
  endedSessions: 20,
  outlasts: 3,
  /** Seconds before a notice of dropped records that they are taken from, where it does not say. */
  dropInterval: 30,
  /** Seconds that an older file of a family may go on after the next began. */
  keptOpen: 300,
  /** Requests inside webmail whose client the web log has by name alone, up to which it counts as read. */
  namedOnly: 5,
  /** Share of lines that no format takes, from which on a source is not fully read. */
  unread: 0.01,
  /** Gaps of one kind of reason in one source that are told one by one. */
  gapsEach: 200,
  /** Cells of a coverage band. */
  cells: 400,
  /** Buckets that the window is counted in; a silence shorter than a bucket is not seen. */
  buckets: 20_000,
} as const;

/** Names and values of {@link COVERAGE_THRESHOLDS}. */
export type CoverageThresholds = { readonly [K in keyof typeof COVERAGE_THRESHOLDS]: number };
