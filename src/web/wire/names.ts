/** What tells names of people from the rest, for a page that masks names. */
export interface Names {
  /** Accounts of the case: masked wherever they stand, within a text too. */
  readonly accounts: readonly string[];
  /** Hosts, sources, formats, programs, protocols, files of evidence: shown as they are. */
  readonly plain: readonly string[];
}
