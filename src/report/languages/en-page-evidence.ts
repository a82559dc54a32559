const BY =
  '{source_is, select, line {the lines themselves} session_id {the time inside session ids} timezone_file {the host’s zone file} other_log {another log of the host} option {the command line} file_time {the time of the file} assumed {assumption: nothing says so} other {{source}}}';

/** Words of screen 5, evidence and coverage. */
export const evidenceMessages = {
  'page.evidence.zone': `zone {zone}, by ${BY}`,
  'page.evidence.zone-in-line': 'every stamp carries its zone',
  'page.evidence.year': `year {year}, by ${BY}`,
  'page.evidence.offset':
    'clock {seconds, number, ::sign-always} s: every time of it was moved by so much to fit the others',
  'page.evidence.heat.describe':
    'Lines over time of {sources, plural, one {# source} other {# sources}} from {from} to {to}. The key t shows the same as a table.',
} as const;
