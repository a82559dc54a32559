import type { Language } from './language.ts';

// One list on purpose: a translator works through one file from top to bottom.
const messages = {
  // What a director reads.
  'answer.nothing': 'The case holds no statement: nothing was established from this evidence.',
  'answer.entered':
    'An outsider entered {count, plural, one {# account} other {# accounts}}: {accounts} ({actors, plural, one {one actor} other {# separate actors}}).',
  'answer.nobody-entered': 'No outsider was seen to enter an account.',
  'answer.cannot-tell-entered': 'Whether an outsider entered an account cannot be determined: {missing}.',
  'answer.taken':
    '{messages, plural, =0 {No message can be named as taken} one {# message was taken and can be named} other {# messages were taken and can be named}}; with those that only a count shows, at least {atLeast, number} and at most {atMost, number} left {accounts}.',
  'answer.opened':
    '{messages, plural, one {# more message was} other {# more messages were}} opened during the attacker’s sessions.',
  'answer.attachments-taken':
    '{count, plural, one {# attachment was} other {# attachments were}} taken in full.',
  'answer.listed':
    'Subjects, senders and dates of {messages, plural, one {# message} other {# messages}} were visible to the attacker.',
  'answer.forwarding':
    'A rule in {account} forwards mail to {target}; it sent {messages, plural, =0 {no message} one {# message} other {# messages}} there.',
  'answer.sent':
    '{account} was used to send {messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}}.',
  'answer.deleted':
    '{messages, plural, one {# message was} other {# messages were}} deleted in {account} during the attacker’s sessions.',
  'answer.entry':
    'The way in to {account} was most probably {vector_is, select, spray {password spraying: a few common passwords tried on many accounts} guess {guessing of its password} stuffing {credential stuffing: passwords stolen elsewhere} stolen_password {a password that was already known} phishing {phishing} exploit {a vulnerability of the webmail} session_hijack {a hijacked session} insider {somebody with rights on the host} unknown {one that the logs do not show} other {{vector}}}, first used at {time}.',
  'answer.tries-only':
    '{addresses, plural, one {# further address} other {# further addresses}} tried {accounts, plural, one {# account} other {# accounts}} {tries, plural, one {# time} other {# times}}; no entry by them is seen in the logs.',
  'answer.first-last': 'The attacker was first seen at {from} and last at {to}.',
  'answer.coverage':
    'The logs could have shown {share, number, share} of the time in question; what happened outside it is not known.',
  'answer.cannot-tell':
    'Cannot be determined: {question_is, select, any_login {who signed in} message_read_imap {which messages were read over IMAP} message_read_pop3 {which messages were read over POP3} message_read_webmail {which messages were read in webmail} message_forwarded {what was forwarded} file_taken {whether files left the host} mailbox_read_root {whether somebody with rights on the host read mailboxes} other {{question}}}; missing: {missing}.',
  'answer.more': '{count, plural, one {# further statement} other {# further statements}} in the report.',

  // Questions of coverage.
  'question.any-login': 'Who signed in',
  'question.message-read-imap': 'Which messages were read over IMAP',
  'question.message-read-pop3': 'Which messages were read over POP3',
  'question.message-read-webmail': 'Which messages were read in webmail',
  'question.message-forwarded': 'What was forwarded',
  'question.file-taken': 'Whether files left the host',
  'question.mailbox-read-root': 'Whether somebody with rights on the host read mailboxes',

  // What went wrong while a file was read.
  'problem.empty': 'The file has no bytes.',
  'problem.binary': 'The file is not text.',
  'problem.utf-16': 'The text is UTF-16; places in it count in its UTF-8 form.',
  'problem.long-line': 'Lines longer than the limit were cut.',
  'problem.truncated': 'The packed data ends too early; what came out was read.',
  'problem.corrupt': 'The packed data is damaged; what came out before was read.',
  'problem.trailing-bytes': 'Bytes that are not packed data follow the packed data.',
  'problem.expands-too-far': 'The file unpacks to more than the limit; the rest was left.',
  'problem.unsupported': 'The packing uses a feature that is not read.',
  'problem.encrypted': 'The archive member is encrypted.',
  'problem.nested-archive': 'An archive inside an archive was not opened.',
  'problem.too-many-members': 'The archive has more members than the limit; the rest was left.',
  'problem.unsafe-name': 'The member’s name is absolute or climbs out of the archive; it was only shown.',
  'problem.grew': 'The file grew while it was read; what came later was left.',
  'problem.changed': 'The file shrank or was rewritten while it was read.',
  'problem.read-error': 'The disk or the system refused to read on.',
  'problem.permission': 'The account that ran the program may not read it.',
  'problem.unreadable': 'It could not be looked at.',
  'problem.gone': 'It vanished between being listed and being read.',
  'problem.link-loop': 'A symbolic link leads to itself.',
  'problem.link-outside': 'A symbolic link leaves the evidence; it was not followed.',
  'problem.link-inside': 'A symbolic link; its target is read where it lies.',
  'problem.link-broken': 'A symbolic link leads to nothing.',
  'problem.fifo': 'A named pipe; never opened.',
  'problem.socket': 'A socket; never opened.',
  'problem.device': 'A device; never opened.',
  'problem.too-deep': 'Folders nest deeper than the limit; what lies below was left.',
  'problem.too-many-files': 'There are more files than the limit; the rest was left.',
  'problem.inside-other-root': 'The folder was named twice, or lies in another that was named.',

  // Ways in.
  'entry.spray': 'Password spraying: a few common passwords tried on many accounts',
  'entry.guess': 'Guessing of one account’s password',
  'entry.stuffing': 'Credential stuffing: passwords stolen elsewhere',
  'entry.stolen-password': 'A password that was already known',
  'entry.phishing': 'Phishing',
  'entry.exploit': 'A vulnerability of a program on the host',
  'entry.session-hijack': 'A hijacked session',
  'entry.insider': 'Somebody with rights on the host',
  'entry.unknown': 'A way that the logs do not show',

  // What somebody changed.
  'change.forwarding-rule': 'Forwarding rule',
  'change.message-deleted': 'Message deleted',
  'change.message-moved': 'Message moved',
  'change.message-sent': 'Message sent',
  'change.password-changed': 'Password changed',
  'change.permission': 'Permission changed',

  // Reasons for a judgement of a session, and for a link between two.
  'reason.after-failures':
    '{tries, plural, one {# failed try} other {# failed tries}} from this address came before it, on {accounts, plural, one {# account} other {# accounts}}.',
  'reason.same-address': 'The same address, {address}.',
  'reason.same-agent': 'The same program, {agent}.',
  'reason.new-address': 'The account never signed in from this address before.',
  'reason.mass-reading':
    '{messages, plural, one {# message was} other {# messages were}} read in {seconds, plural, one {# second} other {# seconds}}.',
  'against.owner-address': 'Its owner also signed in from this address.',
  'against.usual-hour': 'The hour is usual for this account.',
  'against.may-prefetch': 'A mail program may fetch messages that nobody looks at.',

  // Why an item or a set has its grade.
  'because.webmail-open': 'The web log shows the request that opens this message.',
  'because.webmail-download':
    'The web log shows the request that downloads it, answered with {bytes, plural, one {# byte} other {# bytes}}.',
  'because.forwarded': 'A rule sent it to {target}; the other server accepted it.',
  'because.whole-mailbox':
    'The session fetched {fetched, plural, one {# body} other {# bodies}} with {bytes, plural, one {# byte} other {# bytes}}: as much as the whole mailbox.',
  'because.body-count':
    'The session fetched {fetched, plural, one {# body} other {# bodies}} with {bytes, plural, one {# byte} other {# bytes}}; the mailbox held {candidates, plural, one {# message} other {# messages}} at the time. Which ones is not recorded.',
  'because.listed': 'The list that was served names it.',

  // Why a source could not have shown something.
  'gap.silence':
    'No line for {minutes, plural, one {# minute} other {# minutes}} while other programs of the host wrote.',
  'gap.not-configured': 'The setting {setting} was not on, so nothing of the kind is ever written.',
  'gap.rotated-away': 'The oldest file begins here; what came before was rotated away.',
  'gap.records-lost': 'The writer says that it dropped {lost, plural, one {# record} other {# records}}.',
  'gap.clock-contradicts':
    'The clock of {log} was {seconds, plural, one {# second} other {# seconds}} {direction_is, select, ahead {ahead of} other {behind}} {witness_is, select, sessionids {the times inside its own session ids} other {{witness}}}, by {pairs, plural, one {# record} other {# records}} that stand in both. {applied_is, select, yes {Its times were corrected by that.} other {Its times were left as they are.}}',
  'gap.clock-steps':
    'During this time the clock of {log} was {seconds, plural, one {# second} other {# seconds}} {direction_is, select, ahead {ahead of} other {behind}} {witness_is, select, sessionids {the times inside its own session ids} other {{witness}}}, and otherwise it was not, by {pairs, plural, one {# record} other {# records}} that stand in both. Its times here are in doubt.',
  'gap.zone-contradicts':
    'The stamps of {log} carry no zone. {zone} was named for them, but {witness_is, select, sessionids {the times inside its own session ids} other {records that stand in {witness} too}} show {used}. {applied_is, select, yes {They were read in that.} other {They were read as was asked for.}}',
  'gap.year-contradicts':
    'The stamps of {log} carry no year. They seemed to be of {year}, but {witness_is, select, sessionids {the times inside its own session ids} other {records that stand in {witness} too}} show {usedYear}. {applied_is, select, yes {They were read so.} other {They were read as was asked for.}}',
  'gap.clock': 'The clock was set during this time.',

  // What is missing, and what it would change.
  'missing.imap-item-log':
    'A log of each message that IMAP serves: it would name the messages of which only the count is known.',
  'missing.source': 'The log of {source} from {from} to {to}: it would show whether more was touched then.',

  // Behaviour that detections notice.
  'finding.bulk-copy':
    'One IMAP session fetched {bodies, plural, one {# body} other {# bodies}} with {bytes, plural, one {# byte} other {# bytes}}; the account holds {messages, plural, one {# message} other {# messages}}',
  'finding.edited-address':
    'A login line names {logged}; the session id of the same line was made for {coded}',
  'finding.forwarding-rule':
    'A rule passes mail on to {target}, outside; {messages, plural, =0 {no message} one {# message} other {# messages}} went there',
  'finding.header-sweep':
    'One IMAP session listed the headers of {headers, plural, one {# message} other {# messages}}',
  'finding.mass-mail':
    'An account sent {messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}} in a short time',
  'finding.missing-login': 'A {protocol} session from {coded} ended whose login line is missing',
  'finding.password-spray':
    'Password spraying from {addresses, plural, one {# address} other {# addresses}} on {accounts, plural, one {# account} other {# accounts}}',
  'finding.scan':
    'An address looked for weak points and never signed in: {paths, plural, one {# path} other {# paths}}, {services, plural, one {# service} other {# services}}, {failures, plural, one {# failure} other {# failures}}',
  'finding.whole-mailbox-pop3':
    'One POP3 session fetched {messages, plural, one {# message} other {# messages}} with {bytes, plural, one {# byte} other {# bytes}}, of {held, number} in the mailbox',
  'finding.password-guess':
    'Guessing of the password of one account: {tries, plural, one {# failed try} other {# failed tries}}',
  'finding.credential-stuffing':
    'Credential stuffing: {accounts, plural, one {# account} other {# accounts}} tried once each',
  'finding.login-only':
    'Somebody signed in and left at once, having asked for nothing ({bytesIn, number} bytes in, {bytesOut, number} bytes out)',
  'finding.ssh-break-in':
    'Somebody signed in to the host by SSH after {failures, plural, one {# failed try} other {# failed tries}} from the same address',
  'refutes.password-guess': 'A program of the owner with an old password runs at this address.',
  'refutes.credential-stuffing': 'Everybody had to change passwords on that day.',
  'refutes.login-only': 'A monitoring probe of the organisation signs in to see whether the server works.',
  'refutes.ssh-break-in': 'An administrator mistyped a password several times at this address.',
  'missing.trusted-host':
    'a host that nobody broke in to: whoever has rights on it reads mail without a trace',
  'missing.trusted-logs': 'logs that nobody edited',
  'refutes.bulk-copy':
    'The owner set up a new device or moved mail at that time, or an administrator ran a migration.',
  'refutes.edited-address': 'A proxy in front of the server rewrites addresses after the session id is made.',
  'refutes.forwarding-rule': 'The owner made the rule, from a device that is known, and knows the target.',
  'refutes.header-sweep': 'The owner set up a new device or program at that time.',
  'refutes.mass-mail': 'The account sends such a letter regularly, and its owner wrote this one.',
  'refutes.missing-login': 'The log begins, was rotated or lost records at the moment of the login.',
  'refutes.password-spray': 'A program of the organisation with stale passwords runs at this address.',
  'refutes.scan': 'The organisation ordered a test from this address at that time.',
  'refutes.whole-mailbox-pop3': 'The owner’s mail program collects by POP3 and was set up anew at that time.',

  // What to do.
  'action.preserve': 'Save session tables, rules and all logs before anything is changed.',
  'action.remove-rule': 'Remove the forwarding to {target} from {account}, and keep a copy of the rule.',
  'action.change-password':
    'Change the password of {account}, flush the authentication cache, then end its open sessions.',
  'action.tell-people': 'Tell the people whose mail was taken or served.',

  // Hypotheses about who is behind it.
  'origin.state-espionage': 'Espionage for a state',
  'origin.fraud': 'Fraud with business mail',
  'origin.opportunist': 'An opportunist',
  'origin.insider': 'An insider or a former one',
  'origin.no-intrusion': 'No intrusion: misconfiguration, migration or a test',
  'origin.not-enough': 'Not enough evidence to say',

  'total.events': 'Events read',
  'total.lines': 'Lines read',
  'total.unread': 'Lines that nothing reads',

  // The report's frame.
  'ui.title': 'What happened to the mail',
  'ui.skip': 'Skip to the answer',
  'ui.contents': 'Contents',
  'ui.window': 'Time in question',
  'ui.window-value': '{from} to {to}',
  'ui.evidence-read': 'Evidence read',
  'ui.evidence-read-value':
    '{files, plural, one {# file} other {# files}}, {lines, plural, one {# line} other {# lines}}',
  'ui.made': 'Made at',
  'ui.program': 'Program',
  'ui.program-value': 'Constat {version}',
  'ui.all-times': 'All times are UTC.',
  'ui.none': 'None.',
  'ui.yes': 'yes',
  'ui.no': 'no',
  'ui.dash': '–',
  'ui.bytes': '{bytes, plural, one {# byte} other {# bytes}}',
  'ui.cut': 'Cut here: {shown, number} of {length, number} characters are shown.',
  'ui.rows-cut': 'The first {shown, number} of {count, number} rows are shown; case.json has them all.',
  'ui.proof-chip': 'proof [{number}]',
  'ui.more-proofs': '+{count, number}',
  'ui.more-proofs-label': '{count, plural, one {# more proof} other {# more proofs}}',
  'ui.proofs-cut': '{count, plural, one {# more line is} other {# more lines are}} named in case.json.',

  // Counters and grades.
  'ui.counters': 'How far the mail was touched',
  'ui.counters-note':
    'Items are messages, attachments, contact lists and files that a record identifies one by one. Where only a count is known, see “What the counts allow”.',
  'ui.counter-accounts': '{count, plural, one {# account} other {# accounts}}',
  'ui.counter-items': '{count, plural, one {# item} other {# items}}',
  'ui.counter-links':
    'of them {certain, number} certain, {probable, number} probable, {possible, number} possible',
  'ui.counter-coverage': 'coverage of these accounts: {share, number, share} at least',
  'ui.owner-items':
    '{count, plural, one {# item that only its owner touched is} other {# items that only their owner touched are}} not counted.',
  'ui.grade': 'How far',
  'ui.grade.taken': 'taken',
  'ui.grade.served': 'served',
  'ui.grade.opened': 'opened',
  'ui.grade.listed': 'listed',
  'ui.grade.reachable': 'reachable',
  'ui.grade.no-trace': 'no trace',
  'ui.grade.unknown': 'cannot be determined',
  'ui.grade-means.taken': 'transferred complete; its end is recorded',
  'ui.grade-means.served': 'content was sent; its complete arrival is not established',
  'ui.grade-means.opened': 'opened in such a session; no record of bytes',
  'ui.grade-means.listed': 'subject, sender, date or name were visible',
  'ui.grade-means.reachable': 'accessible; access cannot be excluded',
  'ui.grade-means.no-trace': 'no trace of access while every log that would show it was complete',
  'ui.grade-means.unknown': 'a log that is needed for a verdict is missing',
  'ui.link': 'Who',
  'ui.link.certain': 'the attacker, certain',
  'ui.link.probable': 'the attacker, probable',
  'ui.link.possible': 'possibly the attacker',
  'ui.link.owner': 'the owner',

  // Sections.
  'ui.section.answer': 'The answer',
  'ui.section.timeline': 'Time line',
  'ui.section.entry': 'The way in',
  'ui.section.actors': 'Who: actors and their sessions',
  'ui.section.scope': 'What was touched',
  'ui.section.sets': 'What the counts allow',
  'ui.section.changes': 'What was changed',
  'ui.section.attempts': 'Attempts',
  'ui.section.findings': 'Behaviour that was noticed',
  'ui.section.origin': 'Where it may come from',
  'ui.section.actions': 'What to do',
  'ui.section.coverage': 'What the logs could have shown',
  'ui.section.evidence': 'The evidence',
  'ui.section.proof': 'Proof',

  'ui.answer.would-change': 'What would change this answer',

  'ui.timeline.intro':
    'Each bar is a session or a series of tries, never longer than its records. A bar with an edge at its end was seen to end; a bar that fades out was not. Sessions that are judged legitimate are not drawn; they are listed with the actors.',
  'ui.timeline.whole': 'The whole time in question',
  'ui.timeline.close': 'From the first to the last act',
  'ui.timeline.describe':
    'Time line from {from} to {to}: {lanes, plural, one {# lane} other {# lanes}} with {bars, plural, one {# bar} other {# bars}}, and {bands, plural, one {the coverage of # source} other {the coverage of # sources}}. The tables of sessions, attempts and gaps hold the same facts.',
  'ui.timeline.coverage': 'Coverage',
  'ui.timeline.attempts': 'Attempts',
  'ui.timeline.actor': 'Actor {actor}',
  'ui.timeline.no-actor': 'Not linked to an actor',
  'ui.timeline.bar': '{protocol}, {account}, {address}: {from} to {to}',
  'ui.timeline.bar-open': '{protocol}, {account}, {address}: {from} to {to}, end not logged',
  'ui.timeline.bar-tries': '{kind}: {tries, plural, one {# try} other {# tries}}, {from} to {to}',
  'ui.timeline.lanes-cut': '{shown, number} of {count, number} lanes are drawn; the tables below hold all.',
  'ui.legend.intruder': 'intruder',
  'ui.legend.suspect': 'suspect',
  'ui.legend.unexplained': 'unexplained',
  'ui.legend.attempt': 'tries',
  'ui.legend.data': 'log present',
  'ui.legend.gap': 'no data',
  'ui.legend.doubt': 'data in doubt',

  'ui.entry.for': 'Speaks for it',
  'ui.entry.against': 'Speaks against it',
  'ui.entry.heading': '{account}: {likelihood}',
  'ui.entry.none': 'No way in was established.',
  'ui.likelihood.almost-no-chance': 'almost no chance (1 to 5 %)',
  'ui.likelihood.very-unlikely': 'very unlikely (5 to 20 %)',
  'ui.likelihood.unlikely': 'unlikely (20 to 45 %)',
  'ui.likelihood.roughly-even-chance': 'roughly even chance (45 to 55 %)',
  'ui.likelihood.likely': 'likely (55 to 80 %)',
  'ui.likelihood.very-likely': 'very likely (80 to 95 %)',
  'ui.likelihood.almost-certain': 'almost certain (95 to 99 %)',

  'ui.actors.heading': 'Actor {actor}',
  'ui.actors.summary':
    '{sessions, plural, one {# session} other {# sessions}} from {addresses, plural, one {# address} other {# addresses}}',
  'ui.actors.links': 'Why these belong together',
  'ui.actors.link-from': 'One',
  'ui.actors.link-to': 'Other',
  'ui.actors.none': 'No actor was established.',
  'ui.actors.unlinked': 'Sessions that belong to no actor and are not explained',
  'ui.actors.only-tried':
    '{count, plural, one {# actor} other {# actors}} tried, and no session of theirs is known',
  'ui.actors.opened':
    '{count, plural, one {# connection} other {# connections}} that webmail opened in these sessions',
  'ui.actors.legitimate': '{count, plural, one {# session is} other {# sessions are}} judged legitimate',
  'ui.sessions.caption': 'Sessions, oldest first',
  'ui.sessions.no-end': 'end not logged: last sign of life',
  'ui.sessions.no-start': 'start not logged: first sign of life',
  'ui.sessions.name': '{protocol}, session {id}',
  'ui.sessions.in-webmail': 'within webmail session {parent}',
  'ui.judgement': 'Judged',
  'ui.judgement.intruder': 'intruder',
  'ui.judgement.suspect': 'suspect',
  'ui.judgement.legitimate': 'legitimate',
  'ui.judgement.unexplained': 'unexplained',
  'ui.number': '{number, number}',
  'ui.share': '{share, number, share}',
  'ui.weight': '{weight, number, weight}',

  'ui.scope.intro':
    'By account, mailbox, message and attachment. The grade says how far a record shows that it was touched; the column “Who” says who did it.',
  'ui.scope.search': 'Search in what was touched',
  'ui.scope.hits': '{count, plural, =0 {Nothing matches.} one {# row matches.} other {# rows match.}}',
  'ui.scope.accounts': 'All accounts that the evidence knows',
  'ui.scope.tried': 'Tried',
  'ui.scope.entered': 'Entered',
  'ui.scope.items': 'Items one by one',
  'ui.scope.mailbox': 'Mailbox {mailbox}',
  'ui.scope.no-mailbox': 'Not in a mailbox',
  'ui.scope.message': 'Message {uid}',
  'ui.scope.message-no-uid': 'Message without UID',
  'ui.scope.attachment': 'Part {part}: {name}',
  'ui.scope.file': 'File {name}',
  'ui.scope.contacts': 'Contact list {name}',
  'ui.scope.no-items': 'No record identifies a message, attachment, contact list or file.',
  'ui.scope.against': 'Against this:',
  'ui.scope.message-id-by.listing': 'Message-ID from the mailbox listing',
  'ui.scope.message-id-by.mail-log': 'Message-ID from the mailbox log',
  'ui.scope.message-id-by.lmtp': 'Message-ID from the delivery log',
  'ui.scope.message-id-by.queue': 'Message-ID from the mail queue',
  'ui.scope.message-id-by.none': 'Message-ID not known',

  'ui.sets.intro':
    'Where a log gives only a count, it allows a statement about a set and never names its members.',
  'ui.sets.range':
    'at least {atLeast, number}, at most {atMost, number} of {candidates, plural, one {# message} other {# messages}}',
  'ui.sets.none': 'No count without names was found.',

  'ui.changes.none': 'No change is recorded.',
  'ui.changes.what': 'What',
  'ui.changes.detail': 'Detail',
  'ui.fact': '{name}: {value}',

  'ui.attempts.none': 'No attempt is recorded.',
  'ui.attempts.entered': 'One of these addresses entered later',
  'ui.attempts.kind.spray': 'password spraying',
  'ui.attempts.kind.guess': 'password guessing',
  'ui.attempts.kind.stuffing': 'credential stuffing',
  'ui.attempts.kind.scan': 'scanning',
  'ui.attempts.kind.exploit': 'exploitation',
  'ui.attempts.tries': 'Tries',
  'ui.attempts.addresses': '{count, plural, one {# address} other {# addresses}}',
  'ui.attempts.accounts': '{count, plural, one {# account} other {# accounts}}',

  'ui.findings.none': 'No detection saw anything.',
  'ui.findings.severity': 'Severity',
  'ui.findings.severity.low': 'low',
  'ui.findings.severity.medium': 'medium',
  'ui.findings.severity.high': 'high',
  'ui.findings.severity.critical': 'critical',
  'ui.findings.technique': 'Technique',
  'ui.findings.events': 'Events',
  'ui.findings.refutes': 'What would show that it was harmless',

  'ui.origin.none': 'No hypothesis was weighed.',
  'ui.origin.hypothesis': 'Hypothesis',
  'ui.origin.likelihood': 'Likelihood',

  'ui.actions.none': 'No action is proposed.',

  'ui.coverage.heat': 'Lines in each hour, by source',
  'ui.coverage.heat-intro':
    'The darker, the more lines. Hatched: the source could not have shown anything. Dotted: its data is in doubt.',
  'ui.coverage.heat-describe':
    'Lines over time of {sources, plural, one {# source} other {# sources}} from {from} to {to}. The table below holds the gaps.',
  'ui.coverage.questions': 'By question',
  'ui.coverage.question': 'Question',
  'ui.coverage.share': 'Coverage',
  'ui.coverage.longest': 'Longest gap',
  'ui.coverage.missing': 'Missing',
  'ui.coverage.gaps': 'Gaps',
  'ui.coverage.no-gaps': 'No gap was found.',
  'ui.coverage.source': 'Source',
  'ui.coverage.no-questions': 'No question was weighed.',
  'ui.gap-kind.gap': 'gap',
  'ui.gap-kind.never-enabled': 'never enabled',
  'ui.gap-kind.rotation': 'lost by rotation',
  'ui.gap-kind.drop': 'records dropped',
  'ui.gap-kind.suspect': 'in doubt',
  'ui.duration':
    '{days, plural, =0 {} one {# d } other {# d }}{hours, plural, =0 {} other {# h }}{minutes, plural, =0 {} other {# min }}{seconds, plural, other {# s}}',

  'ui.evidence.files': 'Files',
  'ui.evidence.file': 'File',
  'ui.evidence.read-as': 'read as {format}',
  'ui.evidence.not-read': 'not read',
  'ui.evidence.lines': 'Lines',
  'ui.evidence.unread': 'Not understood',
  'ui.evidence.span': 'First and last line',
  'ui.evidence.clock': 'Clock',
  'ui.evidence.zone': 'zone {zone}, from {source}',
  'ui.evidence.zone-in-line': 'every stamp carries its zone',
  'ui.evidence.year': 'year {year}, from {source}',
  'ui.evidence.offset': 'clock {seconds, number, ::sign-always} s',
  'ui.evidence.hash': 'SHA-256 and size',
  'ui.evidence.problems': 'Problems',
  'ui.evidence.source.line': 'the lines themselves',
  'ui.evidence.source.session-id': 'the time inside session ids',
  'ui.evidence.source.timezone-file': 'the host’s zone file',
  'ui.evidence.source.other-log': 'another log of the host',
  'ui.evidence.source.option': 'the command line',
  'ui.evidence.source.file-time': 'the time of the file',
  'ui.evidence.source.assumed': 'assumption',
  'ui.evidence.shapes': 'Lines that nothing reads, by shape',
  'ui.evidence.shape': 'Shape',
  'ui.evidence.program': 'Program',
  'ui.evidence.no-shapes': 'Every line was understood.',
  'ui.evidence.totals': 'Totals',

  'ui.proof.intro':
    'Every number in brackets leads here. The marked line is the proof; the others are its neighbours in the file, in file order. Control characters are spelled out.',
  'ui.proof.heading': 'Proof [{number}]',
  'ui.proof.cut':
    'Proofs {from, number} to {to, number} are not quoted in this file. case.json names their lines, and constat show prints them.',
  'ui.proof.absent': 'The case holds no text of this line.',
  'ui.proof.citation': '{place}:{line} (byte {offset}, sha256 {hash})',
  'ui.proof.none': 'Nothing is cited.',
  'ui.drawer.title': 'Proof [{number}] of {count}',
  'ui.drawer.label': 'Proof beside the text',
  'ui.drawer.close': 'Close',
  'ui.drawer.next': 'Next',
  'ui.drawer.previous': 'Previous',
  'ui.drawer.copy': 'Copy citation',
  'ui.drawer.copied': 'Copied.',

  // Heads of columns.
  'ui.col.account': 'Account',
  'ui.col.accounts': 'Accounts',
  'ui.col.actor': 'Actor',
  'ui.col.addresses': 'Addresses',
  'ui.col.because': 'Why',
  'ui.col.bytes': 'Size',
  'ui.col.count': 'Count',
  'ui.col.coverage': 'Coverage',
  'ui.col.host': 'Host',
  'ui.col.item': 'Item',
  'ui.col.kind': 'Kind',
  'ui.col.mailbox': 'Mailbox',
  'ui.col.name': 'Name',
  'ui.col.proof': 'Proof',
  'ui.col.range': 'How many',
  'ui.col.session': 'Session',
  'ui.col.span': 'From and to',
  'ui.col.time': 'Time',
  'ui.col.value': 'Value',
} as const;

/** Keys that the program itself asks for; every language has them all. */
export type MessageKey = keyof typeof messages;

/** English. */
export const en = { id: 'en', name: 'English', messages } satisfies Language;
