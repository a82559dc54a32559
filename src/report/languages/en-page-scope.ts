/** Words of screen 3, the scope. */
export const scopeMessages = {
  'page.scope.kind.account': 'account',
  'page.scope.kind.mailbox': 'mailbox',
  'page.scope.kind.message': 'message',
  'page.scope.kind.attachment': 'attachment',
  'page.scope.kind.contacts': 'address book',
  'page.scope.kind.file': 'file',
  'page.scope.kind.set': 'by count only',

  'page.scope.how.webmail-view': 'opened in webmail',
  'page.scope.how.webmail-preview': 'webmail preview',
  'page.scope.how.webmail-source': 'raw text in webmail',
  'page.scope.how.webmail-part': 'file in webmail',
  'page.scope.how.webmail-archive': 'archive in webmail',
  'page.scope.how.webmail-list': 'list in webmail',
  'page.scope.how.webmail-export': 'export in webmail',
  'page.scope.how.webmail': 'webmail',
  'page.scope.how.imap': 'IMAP fetch',
  'page.scope.how.imap-headers': 'IMAP headers',
  'page.scope.how.pop3': 'POP3',
  'page.scope.how.pop3-head': 'POP3 head',
  'page.scope.how.rule': 'filter rule',
  'page.scope.how.ssh': 'on the host',
  'page.scope.how.other': 'another way',

  // Dossiers
  'page.fact.grade-means': 'that is',
  'page.fact.link-means': 'by',
  'page.fact.message': 'in the message',
  'page.fact.file-of': 'its file',
  'page.fact.at-least': 'at least',
  'page.fact.at-most': 'at most',
  'page.fact.candidates': 'of known',
  'page.fact.by-count': 'by count',
  'page.fact.missing': 'missing',
  'page.fact.items-taken': 'items taken',
  'page.fact.items-served': 'items served',
  'page.fact.items-opened': 'items opened',
  'page.fact.items-listed': 'items listed',
  'page.fact.items-reachable': 'items reachable',
  'page.fact.items-no-trace': 'items without trace',
  'page.fact.items-unknown': 'items undetermined',
  'page.scope.link-means.certain': 'the attacker, for certain: the session is an intruder’s',
  'page.scope.link-means.probable': 'the attacker, probably: the session is likely an intruder’s',
  'page.scope.link-means.possible': 'possibly the attacker: the session may also be the owner’s',
  'page.scope.link-means.owner': 'the owner, as far as the records tell',
  'page.scope.session-of': '{id}: {protocol} from {address}, {start}',
  'page.scope.set-of':
    '{atLeast, number} to {atMost, number} {grade_is, select, taken {taken} served {served} opened {opened} listed {listed} reachable {reachable} no_trace {without trace} other {undetermined}}; {candidates, number} known there',
  'page.scope.set-of-in':
    '{atLeast, number} to {atMost, number} {grade_is, select, taken {taken} served {served} opened {opened} listed {listed} reachable {reachable} no_trace {without trace} other {undetermined}} in {mailbox}; {candidates, number} known there',
  'page.scope.more': '{count, plural, one {# more} other {# more}}',

  'page.scope.no-account': 'No account named',
  'page.scope.no-mailbox': 'Mailbox not recorded',
  'page.scope.count-sentence':
    '{atLeast, number} to {atMost, plural, one {# message} other {# messages}}; {candidates, number} known there',
  'page.scope.count-exact':
    '{atMost} {count, plural, one {message} other {messages}} by count; {candidates} known there',
  'page.scope.tally-files': '{files}; {rest}',
  'page.scope.tally-other': '{others} {count, plural, one {file} other {files}} {grade}',
  'page.scope.by-count': ' + {least} to {most} by count',
  'page.scope.by-count-exact': ' + {most} by count',
  'page.scope.tally-messages': '{messages} {grade}{byCount}',
  'page.scope.tally-beyond': '{least} to {most} {grade} by count',
  'page.scope.tally-beyond-exact': '{most} {grade} by count',
  'page.scope.tally-count': '{atLeast} to {atMost} {grade} by count; {candidates} known there',
  'page.scope.tally-count-exact': '{atMost} {grade} by count; {candidates} known there',
  'page.scope.count':
    '{atLeast} to {atMost} {count, plural, one {message} other {messages}} by count; {candidates} known there',

  // Saved views and filters
  'page.scope.views': 'Views',
  'page.scope.view.all': 'All',
  'page.scope.view.notify': 'To notify',
  'page.scope.view.notify-means':
    'Taken, served or opened by somebody who is not the owner. Messages of which only sender, subject and date were seen have the grade listed: choose it as well where they count.',
  'page.scope.view.doubt': 'Cannot say',
  'page.scope.view.doubt-means': 'The grade cannot be determined, or the logs do not cover it in full.',
  'page.scope.find': 'Find account, mailbox, subject, file, Message-ID',
  'page.scope.filters': 'Filters',
  'page.scope.clear': 'Clear all filters',
  'page.scope.only': 'only {value}',
  'page.scope.without': 'without {value}',
  'page.scope.take-away': 'Take this filter away',
  'page.scope.filter.text': 'with “{text}”',
  'page.scope.filter.mailbox': 'in {value}',
  'page.scope.filter.day': 'on {value}',
  'page.scope.facet.grade': 'How far',
  'page.scope.facet.link': 'Who',
  'page.scope.facet.kind': 'What',
  'page.scope.facet.how': 'How',
  'page.scope.facet.account': 'Account',
  'page.scope.facet.accounts': ' · {accounts} {count, plural, one {account} other {accounts}}',
  'page.scope.facet.more':
    '{count, plural, one {# more account; find it by its name} other {# more accounts; find one by its name}}',
  'page.scope.facet.by-grade': 'Items by grade: {text}',
  'page.scope.shown':
    '{items} {count, plural, one {item} other {items}}{byCount} · {sets} {setCount, plural, one {count} other {counts}} · {accounts} {accountCount, plural, one {account} other {accounts}}',
  'page.scope.shown-filtered':
    '{items} of {all} {count, plural, one {item} other {items}}{byCount} · {sets} {setCount, plural, one {count} other {counts}} · in {accounts} {accountCount, plural, one {account} other {accounts}}',
  'page.scope.some-items':
    '{items} {count, plural, one {item} other {items}}{byCount}{setCount, plural, =0 {} one {, {sets} count} other {, {sets} counts}}',

  // The table
  'page.scope.table': 'Accounts, mailboxes, messages and files',
  'page.scope.column.item': 'Item',
  'page.scope.column.grade': 'How far',
  'page.scope.column.account': 'Owner',
  'page.scope.column.bytes': 'Bytes',
  'page.scope.column.time': 'When',
  'page.scope.column.how': 'How',
  'page.scope.column.link': 'Who',
  'page.scope.column.coverage': 'Logs cover',
  'page.scope.column.proof': 'Proof',
  'page.scope.coverage-means':
    'Share of the window in which the logs show the ways in to the account and such an act. What fell into the rest of the time would not be seen.',
  'page.scope.tally': '{graded} of {known} known',
  'page.scope.depth': 'Unfold',
  'page.scope.depth.1': 'Accounts',
  'page.scope.depth.2': 'Mailboxes',
  'page.scope.depth.9': 'All rows',
  'page.scope.nothing-filtered':
    'Nothing passes these filters. That says nothing about what happened: clear them to see what the case has.',
  'page.scope.nothing-doubt':
    'Nothing here is in doubt: each account and each item has a grade, and the logs cover each of them in full.',
  'page.scope.nothing-doubt-counts':
    'What stays open: of messages that are known by count alone, as over POP3 or in a list, nobody can say which they were.',
  'page.scope.show-counts': 'Show what is known by count only',
  'page.scope.nothing':
    'The case names no account and no item. The evidence screen says what was read, and what was not collected.',

  'page.scope.select': 'Select',
  'page.scope.select-one': 'Select {name}',
  'page.scope.open-fold': 'Unfold',
  'page.scope.close-fold': 'Fold',

  // Selection
  'page.scope.selected': 'Selected rows together',
  'page.scope.union':
    'Selected together: {messages} {messageCount, plural, one {message} other {distinct messages}}{moreCount, plural, =0 {} other { and up to {more} more by count}}{attachmentCount, plural, =0 {} one {, {attachments} attachment} other {, {attachments} attachments}}{otherCount, plural, =0 {} one {, {others} other item} other {, {others} other items}}, {bytes} bytes, {accounts} {accountCount, plural, one {account} other {accounts}}.',
  'page.scope.union-hidden':
    '{count, plural, one {# selected row is} other {# selected rows are}} hidden by the filter and not counted.',
  'page.scope.select-none': 'Select nothing',
  'page.scope.select-too-many':
    'At most {count} rows can be selected. An account or a mailbox stands for all that is in it.',

  // Export
  'page.scope.export': 'Export this list',
  'page.scope.export-means':
    'Exactly what passes the filters, whether it is folded or not. The file names the filters and how far the logs reach; names in it are not masked.',
  'page.scope.export.all': 'All accounts in one file',
  'page.scope.export.selected': 'Only what is selected',
  'page.scope.export.selected-means':
    '{count, plural, one {The selected row} other {The # selected rows}}, with what is in them and passes the filters.',
  'page.scope.export.not-selected': 'The files below hold all that passes the filters, selected or not.',
  'page.scope.export.csv': 'CSV',
  'page.scope.export.jsonl': 'JSON Lines',
  'page.scope.export.per-account': 'One file for each account',
  'page.scope.export.per-account-means': 'For the person who is to be told: only what is theirs.',
  'page.scope.export.more':
    'These are the first by number of items and counted messages. {count, plural, one {# more account} other {# more accounts}}: filter by name to find it here.',
  'page.scope.export.of': 'CSV of {account}',

  // Columns and notes of an exported list
  'page.scope.csv.account': 'Account',
  'page.scope.csv.kind': 'Kind',
  'page.scope.csv.mailbox': 'Mailbox',
  'page.scope.csv.uid': 'UID',
  'page.scope.csv.message-id': 'Message-ID',
  'page.scope.csv.subject': 'Subject',
  'page.scope.csv.part': 'Part',
  'page.scope.csv.name': 'File name',
  'page.scope.csv.bytes': 'Bytes',
  'page.scope.csv.grade': 'How far',
  'page.scope.csv.link': 'Who',
  'page.scope.csv.how': 'How',
  'page.scope.csv.time': 'Time (UTC)',
  'page.scope.csv.at-least': 'At least',
  'page.scope.csv.at-most': 'At most',
  'page.scope.csv.candidates': 'Of',
  'page.scope.csv.because': 'Because',
  'page.scope.csv.against': 'Against it',
  'page.scope.csv.coverage': 'Logs cover',
  'page.scope.csv.sessions': 'Sessions',
  'page.scope.csv.proofs': 'Lines that prove it',
  'page.scope.csv.note-case': 'Case {name}, time in question {from} to {to}.',
  'page.scope.csv.note-all':
    'No filter: {items, plural, one {# item} other {# items}}, {sets, plural, one {# count} other {# counts}}, {accounts, plural, one {# account} other {# accounts}}.',
  'page.scope.csv.note-filter':
    'Only what passes this filter: {filter}. {items, plural, one {# item} other {# items}}, {sets, plural, one {# count} other {# counts}}, {accounts, plural, one {# account} other {# accounts}}.',
  'page.scope.csv.note-selected':
    'Only rows that somebody selected, and what is in them; more may pass the filter.',
  'page.scope.csv.note-coverage':
    'This list is bounded by what the logs could have shown. What is not on it was not seen; that does not mean that it was not touched.',
  'page.scope.csv.note-question': 'Logged {share, number, share} of the time: {question}',
} as const;
