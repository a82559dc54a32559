/** Words of screen 4, the actor, and of the graph that the report has too. */
export const actorMessages = {
  // The graph of an actor. Short: they stand in small boxes.
  'graph.describe':
    'Graph of actor {actor}: {sessions, plural, one {# session} other {# sessions}} from {addresses, plural, one {# address} other {# addresses}}, with {bonds, plural, =0 {no bond} one {# bond} other {# bonds}} between addresses. The table holds the same.',
  'graph.describe-unlinked':
    'Graph of {sessions, plural, one {# session} other {# sessions}} that belong to no actor, from {addresses, plural, one {# address} other {# addresses}}. The table holds the same.',
  'graph.leaves': 'leaves',
  'graph.overruled': '{count, number} overruled',
  'graph.address-counts':
    '{sessions, plural, one {# session} other {# sessions}}{tries, plural, =0 {} one {, # try} other {, # tries}}',
  'graph.address-title':
    'Address {place}: {sessions, plural, one {# session} other {# sessions}}, {tries, plural, =0 {no failed try} one {# failed try} other {# failed tries}}',
  'graph.accounts': '{count, plural, one {# account} other {# accounts}}',
  'graph.account-counts': '{sessions, plural, one {# session} other {# sessions}}',
  'graph.account-title':
    'Account {account}: {sessions, plural, one {# session} other {# sessions}} of this actor',
  'graph.session': '{id} {protocol}{opened, plural, =0 {} other { +#}}',
  'graph.sessions': '{count, number} × {protocol}{opened, plural, =0 {} other { +#}}',
  'graph.judged': '{judgement}',
  'graph.session-title':
    'Session {id}: {protocol} of {account} from {place}, {from} to {to}; {judgement} ({link}){opened, plural, =0 {} one {; webmail opened # connection in it} other {; webmail opened # connections in it}}',
  'graph.sessions-title':
    '{count, number} sessions: {protocol} of {account} from {place}, {from} to {to}; {judgement} ({link}){opened, plural, =0 {} one {; webmail opened # connection in them} other {; webmail opened # connections in them}}',
  'graph.bond.near-by': '{seconds, plural, =0 {same time} other {# s apart}} {weight, number, weight}',
  'graph.bond.near': 'near in time {weight, number, weight}',
  'graph.bond.network': 'same network {weight, number, weight}',
  'graph.bond.program': 'same program {weight, number, weight}',
  'graph.bond.other': 'other reason {weight, number, weight}',
  'graph.bond.same': 'came from, went into',
  'graph.title': 'Sessions, addresses and accounts of actor {actor}, in order of time',
  'graph.left-out':
    'Not drawn: {sessions, plural, =0 {no session} one {# session} other {# sessions}}, {bonds, plural, =0 {no bond} one {# bond} other {# bonds}}; the tables have them.',
  'graph.bond-title': '{a} and {b}: {said} ({weight, number, weight})',

  // The screen.
  'page.actor.who': 'Actors',
  'page.actor.sessions': 'Sessions, and what binds them',
  'page.actor.why': 'Why this is one somebody',
  'page.actor.unlinked': 'Sessions that belong to no actor',
  'page.actor.addresses': 'Addresses',
  'page.actor.hypotheses': 'Evidence against hypotheses',
  'page.actor.no-actor':
    'No session of the case is an intruder’s or a suspect’s, so there is no actor. The coverage on the case screen says how far the logs could have shown one.',
  'page.actor.nobody': 'No actor',
  'page.actor.more': 'Show more',
  'page.actor.and-more': 'and {count, number} more',
  'page.actor.n-sessions': '{n, plural, one {session} other {sessions}}',
  'page.actor.n-addresses': '{n, plural, one {address} other {addresses}}',
  'page.actor.n-addresses-of': '{n, plural, one {# address} other {# addresses}}',
  'page.actor.n-accounts': '{n, plural, one {account} other {accounts}}',
  'page.actor.n-tries': '{n, plural, one {try} other {tries}}',
  'page.actor.held-by': 'addresses held together:',
  'page.actor.strength.weak': 'weak',
  'page.actor.strength.fair': 'fair',
  'page.actor.strength.strong': 'strong',
  'page.actor.strength.very-strong': 'very strong',
  'page.actor.graph': 'Graph of sessions, addresses and accounts',
  'page.actor.as-table': 'Table instead of graph',
  'page.actor.as-graph': 'Graph instead of table',
  'page.actor.no-sessions': 'No session of this actor is known: it only tried.',
  'page.actor.unlinked-means':
    'Nothing ties these sessions to an actor strongly enough, and nothing explains them. Their owners can say whether they were theirs.',
  'page.actor.one-address':
    'Sessions from one address count as one somebody’s, unless many people share it. What joins the addresses:',
  'page.actor.only-address':
    'All its sessions came from one address, and so count as one somebody’s. That fails where many people share the address: the case then says so against the session.',
  'page.actor.no-bonds': 'The case names nothing that joins these addresses.',
  'page.actor.more-bonds': '{count, plural, one {# more bond} other {# more bonds}}',
  'page.actor.bond-and': 'and',
  'page.actor.bond-of': 'What binds {a} and {b}',
  'page.actor.dropped': 'below the threshold',
  'graph.line.same': 'a session: where it came from, where it went',
  'graph.line.near': 'near in time on one account',
  'graph.line.network': 'same network',
  'graph.line.program': 'same rare program',
  'graph.line.other': 'another reason',
  'page.actor.line-means': 'thick: strong; dashed: below the threshold',
  'page.actor.left-out':
    'Not drawn: {sessions, plural, =0 {no session} one {# session} other {# sessions}} from {places, plural, =0 {no further address} one {# further address} other {# further addresses}}, {bonds, plural, =0 {no bond} one {# bond} other {# bonds}}. The lists have them all.',
  'page.actor.attempts': 'Tries that belong to this actor',
  'page.actor.no-attempts': 'None is known from its addresses.',
  'page.actor.other-attempts': 'Tries against the same accounts from other addresses',
  'page.actor.other-attempts-mean':
    'Nothing binds these addresses to this actor. Still, a password may have been found there and used from here.',
  'page.actor.other-attempts-cut': '{count, number} more are on the case screen.',
  'page.actor.entered': 'and then it came in',
  'page.actor.threshold': 'A bond must be at least so strong',
  'page.actor.threshold-number': 'Threshold as a number, 0 to 1',
  'page.actor.nothing-leaves': 'At {threshold, number, ::.00} every session stays.',
  'page.actor.leaves':
    'With bonds from {threshold, number, ::.00} up only, {leaving, plural, =0 {no session leaves} one {# of {sessions, number} sessions leaves} other {# of {sessions, number} sessions leave}}, and this actor would be {groups, plural, one {one somebody} other {# different ones}}.',
  'page.actor.staying': 'stay',
  'page.actor.leaving': 'leave',
  'page.actor.groups': '{n, plural, one {actor it would be, then} other {actors they would be, then}}',
  'page.actor.step': 'held by',
  'page.actor.measured-from': 'Measured from the address of most sessions:',
  'page.actor.stays': 'stays',
  'page.actor.table.bonds': 'Bonds between addresses',
  'page.actor.from-session': 'several, from {id} on',
  'page.actor.col.sessions': 'Sessions',
  'page.actor.col.judgement': 'Judgement',
  'page.actor.col.at-threshold': 'At this threshold',
  'page.actor.col.seen': 'Seen from and to',
  'page.actor.col.evidence': 'Evidence',
  'page.actor.from': 'from',
  'page.actor.binds': 'What binds it',
  'page.actor.binds-nothing': 'No reason binds it to another session.',
  'page.actor.same-place':
    'From the same address as {count, plural, one {# other session} other {# other sessions}} of this list.',
  'page.actor.of-them': 'of them',
  'page.actor.opened-by-webmail': 'opened by webmail',
  'page.actor.count':
    '{count, plural, =0 {No actor} one {# actor} other {# actors}}{nobody, plural, =0 {} other {, and sessions that are nobody’s}}',
  'page.actor.opened':
    '{n, plural, one {connection that webmail opened in it} other {connections that webmail opened in it}}',
  'page.actor.against': 'What speaks against it',
  'page.actor.nothing-against': 'Nothing in the case speaks against it.',
  'page.actor.because': '{count, plural, one {# further reason} other {# further reasons}} for the judgement',
  'page.actor.filtered-out': 'The filters let no session through.',
  'page.actor.filter.place': 'from',
  'page.actor.filter.account': 'account',
  'page.actor.filter.protocol': 'protocol',
  'page.actor.filter.within': 'opened in',
  'page.actor.filter.clear': 'clear',
  'page.actor.addresses-mean':
    'Seen: the first and last session or try from there. What an address belonged to changes; ask whose it was on these days.',
  'page.actor.no-addresses': 'No address is known.',
  'page.actor.not-seen': 'in no session of its own',
  'page.actor.side.inside': 'inside the organisation',
  'page.actor.side.outside': 'outside the organisation',
  'page.actor.side.unknown': 'inside or outside: the case does not say',
  'page.actor.overrule': 'Overrule',
  'page.actor.matrix-of': 'Of',
  'page.actor.matrix-entry': 'ways in',
  'page.actor.matrix-origin': 'who is behind it',
  'page.actor.matrix-account': 'Of',
  'page.actor.all-accounts': 'all accounts',
  'page.actor.no-entry':
    'No way in was weighed, so there is nothing to compare. The coverage on the case screen says how far the logs could have shown one.',
  'page.actor.matrix-means':
    'Each row is something the case says for or against a way in. What tells them apart counts; what speaks against a way in counts more than what fits it.',
  'page.actor.origin-means':
    'The case weighs each hypothesis as a whole. Its reasons stand here at 0, for you to weigh.',
  'page.actor.not-rivals':
    'Each row is something the case says for or against a way in. The ways in are of different accounts: each may be true of its own, so there is no sum over them. Choose one account to weigh them against each other.',
  'page.actor.one-column': 'Only one way in was weighed here: no row can tell it from another.',
  'page.actor.said-of': 'said of',
  'page.actor.first-here': 'the first here',
  'page.actor.differs': 'tells them apart',
  'page.actor.same-for-all': 'the same for all',
  'page.actor.cell-means':
    '++ speaks strongly for it, + for it, 0 says nothing about it, − speaks against it, −− strongly against it.',
  'page.actor.cell.strong-for': 'speaks strongly for it',
  'page.actor.cell.for': 'speaks for it',
  'page.actor.cell.none': 'says nothing about it',
  'page.actor.cell.against': 'speaks against it',
  'page.actor.cell.strong-against': 'speaks strongly against it',
  'page.actor.sum': 'Sum (++ is 2, − − is −2)',
  'page.actor.sum-against': 'Speaks against it',
  'page.actor.no-origin':
    'The case names no hypothesis about who is behind it: nothing in logs of a mail host says so, and addresses alone do not. What would bear on it:',
  'page.actor.would-bear.infrastructure':
    'whose the addresses were on those days (the provider’s answer, with its date), and what else was seen from there',
  'page.actor.would-bear.targets':
    'what was searched for, read and taken, in which order: the scope screen has it',
  'page.actor.would-bear.tools': 'programs and rhythm of the sessions, compared with other cases',
  'page.actor.would-bear.elsewhere':
    'where the passwords were known from: leaks, other break-ins, the owners’ own devices',
  'page.actor.would-bear.owner': 'what the owners of the accounts say',
} as const;
