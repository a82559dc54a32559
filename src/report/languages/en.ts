import { askMessages } from './en-ask.ts';
import { pageMessages } from './en-page.ts';
import type { Language } from './language.ts';

// One list on purpose: a translator works through one file from top to bottom.
const messages = {
  ...pageMessages,
  ...askMessages,
  // What a director reads. Each fits one line of a terminal with ordinary names.
  'answer.nothing': 'The case holds no statement: nothing was established from this evidence.',
  'answer.more': '{count, plural, one {# further statement} other {# further statements}} in the report.',
  'answer.entered':
    'Intruders entered {count, plural, one {# account} other {# accounts}} between {from} and {to}.',
  'answer.accounts-certain': 'For certain: {certain} ({actors, plural, one {one actor} other {# actors}}).',
  'answer.accounts-probable': 'Probably: {probable} ({actors, plural, one {one actor} other {# actors}}).',
  'answer.accounts-mixed':
    'For certain: {certain}; probably: {probable} ({actors, plural, one {one actor} other {# actors}}).',
  'answer.nobody-entered':
    'No intruder is seen in any account, and every way in was logged from {from} to {to}.',
  'answer.cannot-tell-entered':
    'No intruder is seen, but whether one came in cannot be determined: the logs cover {share, number, share} of the time.',
  'answer.suspects':
    'Suspect, not established: {sessions, plural, one {# session} other {# sessions}} of {accounts}{messages, plural, =0 {} one {, in which # message was touched} other {, in which # messages were touched}}.',
  'answer.taken':
    'Taken complete: {messages, plural, one {# message} other {# messages}}, {attachments, plural, one {# attachment} other {# attachments}} ({accounts}).',
  'answer.taken-messages':
    'Taken complete: {messages, plural, one {# message} other {# messages}} ({accounts}).',
  'answer.taken-attachments':
    'Taken complete: {attachments, plural, one {# attachment} other {# attachments}} ({accounts}).',
  'answer.taken-range':
    'Taken complete: {atLeast, number} to {atMost, number} messages{attachments, plural, =0 {} one { and # attachment} other { and # attachments}} ({accounts}).',
  'answer.served':
    'Served to them: {messages, plural, one {# message} other {# messages}}{attachments, plural, =0 {} one {, # attachment} other {, # attachments}}{opened, plural, =0 {} other {, # more opened}} ({accounts}).',
  'answer.served-range':
    'Served to them: {atLeast, number} to {atMost, number} messages{attachments, plural, =0 {} one {, # attachment} other {, # attachments}}{opened, plural, =0 {} other {, # more opened}} ({accounts}).',
  'answer.opened':
    'Opened in their sessions: {opened, plural, one {# message} other {# messages}}{attachments, plural, =0 {} one {, # attachment} other {, # attachments}} ({accounts}).',
  'answer.listed':
    'Subject, sender and date listed: up to {messages, plural, one {# message} other {# messages}} ({accounts}).',
  'answer.contacts':
    'Address books in their sight: {count, plural, one {# list} other {# lists}} ({accounts}).',
  'answer.deleted':
    'Moved or deleted by them: {messages, plural, one {# message} other {# messages}} ({accounts}).',
  'answer.forwarding-on':
    'A rule of {account} still sends mail to {target}: {messages, plural, =0 {nothing} other {#}} so far.',
  'answer.forwarding-off':
    'A rule of {account} sent {messages, plural, =0 {nothing} one {# message} other {# messages}} to {target}; now off.',
  'answer.forwarding-gone':
    'A rule of {account} sent {messages, plural, =0 {nothing} one {# message} other {# messages}} to {target}; now gone.',
  'answer.forwarding-unknown':
    'A rule of {account} sent {messages, plural, =0 {nothing} one {# message} other {# messages}} to {target}; whether it still runs is not known.',
  'answer.sent':
    '{messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}} went out in the name of {accounts}.',
  'answer.entry-tried':
    'Way in, {triedLikelihood_is, select, almost_certain {almost certain} very_likely {very likely} likely {likely} roughly_even_chance {as likely as not} other {not sure}}: trying passwords, which found the one of {tried}.',
  'answer.entry-known':
    'Way in, {knownLikelihood_is, select, almost_certain {almost certain} very_likely {very likely} likely {likely} roughly_even_chance {as likely as not} other {not sure}}: {knownCount, plural, one {a password} other {# passwords}} known before, from where is not logged.',
  'answer.entry-both':
    'Way in: passwords tried for {tried} ({triedLikelihood_is, select, almost_certain {almost certain} very_likely {very likely} likely {likely} roughly_even_chance {as likely as not} other {not sure}}), known for {knownCount, plural, one {one other} other {# others}} ({knownLikelihood_is, select, almost_certain {almost certain} very_likely {very likely} likely {likely} roughly_even_chance {as likely as not} other {not sure}}).',
  'answer.tries-only':
    '{addresses, plural, one {# more address} other {# more addresses}} tried {accounts, plural, one {# name} other {# names}} {tries, plural, one {once} other {# times}}; no entry by them is seen.',
  'answer.scans-only':
    '{addresses, plural, one {# address} other {# addresses}} looked for weak points; no entry by them is seen.',
  'answer.coverage':
    'Every way in was logged {share, number, share} of the time{question_is, select, message_read_imap_item {; which messages IMAP served is not recorded} message_deleted {; what was deleted is not recorded} file_taken_host {; files taken from the host are not recorded} message_read_webmail {; webmail was not logged throughout} message_read_imap {; IMAP was not logged throughout} message_read_pop3 {; POP3 was not logged throughout} message_forwarded {; forwarding was not logged throughout} other {}}.',
  'answer.coverage-holed':
    'Ways in were logged {share, number, share} of the time{doubt_is, select, yes {, as far as no line was removed} other {}}; entry cannot be determined for {unknown, plural, =0 {no further account} one {# further account} other {# further accounts}}.',

  // Questions of coverage.
  'question.sign-in': 'Who signed in',
  'question.message-read-imap': 'How much was read over IMAP',
  'question.message-read-imap-item': 'Which messages were read over IMAP',
  'question.message-read-pop3': 'How much was read over POP3',
  'question.message-read-webmail': 'Which messages were read in webmail',
  'question.message-forwarded': 'What was forwarded',
  'question.message-deleted': 'Which messages were deleted or copied',
  'question.file-taken-host': 'Whether files left the host past the mail server',

  // What went wrong while a file was read.
  'problem.empty': 'The file has no bytes.',
  'problem.binary': 'The file is not text.',
  'problem.journal-export':
    'The file is an export of the journal; places in it count in its form as JSON lines.',
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
  'entry.spray': 'Password spraying: a few passwords tried on many accounts',
  'entry.guess': 'Guessing of one account’s password',
  'entry.stolen-password': 'A password that was already known',

  // What somebody changed.
  'change.forwarding-rule':
    'A rule that passes mail on to {target}; {messages, plural, =0 {nothing went there} one {# message went there} other {# messages went there}}. {state_is, select, on {It still runs} off {It is switched off, and still on the server} gone {It is gone from the scripts} other {Whether it still runs is not known}}',
  'change.rule-changed': 'Filter rules changed; the request does not say how',
  'change.password-asked': 'Webmail was asked to change the password; whether it did is not recorded',
  'change.password-changed': 'Password changed in webmail',
  'change.message-deleted': 'Message deleted',
  'change.message-moved': 'Message moved',
  'change.message-copied': 'Message copied',
  'change.message-marked': 'Message marked',
  'change.message-saved': 'Message saved into a mailbox',
  'change.message-sent': 'Message sent',

  // Reasons for and against a session being an intruder’s.
  'reason.new-place': '{account} had not signed in from {place} before, or hardly.',
  'reason.habits-unknown':
    'Whether {place} is new for {account} cannot be told: hardly anybody has a habit in these logs.',
  'reason.outside': '{place} is outside the organisation.',
  'reason.spray-hit':
    '{address} had just failed {tries, plural, one {once} other {# times}} on {accounts, plural, one {# account} other {# accounts}}: this sign-in is what the tries found.',
  'reason.after-spray':
    '{address} had failed {tries, plural, one {once} other {# times}} on {accounts, plural, one {# account} other {# accounts}} within the day before.',
  'reason.guess-hit':
    '{address} had just failed {tries, plural, one {once} other {# times}} on this account: this sign-in is what the tries found.',
  'reason.amid-spray': 'Several addresses were trying passwords within the {seconds, number} seconds before.',
  'reason.login-only':
    'It signed in and left without asking for anything ({bytesIn, number} bytes in, {bytesOut, number} out): a test of the password.',
  'reason.other-new-place': 'About that time {account} was also used from {place}, new as well.',
  'reason.account-was-tried': '{address} had tried {account} shortly before.',
  'reason.several-at-once':
    '{accounts, plural, one {# account was} other {# accounts were}} entered from {place} within moments, and nobody signed in from there before or after.',
  'reason.several-accounts':
    '{accounts, plural, one {# account was} other {# accounts were}} entered from {place} within an hour, none at home there.',
  'reason.same-place-as-intruder': 'An intruder used {account} from {place} as well.',
  'reason.bulk-copy':
    'One session fetched {bodies, plural, one {# body} other {# bodies}}, {bytes, number} bytes{messages, plural, =0 {} other {; the account held # messages}}.',
  'reason.header-sweep':
    'One session fetched the headers of {headers, plural, one {# message} other {# messages}}.',
  'reason.whole-mailbox-pop3':
    'One POP3 session fetched {messages, number} of {held, number} messages, {bytes, number} bytes.',
  'reason.first-pop3': '{account} used POP3 from nowhere else.',
  'reason.forwarding-rule':
    'A rule that passes mail on to {target} was made here{messages, plural, =0 {} other {; # went there}}.',
  'reason.scattered-mail':
    'Within an hour the account sent {messages, plural, one {# message} other {# messages}} from {addresses, plural, one {# address} other {# addresses}} in {networks, plural, one {# network} other {# networks}}, this place among them.',
  'reason.mass-mail':
    '{messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}} went out within minutes.',
  'reason.many-recipients':
    '{messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}} went out within minutes, {known, number} of whom the account had written to before: an owner’s letter is like that too.',
  'reason.near-intruder':
    'An intruder used {account} from {place} {seconds, plural, =0 {at the same time} other {{secondsHours, plural, =0 {} other {# h }}{secondsMinutes, plural, =0 {} other {# min }}{secondsRest, plural, =0 {} other {# s }}apart}}.',
  'reason.same-network-as-intruder': 'The address is of the same network as {place}, an intruder’s.',
  'reason.agent-of-tries': 'Its program, {userAgent}, is the one of failed tries, and of nobody at home.',
  'reason.agent-of-intruder': 'Its program, {userAgent}, is an intruder’s, and hardly anybody else’s.',
  'reason.sensitive-search':
    '{searches, plural, one {# search} other {# searches}} for sensitive words: {words}.',
  'reason.attachment-burst': '{parts, plural, one {# attachment} other {# attachments}} within ten minutes.',
  'reason.named-by-user': 'The investigator named it as the attacker’s.',
  'reason.inside-place': '{place} is inside the organisation.',
  'reason.habit':
    'The account is at home at {place}: {signIns, plural, one {# sign-in} other {# sign-ins}} at several times.',
  'reason.office': '{accounts, plural, one {# account is} other {# accounts are}} at home at {place}.',
  'reason.shared-place':
    '{accounts, plural, one {# account} other {# accounts}} use {place} over the time: a gateway shared by many.',
  'reason.own-agent': 'The program, {userAgent}, is the one that this account uses at home.',
  'reason.usual-agent': 'The program, {userAgent}, is one that this account also uses elsewhere.',
  'reason.usual-agent-at-tries':
    'The program, {userAgent}, is one that this account also uses elsewhere: its owner may have been where the tries came from.',
  'reason.new-agent': 'The program, {userAgent}, is new for this account.',
  'reason.known-good': 'The investigator named it as known.',
  'reason.success-without-tries':
    'The first sign-in of an intruder to {account} succeeded at once: no failed try from there came before.',
  'against.account-was-tried':
    '{address} had tried {account} shortly before; it may have found the password and passed it on.',

  // Why an item or a set has its grade.
  'because.counters-all':
    'The session fetched {count, plural, one {# body} other {# bodies}}, {bytes, number} bytes; {candidates, plural, one {the # message} other {all {candidates, number} messages}} there make {total, number}. So each was among them.',
  'because.counters-some':
    'The session fetched {count, plural, one {# body} other {# bodies}}, {bytes, number} bytes{candidates, plural, =0 {} other {, of {candidates, number} messages with {total, number}}}. Which ones is not recorded.',
  'because.headers-fetched':
    'The session fetched {count, plural, one {# header} other {# headers}}, {bytes, number} bytes{candidates, plural, =0 {} other {; the account held # messages}}.',
  'because.bytes-all':
    'The server sent {bytes, number} bytes; the {candidates, number} messages still listed make {total, number}. Each fetched once accounts for them; what is beyond may be listings, or messages that are gone since.',
  'because.end-not-logged':
    'The end of the session is not logged, and with it how much was fetched: none, or all of the {candidates, plural, one {# message} other {# messages}} known there.',
  'because.end-without-counters':
    'The line of the session’s end does not count what was fetched: none, or all of the {candidates, plural, one {# message} other {# messages}} known there.',
  'because.bytes-only':
    'The server sent {bytes, number} bytes, and this version counts nothing else{candidates, plural, =0 {} other {; the {candidates, number} messages there make {total, number}}}.',
  'because.pop3-all':
    'The session fetched {count, number} messages, {bytes, number} bytes; the mailbox held {candidates, number}{total, plural, =0 {} other { with # bytes}}: all of it.',
  'because.pop3-some':
    'The session fetched {count, plural, one {# message} other {# messages}}, {bytes, number} bytes{candidates, plural, =0 {} other {, of #}}. Which ones is not recorded.',
  'because.pop3-top':
    'The session asked for the head of {count, plural, one {# message} other {# messages}}, {bytes, number} bytes.',
  'because.shown':
    'The web log shows the request that opens it, answered with {bytes, number} bytes; no record of the store goes with it.',
  'because.shown-and-body-read':
    'The web log shows the request that opens it, and at that second webmail read {bodyBytes, number} bytes of body from the store.',
  'because.headers-shown': 'The web log shows the request for its headers alone.',
  'because.source-served':
    'The web log shows the request for its raw text, answered with {bytes, number} bytes.',
  'because.part-complete':
    'The web log shows its download, answered with {bytes, number} bytes: the whole file ({size, number}).',
  'because.part-compressed':
    'The web log shows its download, answered with {bytes, number} bytes for {size, number}: the file as it packs, or a part.',
  'because.part-partly':
    'The web log shows its download, answered with {bytes, number} bytes of {size, number}.',
  'because.part-served':
    'The web log shows its download, answered with {bytes, number} bytes; how long the file is, is not known.',
  'because.thumbnail': 'The web log shows the request for a small picture of it.',
  'because.warning-page':
    'The web log shows a request for it, answered with {bytes, number} bytes of {size, number}: a page in its place. Its name was in sight.',
  'because.attachments-zip':
    'The web log shows the request for all attachments as one archive, answered with {bytes, number} bytes.',
  'because.messages-zip':
    'The web log shows the request for messages as one archive, answered with {bytes, number} bytes{bodies, plural, =0 {} other {; webmail read # bodies for it}}.',
  'because.lists-served':
    'The web log shows {pages, plural, one {# page} other {# pages}} of the list, of {size, number} messages each.',
  'because.contacts-exported':
    'The web log shows the export of the address book, answered with {bytes, number} bytes.',
  'because.contacts-listed':
    'The web log shows the list of the address book, answered with {bytes, number} bytes.',
  'because.forwarded-sent': 'A rule sent it to {target}, and the other server accepted it.',
  'because.forwarded-queued': 'A rule handed it over for {target}; no record shows that it arrived.',
  'against.account-inferred':
    'No record names the account of this webmail session: its connections came with {with, number} of {of, number} requests, and nobody else’s fit as well.',
  'against.maker-unknown': 'Who made the rule is not recorded: it may be the owner’s.',
  'against.fetched-by-client': 'A mail program may fetch messages that nobody looks at.',
  'against.preview-may-be-automatic': 'A preview may open a message that nobody looks at.',
  'against.completeness-unknown': 'Whether it arrived complete is not established.',
  'against.incomplete': 'Less than the file went out.',
  'against.size-unknown': 'No listing tells how long the file is.',
  'against.bytes-unknown': 'How many entries it holds is not recorded.',
  'against.only-a-picture': 'A thumbnail is not the file.',
  'against.page-instead-of-file': 'So few bytes are a warning or an error page, not the file.',

  // Why a source could not have shown something.
  'gap.silent':
    'No line for {seconds, plural, one {# second} other {# seconds}}{count, plural, =0 {, which by its own habit has a chance of {probability}} other {, while {witness} wrote}}.',
  'gap.all-silent':
    'Every source was silent for {seconds, plural, one {# second} other {# seconds}}: the host, or whatever collects its logs.',
  'gap.between-files':
    'No line for {seconds, plural, one {# second} other {# seconds}} between one file and the next: lost by rotation.',
  'gap.explained-by-boot': 'Silent for {seconds, number} seconds because the host started again.',
  'gap.explained-by-service-stopped':
    'Silent for {seconds, number} seconds because the service was stopped and started.',
  'gap.webmail-without-imap':
    'Webmail asked the store {count, plural, one {once} other {# times}}, and no IMAP sign-in is logged: lines are missing.',
  'gap.imap-without-webmail':
    'The webmail host signed in {count, plural, one {once} other {# times}}, and no web request is logged: lines are missing.',
  'gap.ends-without-sign-ins':
    'Sessions ended {count, plural, one {once} other {# times}}, and no sign-in is logged: lines are missing.',
  'gap.sign-ins-without-ends':
    '{count, plural, one {# sign-in} other {# sign-ins}}, and no end of a session is logged: lines are missing.',
  'gap.sign-ins-without-userlogins':
    'The web log shows {count, plural, one {# sign-in} other {# sign-ins}} that webmail’s own log does not have.',
  'gap.userlogins-without-web':
    'Webmail’s own log shows {count, plural, one {# sign-in} other {# sign-ins}} that the web log does not have.',
  'gap.sent-without-smtp':
    'Webmail sent mail {count, plural, one {once} other {# times}}, and the mail server logged none of it.',
  'gap.accepted-without-queue':
    'Mail was accepted {count, plural, one {once} other {# times}}, and the queue logged none of it.',
  'gap.queued-without-arrival':
    'Mail was queued {count, plural, one {once} other {# times}}, and its arrival is not logged.',
  'gap.queued-without-delivery':
    'Mail was queued {count, plural, one {once} other {# times}}, and its delivery is not logged.',
  'gap.delivered-without-queue':
    'Mail was delivered {count, plural, one {once} other {# times}}, and the queue logged none of it.',
  'gap.lmtp-without-store':
    'Mail was handed to the store {count, plural, one {once} other {# times}}, and the store logged none of it.',
  'gap.store-without-lmtp':
    'The store received mail {count, plural, one {once} other {# times}}, and the mail server logged none of it.',
  'gap.end-without-sign-in':
    '{count, plural, one {# session} other {# sessions}} ended whose sign-in is not logged{accounts, plural, =0 {} other {; of {account}}}{addresses, plural, =0 {} other {; from {address}}}: lines were lost or removed.',
  'gap.sign-in-without-end':
    '{count, plural, one {# session} other {# sessions}} never ended in the logs{accounts, plural, =0 {} other {; of {account}}}{addresses, plural, =0 {} other {; from {address}}}: lines were lost or removed, and what was fetched is not recorded.',
  'gap.delivery-without-queue':
    '{count, plural, one {# message was} other {# messages were}} delivered that no line shows arriving: lines were lost or removed.',
  'gap.userlogin-without-request':
    'Webmail’s own log has {count, plural, one {# sign-in} other {# sign-ins}}{accounts, plural, =0 {} other { of {account}}}{addresses, plural, =0 {} other { from {address}}} that the web log does not show: lines were lost or removed.',
  'gap.request-without-userlogin':
    'The web log has {count, plural, one {# sign-in} other {# sign-ins}}{addresses, plural, =0 {} other { from {address}}} that webmail’s own log does not show: lines were lost or removed.',
  'gap.connection-without-request':
    'The webmail host opened {count, plural, one {# connection} other {# connections}} for {account} more than the requests of its sessions explain: either a program on the host reads that mail, or lines of the web log were removed.',
  'gap.file-missing':
    '{count, plural, one {A rotated file is} other {# rotated files are}} missing, {file} among them.',
  'gap.kept-open': '{file} was written to after {other} began; nothing is lost by it.',
  'gap.starts-late': 'The source begins here; what came before was not handed over.',
  'gap.starts-late-rotated':
    'The source begins here: logrotate keeps {files, number} files{interval_is, select, hourly {, one an hour} daily {, one a day} weekly {, one a week} monthly {, one a month} yearly {, one a year} size {, each of a certain size} other {}}; what came before is gone.',
  'gap.ends-early': 'The source ends here, before the others do.',
  'gap.records-dropped': 'The writer says that it dropped {lost, plural, one {# record} other {# records}}.',
  'gap.records-dropped-uncounted':
    'The writer says {notices, plural, one {once} other {# times}} that it dropped records, not how many.',
  'gap.file-cut': '{file} could not be read to its end; what it held up to the next file may be missing.',
  'gap.file-harmed': 'Parts of {file} could not be read; the rest was.',
  'gap.clock-contradicts':
    'The clock of {log} was {seconds, plural, one {# second} other {# seconds}} {direction_is, select, ahead {ahead of} other {behind}} {witness_is, select, sessionids {the times inside its own session ids} other {{witness}}}, by {pairs, plural, one {# record} other {# records}} that stand in both. {applied_is, select, yes {Its times were corrected by that.} other {Its times were left as they are.}}',
  'gap.clock-steps':
    'During this time the clock of {log} was {seconds, plural, one {# second} other {# seconds}} {direction_is, select, ahead {ahead of} other {behind}} {witness_is, select, sessionids {the times inside its own session ids} other {{witness}}}, and otherwise it was not, by {pairs, plural, one {# record} other {# records}} that stand in both. Its times here are in doubt.',
  'gap.zone-contradicts':
    'The stamps of {log} carry no zone. {zone} was named for them, but {witness_is, select, sessionids {the times inside its own session ids} other {records that stand in {witness} too}} show {used}. {applied_is, select, yes {They were read in that.} other {They were read as was asked for.}}',
  'gap.year-contradicts':
    'The stamps of {log} carry no year. They seemed to be of {year}, but {witness_is, select, sessionids {the times inside its own session ids} other {records that stand in {witness} too}} show {usedYear}. {applied_is, select, yes {They were read so.} other {They were read as was asked for.}}',
  'gap.auth-verbose': 'auth_verbose was off: why a sign-in failed is not logged.',
  'gap.mail-log': 'The mail_log plugin was off: which messages were deleted, copied or saved is not logged.',
  'gap.flag-change': 'mail_log leaves out flag_change: which messages were marked as read is not logged.',
  'gap.event-export':
    'No event export: which messages IMAP and POP3 served is not logged, only how many and how much.',
  'gap.body-counters': 'The end of a session is logged without counters of bodies.',
  'gap.session-id': 'Sign-ins are logged without a session id, so that ends are joined by process and time.',
  'gap.client-address': 'Sign-ins are logged without the client’s address.',
  'gap.hidden-clients':
    'Webmail’s clients hide behind {address}, which nobody named as a proxy of ours ({signIns, plural, one {# sign-in} other {# sign-ins}}): what it says of them is not believed.',
  'gap.client-names':
    'The web log has names in the place of addresses, and no log tells the address of those who asked for {requests, plural, one {# page} other {# pages}} inside webmail.',
  'gap.userlogins':
    'No line of webmail’s own log of sign-ins (log_logins): they are known from the web log alone.',
  'gap.smtp-log': 'Webmail’s smtp_log was off: what it sent is known from the mail server alone.',
  'gap.password-log': 'Webmail’s password_log was off: password changes in webmail are not logged.',
  'gap.web-log': 'No web access log was handed over: what was read in webmail is not known.',
  'gap.sshd-log': 'No line of sshd: who signed in to the host is not known.',
  'gap.auditd': 'No audit log: files read or copied by somebody on the host are not logged.',

  // What is missing for an answer.
  'missing.auditd': 'An audit log of the host (auditd)',
  'missing.body-counters': 'Counters of bodies at the end of IMAP sessions',
  'missing.client-address': 'Sign-ins that name the account and the client’s address',
  'missing.dovecot-log': 'The Dovecot log, without a gap',
  'missing.event-export': 'A log of each message that was served (Dovecot event export)',
  'missing.hidden-clients':
    'The clients’ own addresses: webmail stands behind a proxy that nobody named as ours (--proxy)',
  'missing.host-log': 'The log of the host itself, without a gap',
  'missing.mail-log': 'The store’s log of deletions and copies (mail_log)',
  'missing.owners-word': 'The owner’s word about a session that nobody has explained',
  'missing.postfix-log': 'The Postfix log, without a gap',
  'missing.rule-origin': 'Who made the rule that sends this account’s mail outside',
  'missing.submission-log': 'The log of mail that clients submitted, without a gap',
  'missing.trusted-host':
    'A host that nobody broke in to: whoever has rights on it reads mail without a trace',
  'missing.trusted-logs': 'Logs that nobody edited',
  'missing.unread-lines': 'Lines that nothing understood',
  'missing.userlogins': 'Webmail’s own log of sign-ins (log_logins)',
  'missing.web-access': 'The web access log, without a gap',
  'missing.log-in-doubt': 'A log without lines lost or removed (see the gaps)',

  // What would change the answer, most gain first.
  'gain.earlier':
    'Logs from before {from}: {accounts, plural, one {# account was} other {# accounts were}} entered with a password already known, so the first entry may be older.',
  'gain.source-hole':
    'The {source} log from {from} to {to}: {accounts, plural, one {# account} other {# accounts}} could be cleared by it, or not.',
  'gain.event-export':
    'A log of each message that is served (Dovecot event export): it would name {messages, plural, one {# message} other {# messages}} of which only the count is known. It cannot be had after the fact.',
  'gain.mail-log':
    'The store’s log of deletions (mail_log): it would name what was deleted in {accounts, plural, one {# account} other {# accounts}}. It cannot be had after the fact; a backup from before shows the same.',
  'gain.listings':
    'A listing of {accounts} as it was then: with sizes the counters may name the messages one by one.',
  'gain.userlogins':
    'Webmail’s own log of sign-ins: it would tie each web session to its account without the order of events.',
  'gain.hidden-clients':
    'Whether {address} is a proxy of yours (then again with --proxy {address}): {signIns, plural, one {# webmail sign-in} other {# webmail sign-ins}} would have the client’s address.',
  'gain.auditd':
    'An audit log of the host: it would show whether somebody with rights there read the mailboxes past the mail server.',
  'gain.owners':
    'A word from the owners of {accounts}: whether {sessions, plural, one {a session that the logs do not explain was} other {# sessions that the logs do not explain were}} theirs.',

  // Behaviour that detections notice.
  'finding.bulk-copy':
    'One IMAP session fetched {bodies, plural, one {# body} other {# bodies}} with {bytes, number} bytes{messages, plural, =0 {} other {; the account holds # messages}}',
  'finding.edited-address':
    'A login line names {logged}; the session id of the same line was made for {coded}',
  'finding.forwarding-rule':
    'A rule passes mail on to {target}, outside; {messages, plural, =0 {no message} one {# message} other {# messages}} went there',
  'finding.header-sweep':
    'One IMAP session listed the headers of {headers, plural, one {# message} other {# messages}} ({bytes, number} bytes)',
  'finding.login-only':
    'Somebody signed in and left without asking for anything ({bytesIn, number} bytes in, {bytesOut, number} out)',
  'finding.mass-mail':
    'An account sent {messages, plural, one {# message} other {# messages}} to {recipients, plural, one {# recipient} other {# recipients}} within minutes, {inside, number} of them inside',
  'finding.scattered-mail':
    'Within an hour an account sent {messages, plural, one {# message} other {# messages}} from {addresses, plural, one {# address} other {# addresses}} in {networks, plural, one {# network} other {# networks}}',
  'finding.missing-login': 'A {protocol} session from {coded} ended whose login line is missing',
  'finding.password-spray':
    'Password spraying: {tries, plural, one {# failed try} other {# failed tries}} on {accounts, plural, one {# account} other {# accounts}}',
  'finding.password-guess':
    'Guessing of the password of one account: {tries, plural, one {# failed try} other {# failed tries}}',
  'finding.credential-stuffing':
    'Credential stuffing: {accounts, plural, one {# account} other {# accounts}} tried once each',
  'finding.ssh-break-in':
    'Somebody signed in to the host by SSH after {failures, plural, one {# failed try} other {# failed tries}} from the same address',
  'finding.scan':
    'An address looked for weak points and never signed in: {paths, plural, one {# path} other {# paths}}, {services, plural, one {# service} other {# services}}, {failures, plural, one {# failure} other {# failures}}',
  'finding.whole-mailbox-pop3':
    'One POP3 session fetched {messages, plural, one {# message} other {# messages}} with {bytes, number} bytes, of {held, number} in the mailbox',
  'refutes.bulk-copy':
    'The owner set up a new device or moved mail at that time, or an administrator ran a migration.',
  'refutes.edited-address': 'A proxy in front of the server rewrites addresses after the session id is made.',
  'refutes.forwarding-rule': 'The owner made the rule, from a device that is known, and knows the target.',
  'refutes.header-sweep': 'The owner set up a new device or program at that time.',
  'refutes.login-only': 'A monitor or a mail program tests its settings from there.',
  'refutes.scattered-mail':
    'Devices in many places, such as printers of branches, send in the name of this account.',
  'refutes.mass-mail': 'The account sends such a letter regularly, and its owner wrote this one.',
  'refutes.missing-login': 'The log begins, was rotated or lost records at the moment of the login.',
  'refutes.password-spray': 'A program of the organisation with stale passwords runs at this address.',
  'refutes.password-guess': 'A program of the owner with an old password runs at this address.',
  'refutes.credential-stuffing': 'Everybody had to change passwords on that day.',
  'refutes.ssh-break-in': 'An administrator mistyped a password several times at this address.',
  'refutes.scan': 'The organisation ordered a test from this address at that time.',
  'refutes.whole-mailbox-pop3': 'The owner’s mail program collects by POP3 and was set up anew at that time.',

  // What to do, in this order (preserve, stop what runs alone, change, flush, kick, delete, block, log, tell).
  'action.preserve':
    'Save session tables, Sieve scripts and all logs, rotated ones too, before anything is changed. Sessions and caches are the first to disappear.',
  'action.out-of-band':
    'Talk about this outside the mail system: whoever reads {accounts} reads the answer too.',
  'action.remove-rule':
    'Keep a copy of {account}’s rule to {target}, then {state_is, select, on {switch it off and delete it: it still sends} off {delete it: it is off, and one click turns it on} gone {see that no script sends there: it is gone from those that were handed over} other {switch it off and delete it}}.',
  'action.change-passwords':
    'Give {count, plural, one {this account a new password} other {these # accounts new passwords}}, from a clean computer, before sessions are ended: {accounts}.',
  'action.flush-cache': 'Empty the authentication cache, which still knows the old passwords.',
  'action.kick': 'Then end their open sessions. Before the new password they would come straight back.',
  'action.web-sessions':
    'Delete the webmail sessions, all of them: they hold the old passwords and need no sign-in.',
  'action.block':
    'Block {count, plural, one {the address} other {the # addresses}} that intruders came from. It gains time, no more: they have others.',
  'action.ask-owners':
    'Ask the owners of {accounts}, by telephone, about {sessions, plural, one {the session that is} other {the # sessions that are}} suspect or not explained.',
  'action.warn-recipients':
    'Warn the {recipients, plural, one {# recipient} other {# recipients}} of what was sent in the name of {account}.',
  'action.enable':
    'Switch on for next time: {because_is, select, auth_verbose {reasons of failed sign-ins} mail_log {the log of deletions and copies} flag_change {the log of read marks} event_export {the log of each message that is served} body_counters {counters of bodies} session_id {session ids in sign-ins} client_address {client addresses in sign-ins} userlogins {webmail’s log of sign-ins} smtp_log {webmail’s log of what it sends} password_log {webmail’s log of password changes} web_log {the web access log} sshd_log {the log of sshd} auditd {an audit log of the mail store (MAIL_FOLDER stands for the folder that Dovecot’s mail_location names)} other {{because}}}.',
  'action.verify':
    'Look again with the same program for 30 days: old passwords tried, rules made again, the addresses back.',
  'action.tell-people':
    'Tell the people whose mail was touched ({accounts}), and see which authority has to hear of it: the clock may run from today.',

  // Names of what is known of a change.
  'detail.mailbox': 'mailbox',
  'detail.toMailbox': 'to mailbox',
  'detail.uid': 'UID',
  'detail.messageId': 'Message-ID',
  'detail.subject': 'subject',
  'detail.recipients': 'to',
  'detail.queueId': 'queue id',
  'detail.deleted': 'marked deleted',
  'detail.expunged': 'removed for good',
  'detail.trashed': 'moved to trash',
  'detail.mode': 'request',
  'detail.script': 'script',

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
  'ui.times': 'Times',
  'ui.all-times': 'UTC',
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
  'ui.grades-mean': 'What these words mean',
  'ui.counters-note':
    'Named are messages, attachments, contact lists and files that a record identifies one by one. By count are those of which a log gives only the number: see “What the counts allow”. The percentage is the share of the time in which every way in to these accounts was logged.',
  'ui.counter-accounts': '{count, plural, one {# account} other {# accounts}}',
  'ui.counter-items':
    '{exact_is, select, true {} other {at least }}{count, number} {count, plural, one {item} other {items}}',
  'ui.counter-more':
    '{named, number} named, {exact_is, select, true {{least, number}} other {{least, number} to {most, number}}} by count',
  'ui.counter-links': '{certain, number} certain, {probable, number} probable, {possible, number} possible',
  'ui.counter-coverage': '{share, number, share} logged',
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
  'ui.timeline.actor-group':
    'Actor {actor}: {sessions, plural, one {# session} other {# sessions}} from {addresses, plural, one {# address} other {# addresses}}',
  'ui.timeline.accounts': 'Accounts',
  'ui.timeline.servers': 'Servers, by protocol',
  'ui.timeline.findings': 'Findings, by stage of an intrusion',
  'ui.timeline.stage.reconnaissance': 'reconnaissance',
  'ui.timeline.stage.credential-access': 'passwords tried',
  'ui.timeline.stage.initial-access': 'way in',
  'ui.timeline.stage.collection': 'collection',
  'ui.timeline.stage.lateral-movement': 'spread from inside',
  'ui.timeline.stage.defense-evasion': 'traces hidden',
  'ui.timeline.stage.other': 'other',
  'ui.timeline.opened': '+{count, number}',
  'ui.timeline.low': 'low severity',
  'ui.timeline.change.rule': 'filter rule',
  'ui.timeline.change.sent': 'message sent',
  'ui.timeline.change.deleted': 'message deleted',
  'ui.timeline.change.changed': 'other change',
  'ui.timeline.lines': 'Lines of all logs',
  'ui.timeline.lines-note': 'log, most {most, number} in {span}',
  'ui.timeline.lines-title': 'Lines of all logs, {span} to a column, on a logarithmic scale',
  'ui.timeline.span.ms': '{amount, number} ms',
  'ui.timeline.span.s': '{amount, number} s',
  'ui.timeline.span.min': '{amount, number} min',
  'ui.timeline.span.h': '{amount, number} h',
  'ui.timeline.span.d': '{amount, plural, one {# day} other {# days}}',
  'ui.timeline.no-actor': 'Not linked to an actor',
  'ui.timeline.bar': '{protocol}, {account}, {address}: {from} to {to}',
  'ui.timeline.bar-open': '{protocol}, {account}, {address}: {from} to {to}, end not logged',
  'ui.timeline.bar-late': '{protocol}, {account}, {address}: {from} to {to}, start not logged',
  'ui.timeline.bar-unsure': '{protocol}, {account}, {address}: {from} to {to}, neither start nor end logged',
  'ui.timeline.note': '{protocol} · {address}{items, plural, =0 {} one { · # item} other { · # items}}',
  'ui.timeline.at': '{time}: {what}',
  'ui.timeline.more-here': '{what} (and {count, number} more here)',
  'ui.timeline.connections': '{count, plural, one {# connection} other {# connections}} that webmail opened',
  'ui.timeline.bar-tries': '{kind}: {tries, plural, one {# try} other {# tries}}, {from} to {to}',
  'ui.timeline.lanes-cut': '{shown, number} of {count, number} lanes are drawn; the tables below hold all.',
  'ui.timeline.bars-cut': '{shown, number} of {count, number} bars are drawn; the tables below hold all.',
  'ui.legend.intruder': 'intruder',
  'ui.legend.suspect': 'suspect',
  'ui.legend.unexplained': 'unexplained',
  'ui.legend.attempt': 'tries',
  'ui.legend.logged': 'start and end logged',
  'ui.legend.open': 'end not logged',
  'ui.legend.whisker': 'clock may be off so far',
  'ui.legend.inner': 'connections that webmail opened',
  'ui.legend.faint': 'a finding of low severity, in the shape of its stage',
  'ui.legend.overruled': 'overruled by people; drawn as computed',
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
  'ui.actors.within': 'Within',
  'ui.actors.legitimate': '{count, plural, one {# session is} other {# sessions are}} judged legitimate',
  'ui.sessions.caption': 'Sessions, oldest first',
  'ui.sessions.no-end': 'end not logged: last sign of life',
  'ui.sessions.no-start': 'start not logged: first sign of life',
  'ui.sessions.name': '{protocol}, session {id}',
  'ui.sessions.program': 'Program',
  'ui.sessions.in-webmail': 'within webmail session {parent}',
  'ui.overruled': 'overruled: {value}, computed: {computed}',
  'ui.overruled-count':
    '{count, plural, one {# overruled} other {# overruled}}: {value}, computed: {computed}',
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
  'ui.scope.sort': 'Order',
  'ui.scope.sort.mailbox': 'as in the mailbox',
  'ui.scope.sort.weight': 'heaviest first',
  'ui.scope.sort.time': 'by time',
  'ui.scope.sort.size': 'largest first',
  'ui.scope.sort.name': 'by name',
  'ui.scope.only': 'Only',
  'ui.scope.notify': 'To notify: taken, served or opened, not by the owner',
  'ui.scope.clear': 'Clear',
  'ui.scope.unfold': 'Unfold all',
  'ui.scope.fold': 'Fold all',
  'ui.scope.filtered': 'Filtered: {shown} of {count} rows are shown.',
  'ui.scope.hits': '{count, plural, =0 {Nothing matches.} one {# row matches.} other {# rows match.}}',
  'ui.scope.accounts': 'Accounts that somebody was in, or may have been',
  'ui.scope.accounts-other':
    '{count, plural, one {# account} other {# accounts}}: {grade_is, select, no_trace {no trace of access} other {access cannot be determined}}',
  'ui.scope.missing-all': 'For a surer word on every one of them there would have to be:',
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
  'ui.scope.message-id-by.order': 'Message-ID by the order of delivery',
  'ui.scope.message-id-by.queue': 'Message-ID from the mail queue',
  'ui.scope.message-id-by.none': 'Message-ID not known',

  'ui.sets.intro':
    'Where a log gives only a count, it allows a statement about a set and never names its members.',
  'ui.sets.all-mailboxes': 'all mailboxes',
  'ui.sets.range':
    'at least {atLeast, number}, at most {atMost, number}{candidates, plural, =0 {} other {; # are known there}}',
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
  'ui.findings.low': '{count, plural, one {# finding} other {# findings}} of low severity',
  'ui.findings.severity': 'Severity',
  'ui.findings.severity.low': 'low',
  'ui.findings.severity.medium': 'medium',
  'ui.findings.severity.high': 'high',
  'ui.findings.severity.critical': 'critical',
  'ui.findings.refutes': 'What would show that it was harmless',

  'ui.origin.none': 'No hypothesis was weighed.',
  'ui.origin.hypothesis': 'Hypothesis',
  'ui.origin.likelihood': 'Likelihood',

  'ui.actions.none': 'No action is proposed.',

  'ui.coverage.heat': 'Lines over time, by source',
  'ui.coverage.heat-intro':
    'The darker, the more lines. Hatched: the source wrote nothing. Dotted: it wrote, but records are missing or its times are in doubt. A triangle: files were lost by rotation. A clock: its clock, zone or year was contradicted. Under its name: what it was never set to write.',
  'ui.coverage.never': 'never enabled: {what}',
  'ui.coverage.ask': 'What to ask for',
  'ui.coverage.ask-intro':
    'A text to send to who runs the server, with the commands that gather what is missing.',
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

  'ui.evidence.file': 'File',
  'ui.evidence.logs': 'Logs',
  'ui.evidence.context': '{count, plural, one {# file} other {# files}} of configuration and listings',
  'ui.evidence.others': '{count, plural, one {# file} other {# files}} that nothing reads',
  'ui.evidence.no-logs': 'No log was handed over.',
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
  'ui.proof.when': 'Written at',
  'ui.proof.none': 'Nothing is cited.',
  'ui.drawer.title': 'Proof [{number}] of {count}',
  'ui.drawer.label': 'Proof beside the text',
  'ui.drawer.close': 'Close',
  'ui.drawer.next': 'Next',
  'ui.drawer.previous': 'Previous',
  'ui.drawer.copy': 'Copy citation',
  'ui.drawer.copied': 'Copied.',
  'ui.drawer.nth': '{number} of {count} of the place that it was opened from',
  'ui.drawer.cited': 'What cites this line',
  'ui.drawer.more': '{count} more places cite it.',

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
