/**
 * Words of the page that `constat serve` shows, screen by screen. Words that the report has too are in en.ts.
 */
export const pageMessages = {
  // The frame
  'page.skip': 'To the content',
  'page.screens': 'Screens',
  'page.screen.case': 'Case',
  'page.screen.timeline': 'Timeline',
  'page.screen.scope': 'Scope',
  'page.screen.actor': 'Actor',
  'page.screen.evidence': 'Evidence',
  'page.screen.lines': 'Lines',
  'page.screen.actions': 'Actions',
  'page.top.case': 'case',
  'page.top.zone': 'Which clock comes first',
  'page.top.coverage': 'ways in logged',
  'page.top.coverage-means': 'Share of the window in which the logs show every way in.',
  'page.top.theme': 'Colours',
  'page.top.help': 'Keys and help',
  'page.top.preparing': 'Index by time: {share}',
  'page.theme.system': 'as the system',
  'page.theme.light': 'light',
  'page.theme.dark': 'dark',
  'page.theme.contrast': 'high contrast',
  'page.loading': 'Loading …',
  'page.again': 'Try again',
  'page.close': 'Close',
  'page.against': 'Against it:',
  'page.trouble.offline':
    'constat serve does not answer. Start it again in its terminal, and open the address that it shows.',
  'page.trouble.moved':
    'The case is no longer in its folder. What is shown is what was read; move it back, or start constat serve with its new place.',
  'page.trouble.replaced':
    'The case was made anew since this page was opened. Start constat serve again to see it.',
  'page.trouble.engine':
    'The engine ended: {complaint}. It is started again with the next question; answers and quoted lines are not affected.',
  'page.trouble.changed':
    '{count, plural, one {# file of evidence is} other {# files of evidence are}} no longer what was investigated: the hash differs. Lines of it are shown as the case quotes them. Work from an untouched copy.',
  'page.trouble.gone':
    '{count, plural, one {# file of evidence is} other {# files of evidence are}} not where it was. Lines of it are shown as the case quotes them; put the evidence back, or serve the case on the machine that has it.',
  'page.trouble.journal':
    'The journal is not whole: {where}. Notes after that place may have been changed by hand.',

  // Proofs
  'page.proof.line': 'line',
  'page.proof.open': 'Show the line',
  'page.proof.more': 'Show {count, plural, one {# more proof} other {# more proofs}}',

  // Help, palette, notes
  'page.help.title': 'Keys',
  'page.help.intro':
    'Keys work while no field has the focus. Several keys for one action stand with a blank between them.',
  'page.help.letters': 'Single letters do something',
  'page.help.usual': 'Back to the usual keys',
  'page.help.does': 'What it does',
  'page.help.keys': 'Keys',
  'page.palette.title': 'Do something',
  'page.palette.find': 'What',
  'page.note.title': 'Note',

  // What keys do
  'page.key.screen.case': 'Screen: case',
  'page.key.screen.timeline': 'Screen: timeline',
  'page.key.screen.scope': 'Screen: scope',
  'page.key.screen.actor': 'Screen: actor',
  'page.key.screen.evidence': 'Screen: evidence',
  'page.key.screen.lines': 'Screen: lines',
  'page.key.screen.actions': 'Screen: actions',
  'page.key.row.next': 'Next row',
  'page.key.row.previous': 'Previous row',
  'page.key.row.first': 'First row',
  'page.key.row.last': 'Last row',
  'page.key.row.page-down': 'A page down',
  'page.key.row.page-up': 'A page up',
  'page.key.row.open': 'Open the proof of the row',
  'page.key.row.expand': 'Unfold the row',
  'page.key.row.fold': 'Fold the row',
  'page.key.row.select': 'Select the row',
  'page.key.proof.next': 'Next proof',
  'page.key.proof.previous': 'Previous proof',
  'page.key.context.more': 'More lines around the proof',
  'page.key.context.less': 'Fewer lines around the proof',
  'page.key.filter.include': 'Only this value',
  'page.key.filter.exclude': 'Without this value',
  'page.key.filter.same': 'Only the same grade',
  'page.key.filter.clear': 'Clear all filters',
  'page.key.find': 'Find',
  'page.key.palette': 'Do something by name',
  'page.key.sql': 'Ask in SQL',
  'page.key.sql.line': 'From a row of SQL to its line',
  'page.key.time.zoom-in': 'Zoom in',
  'page.key.time.zoom-out': 'Zoom out',
  'page.key.time.left': 'Earlier',
  'page.key.time.right': 'Later',
  'page.key.time.select-left': 'Select time to the left',
  'page.key.time.select-right': 'Select time to the right',
  'page.key.time.go': 'Go to a time',
  'page.key.time.lanes': 'Other lanes',
  'page.key.hit.next': 'Next act or hit',
  'page.key.hit.previous': 'Previous act or hit',
  'page.key.mark': 'Mark, or take the mark away',
  'page.key.mark.next': 'Next mark',
  'page.key.mark.previous': 'Previous mark',
  'page.key.note': 'Write a note',
  'page.key.citation': 'Copy the citation',
  'page.key.permalink': 'Copy the address of this view',
  'page.key.same-session': 'The session of this line',
  'page.key.table': 'Table instead of picture',
  'page.key.zone': 'Which clock comes first',
  'page.key.mask': 'Mask names',
  'page.key.help': 'Keys and help',
  'page.key.close': 'Close the top layer',

  // Screen 1, the case
  'page.case.acts': 'Intruders’ sessions:',
  'page.case.items': 'items',
  'page.case.accounts': 'accounts',
  'page.case.up-to': 'up to',
  'page.case.by-count': 'more by count',
  'page.case.covered': 'logs cover',
  'page.case.no-account': 'no account',
  'page.case.owner-items': 'items that only their owners touched are not counted.',
  'page.case.entry': 'Way in',
  'page.case.no-entry': 'No way in is seen. The coverage below says how far the logs could have shown one.',
  'page.case.touched': 'Touched',
  'page.case.nothing-touched': 'No account shows a touch by anybody but its owner, as far as the logs reach.',
  'page.case.more-accounts': '{count, plural, one {# more account} other {# more accounts}}',
  'page.case.facts': 'Decisive facts',
  'page.case.no-facts': 'No session is judged an intruder’s, so nothing was decisive.',
  'page.case.origin': 'Origin',
  'page.case.no-origin': 'Nothing in this evidence bears on who is behind it; addresses alone do not.',
  'page.case.would-change': 'What would change this answer',
  'page.case.nothing-would': 'No missing source is known that would change it.',
  'page.case.coverage': 'What the logs could have shown',
  'page.case.no-questions': 'The case says nothing of coverage.',
  'page.case.missing': 'Missing:',

  // Screen 2, the timeline

  // Screen 3, the scope

  // Screen 4, the actor

  // Screen 5, the evidence

  // Screen 6, the lines

  // Screen 7, the actions
} as const;
