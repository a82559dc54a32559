/** Words of screen 4, the actor, and of the graph that the report has too. */
export const actorMessages = {
  // The graph of an actor. Short: they stand in small boxes.
  'graph.describe':
    'Graph of actor {actor}: {sessions, plural, one {# session} other {# sessions}} from {addresses, plural, one {# address} other {# addresses}}, with {bonds, plural, =0 {no bond} one {# bond} other {# bonds}} between addresses. The table holds the same.',
  'graph.describe-unlinked':
    'Graph of {sessions, plural, one {# session} other {# sessions}} that belong to no actor, from {addresses, plural, one {# address} other {# addresses}}. The table holds the same.',
  'graph.leaves': 'leaves',
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
  'graph.bond-title': '{a} and {b}: {said} ({weight, number, weight})',
} as const;
