import { type Case, caseFile } from '../case/case.ts';
import { type Item, item, type Session } from '../case/judgement.ts';

/**
 * A made-up Case with every kind of content, for tests of whatever reads a Case. Names, addresses and numbers are
 * invented (RFC 2606 domains, RFC 5737 and 3849 addresses). It is valid by the schema.
 */

/** Text that an attacker could leave in a log: each must come out harmless, wherever it is shown. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</style></script></title><svg onload=alert(4)>',
  '<svg><animate onbegin=alert(5) attributeName=x dur=1s>',
  'javascript:alert(6)',
  '[click](javascript:alert(7))',
  '\u202egpj.exe\u202c \u2066x\u2069 \u200bzero\u200b',
  '\u001b[2J\u001b]0;owned\u0007\u001b[31mred',
  'line one\r\nline two\u0000\u0008\u007f\u009b31m',
  '=HYPERLINK("http://203.0.113.9/","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  "{count, plural, one {#} other {#}} {{}} '{' ]]> --> $(x) %s",
  'constructor __proto__ toString',
  '\ud800 lone',
];

/** One cell of a million characters. */
export const hugeText: string = `A${'<b>huge</b>'.repeat(95_000)}Z`;

const two = 'hoa.tran@example.org, minh.le@example.org';
const DAY = '2026-03-01';
const at = (clock: string): string => `${DAY}T${clock}Z`;

function session(id: string, more: Partial<Session>): Session {
  return {
    id,
    account: 'hoa.tran@example.org',
    protocol: 'imap',
    address: '203.0.113.77',
    start: at('04:13:00'),
    end: at('04:21:40'),
    endLogged: true,
    startLogged: true,
    sourceSessionId: `src-${id}`,
    parent: '',
    userAgent: '',
    judgement: 'intruder',
    actor: 'a1',
    link: 'certain',
    because: [],
    against: [],
    refs: [`f1:${100 + Number(id.slice(1))}:${9000 + Number(id.slice(1))}`],
    ...more,
  };
}

const sessions: readonly Session[] = [
  session('s1', {
    because: [
      {
        reason: 'reason.spray-hit',
        facts: { tries: 212, accounts: 31, address: '203.0.113.77' },
        weight: 0.45,
        refs: ['f1:40:4000', 'f1:41:4100', 'f1:42:4200', 'f1:43:4300', 'f1:44:4400'],
      },
      {
        reason: 'reason.new-place',
        facts: { account: 'hoa.tran@example.org', place: '203.0.113.77' },
        weight: 0.3,
        refs: ['f1:101:9001'],
      },
    ],
    against: [
      {
        reason: 'reason.own-agent',
        facts: { userAgent: 'Example/1.0' },
        weight: -0.2,
        refs: ['f1:101:9001'],
      },
    ],
  }),
  session('s2', {
    account: 'minh.le@example.org',
    protocol: 'webmail',
    start: at('04:31:00'),
    end: at('05:02:00'),
    endLogged: false,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Example/1.0',
    because: [
      {
        reason: 'reason.same-place-as-intruder',
        facts: { place: '203.0.113.77', account: 'hoa.tran@example.org' },
        weight: 0.5,
        refs: ['f2:10:1000'],
      },
      {
        reason: 'reason.attachment-burst',
        facts: { parts: 14 },
        weight: 0.15,
        refs: ['f2:11:1100'],
      },
    ],
  }),
  session('s3', {
    account: 'minh.le@example.org',
    parent: 's2',
    address: '::1',
    start: at('04:31:02'),
    end: at('04:31:03'),
  }),
  session('s4', {
    account: 'info@example.org',
    protocol: 'pop3',
    address: '198.51.100.23',
    judgement: 'suspect',
    link: 'possible',
    start: at('06:40:00'),
    end: at('06:48:00'),
    endLogged: false,
    because: [
      {
        reason: 'reason.agent-of-intruder',
        facts: { userAgent: 'Example/1.0' },
        weight: 0.3,
        refs: ['f1:104:9004'],
      },
    ],
    against: [
      {
        reason: 'reason.habit',
        facts: { signIns: 4, place: '198.51.100.23' },
        weight: -0.6,
        refs: ['f1:90:8000'],
      },
    ],
  }),
  session('s5', {
    account: 'lan.pham@example.org',
    judgement: 'unexplained',
    actor: '',
    link: 'owner',
    address: '2001:db8::15',
    start: at('07:10:00'),
    end: at('07:12:00'),
    startLogged: false,
  }),
  session('s6', {
    account: hostileTexts[0] ?? '',
    judgement: 'suspect',
    actor: 'a2',
    link: 'probable',
    userAgent: hostileTexts[1] ?? '',
    start: at('05:20:00'),
    end: at('05:20:30'),
  }),
  session('s7', { judgement: 'legitimate', actor: '', link: 'owner', address: '192.0.2.10' }),
];

function message(uid: number, more: Partial<Item>): Item {
  return {
    kind: 'message',
    account: 'hoa.tran@example.org',
    mailbox: 'INBOX',
    uid,
    messageId: `<m${uid}@example.net>`,
    messageIdBy: 'listing',
    subject: `Hợp đồng ${uid}`,
    part: '',
    name: '',
    bytes: 15_033 + uid,
    grade: 'taken',
    link: 'certain',
    sessions: ['s1'],
    time: at('04:14:02'),
    refs: [`f1:101:9001`],
    because: 'because.counters-all',
    against: 'against.fetched-by-client',
    facts: { count: 12, bytes: 181_000, candidates: 12, total: 180_200 },
    ...more,
  };
}

function items(): readonly Item[] {
  const web: Partial<Item> = {
    account: 'minh.le@example.org',
    sessions: ['s2'],
    against: '',
    link: 'probable',
  };
  const forwarded: Partial<Item> = {
    facts: { target: 'drop@example.com' },
    because: 'because.forwarded-sent',
    against: '',
  };
  return [
    ...Array.from({ length: 12 }, (_, i) => message(i + 1, {})),
    message(31, {
      ...web,
      grade: 'opened',
      because: 'because.shown',
      facts: { bytes: 9120 },
      refs: ['f2:12:1200'],
    }),
    message(31, {
      ...web,
      kind: 'attachment',
      part: '2',
      name: 'Bảng lương 2026.xlsx',
      bytes: 91_233,
      grade: 'served',
      because: 'because.part-complete',
      facts: { bytes: 91_233, size: 91_233 },
      refs: ['f2:13:1300'],
    }),
    message(32, {
      ...web,
      grade: 'listed',
      because: 'because.headers-shown',
      facts: {},
      refs: ['f2:14:1400'],
    }),
    message(33, { ...web, link: 'owner', grade: 'opened', because: 'because.shown', facts: { bytes: 9120 } }),
    message(40, {
      ...web,
      ...forwarded,
      mailbox: 'Sent',
      messageIdBy: 'queue',
      refs: ['f3:7:700', 'f3:8:800'],
    }),
    message(0, {
      ...web,
      kind: 'contacts',
      mailbox: '',
      name: 'All contacts',
      messageId: '',
      messageIdBy: 'none',
      grade: 'served',
      because: 'because.contacts-exported',
      facts: { bytes: 8211 },
    }),
    ...hostileTexts.map((text, i) =>
      message(200 + i, {
        account: 'info@example.org',
        link: 'possible',
        sessions: ['s4'],
        mailbox: i % 2 === 0 ? 'INBOX' : text,
        subject: text,
        messageId: text,
        messageIdBy: i === 3 ? text : 'lmtp',
        kind: i % 3 === 0 ? 'attachment' : 'message',
        name: text,
        part: text,
        grade: 'listed',
        because: i === 4 ? text : 'because.headers-shown',
        against: '',
        facts: { target: text },
        refs: ['f4:1:0'],
      }),
    ),
    message(300, {
      account: 'info@example.org',
      subject: hugeText,
      grade: 'listed',
      because: 'because.headers-shown',
      against: '',
      facts: {},
    }),
  ];
}

const quoted = (ref: string, text: string): Case['lines'][number] => ({
  ref,
  before: ['the line two before', 'the line just before'],
  text,
  after: ['the line just after', 'the line two after'],
});

/** A new copy of the Case. */
export function fixtureCase(): Case {
  return caseFile.parse({ ...head(), ...verdicts(), lines: lines() });
}

function head(): Partial<Case> {
  const file = (
    id: string,
    path: string,
    more: Partial<Case['evidence'][number]>,
  ): Case['evidence'][number] => ({
    id,
    path,
    member: '',
    sha256: id.slice(1).padStart(64, '0123456789abcdef'),
    bytes: 91_823,
    format: 'syslog',
    host: 'mx1',
    zone: 'Asia/Ho_Chi_Minh',
    zoneSource: 'timezone-file',
    year: 2026,
    yearSource: 'other-log',
    clockOffsetSeconds: 0,
    first: at('00:00:03'),
    last: at('11:58:12'),
    lines: 4211,
    unread: 3,
    problems: [],
    ...more,
  });
  return {
    schema: 'constat.case/1',
    constat: '0.1.0',
    window: { from: at('00:00:00'), to: at('12:00:00') },
    evidence: [
      file('f1', 'var/log/mail.log', {}),
      file('f2', 'web.tar.gz', {
        member: 'var/log/apache2/access.log.1',
        format: 'web-access',
        zone: '',
        zoneSource: 'line',
        year: 0,
        yearSource: 'line',
      }),
      file('f3', 'var/log/mail.log.1', { clockOffsetSeconds: 40, problems: ['truncated'] }),
      file('f4', hostileTexts[3] ?? '', {
        member: hostileTexts[7] ?? '',
        format: '',
        host: hostileTexts[1] ?? '',
        problems: [hostileTexts[0] ?? ''],
      }),
    ],
    unread: [
      { program: 'postfix/smtpd', shape: 'warning: <text> of <number>', count: 3, ref: 'f1:77:7700' },
      { program: hostileTexts[4] ?? '', shape: hostileTexts[8] ?? '', count: 1, ref: 'f4:1:0' },
    ],
    coverage: coverage(),
    totals: { events: 12_655, lines: 12_658, unread: 6 },
  };
}

function coverage(): Case['coverage'] {
  const source = (name: string, lines: readonly number[]): Case['coverage']['sources'][number] => ({
    source: name,
    host: 'mx1',
    from: at('00:00:00'),
    to: at('12:00:00'),
    cellSeconds: 1800,
    lines: [...lines],
  });
  const day = (n: number): readonly number[] => Array.from({ length: 24 }, (_, i) => ((i * 37) % 11) * n);
  return {
    gaps: [
      {
        source: 'dovecot',
        host: 'mx1',
        from: at('08:00:00'),
        to: at('09:10:00'),
        kind: 'gap',
        because: 'gap.silent',
        facts: { seconds: 4200, witness: 'web-access/webmail', count: 12, probability: 1.2e-8 },
        refs: ['f1:300:30000', 'f1:301:30100'],
      },
      {
        source: 'roundcube',
        host: 'mx1',
        from: at('00:00:00'),
        to: at('12:00:00'),
        kind: 'never-enabled',
        because: 'gap.userlogins',
        facts: {},
        refs: [],
      },
      {
        source: 'web-access',
        host: 'mx1',
        from: at('02:00:00'),
        to: at('02:20:00'),
        kind: 'suspect',
        because: 'gap.userlogins-without-web',
        facts: { count: 4 },
        refs: ['f2:3:300'],
      },
    ],
    questions: [
      {
        question: 'message-read-imap',
        account: '',
        share: 0.9027,
        longestGapSeconds: 4200,
        missing: ['missing.event-export'],
      },
      { question: 'message-read-webmail', account: '', share: 0.9996, longestGapSeconds: 1, missing: [] },
      {
        question: hostileTexts[0] ?? '',
        account: hostileTexts[1] ?? '',
        share: 0,
        longestGapSeconds: 93_784,
        missing: [hostileTexts[2] ?? ''],
      },
    ],
    sources: [source('dovecot', day(31)), source('postfix', day(9)), source('web-access', day(120))],
  };
}

function verdicts(): Partial<Case> {
  return {
    findings: [
      {
        id: 'd1',
        detection: 'password-spray',
        technique: 'T1110.003',
        severity: 'high',
        first: at('03:10:00'),
        last: at('04:12:59'),
        events: 212,
        facts: { addresses: 2, accounts: 31, tries: 212 },
        refs: ['f1:40:4000', 'f1:41:4100'],
        refutes: 'password-spray',
      },
      {
        id: 'd2',
        detection: 'forwarding-rule',
        technique: 'T1114.003',
        severity: 'critical',
        first: at('04:44:00'),
        last: at('04:44:00'),
        events: 1,
        facts: { target: hostileTexts[0] ?? '', messages: 1 },
        refs: ['f2:20:2000'],
        refutes: 'forwarding-rule',
      },
      {
        id: 'd3',
        detection: hostileTexts[3] ?? '',
        technique: hostileTexts[5] ?? '',
        severity: 'low',
        first: at('05:00:00'),
        last: at('05:00:00'),
        events: 1,
        facts: { x: hostileTexts[8] ?? '' },
        refs: ['f4:1:0'],
        refutes: '',
      },
    ],
    sessions: [...sessions],
    attempts: [
      {
        actor: 'a1',
        kind: 'spray',
        addresses: ['203.0.113.77', '203.0.113.78'],
        accounts: Array.from({ length: 31 }, (_, i) => `user${i}@example.org`),
        tries: 212,
        first: at('03:10:00'),
        last: at('04:12:59'),
        entered: true,
        refs: ['f1:40:4000', 'f1:41:4100', 'f1:42:4200', 'f1:43:4300'],
      },
      {
        actor: '',
        kind: 'scan',
        addresses: ['198.51.100.200'],
        accounts: [],
        tries: 1311,
        first: at('01:00:00'),
        last: at('10:30:00'),
        entered: false,
        refs: ['f2:1:0'],
      },
      {
        actor: '',
        kind: 'guess',
        addresses: [hostileTexts[1] ?? ''],
        accounts: [hostileTexts[7] ?? ''],
        tries: 1,
        first: at('09:30:00'),
        last: at('09:30:00'),
        entered: false,
        refs: ['f4:1:0'],
      },
    ],
    actors: [
      {
        id: 'a1',
        addresses: ['203.0.113.77', '203.0.113.78', '198.51.100.23'],
        sessions: ['s1', 's2', 's3', 's4'],
        attempts: [0],
        links: [
          {
            from: 's1',
            to: 's2',
            reason: 'reason.near-intruder',
            facts: { account: 'hoa.tran@example.org', place: '203.0.113.77', seconds: 91 },
            weight: 0.25,
          },
        ],
      },
      {
        id: 'a2',
        addresses: [hostileTexts[6] ?? ''],
        sessions: ['s6'],
        attempts: [],
        links: [
          {
            from: hostileTexts[0] ?? '',
            to: 's6',
            reason: 'no-such-reason',
            facts: { x: hostileTexts[1] ?? '' },
            weight: 0.05,
          },
        ],
      },
    ],
    accounts: [
      {
        account: 'hoa.tran@example.org',
        grade: 'taken',
        link: 'certain',
        tried: true,
        entered: true,
        coverage: 0.9027,
        missing: [],
      },
      {
        account: 'minh.le@example.org',
        grade: 'taken',
        link: 'probable',
        tried: true,
        entered: true,
        coverage: 0.9027,
        missing: ['missing.event-export'],
      },
      {
        account: 'info@example.org',
        grade: 'listed',
        link: 'possible',
        tried: false,
        entered: true,
        coverage: 0.97,
        missing: [],
      },
      {
        account: 'lan.pham@example.org',
        grade: 'reachable',
        link: 'owner',
        tried: true,
        entered: false,
        coverage: 0.9027,
        missing: [],
      },
      {
        account: 'thu.vo@example.org',
        grade: 'no-trace',
        link: 'owner',
        tried: false,
        entered: false,
        coverage: 1,
        missing: [],
      },
      {
        account: hostileTexts[0] ?? '',
        grade: 'unknown',
        link: 'owner',
        tried: true,
        entered: false,
        coverage: 0.4,
        missing: ['missing.event-export', hostileTexts[1] ?? ''],
      },
    ],
    items: [...items()],
    sets: [
      {
        account: 'info@example.org',
        mailbox: 'INBOX',
        candidates: 340,
        atLeast: 22,
        atMost: 37,
        bytes: 2_811_020,
        grade: 'served',
        link: 'possible',
        sessions: ['s4'],
        time: at('06:40:00'),
        refs: ['f1:104:9004'],
        because: 'because.counters-some',
        facts: { count: 37, bytes: 2_811_020, candidates: 340, total: 31_002_911 },
      },
    ],
    changes: [
      {
        kind: 'forwarding-rule',
        account: 'minh.le@example.org',
        time: at('04:44:00'),
        link: 'certain',
        sessions: ['s2'],
        detail: { target: 'drop@example.com', messages: 1, state: 'on', script: 'roundcube' },
        refs: ['f2:20:2000'],
      },
      {
        kind: 'message-sent',
        account: 'info@example.org',
        time: at('06:50:00'),
        link: 'possible',
        sessions: ['s4'],
        detail: { recipients: 41, subject: hostileTexts[8] ?? '' },
        refs: ['f3:9:900'],
      },
      {
        kind: hostileTexts[2] ?? '',
        account: hostileTexts[9] ?? '',
        time: at('06:51:00'),
        link: 'owner',
        sessions: [],
        detail: { [hostileTexts[0] ?? '']: hostileTexts[1] ?? '', huge: hugeText },
        refs: ['f4:1:0'],
      },
    ],
    entry: [
      {
        vector: 'spray',
        likelihood: 'very likely',
        account: 'hoa.tran@example.org',
        for: [
          {
            key: 'reason.spray-hit',
            facts: { tries: 212, accounts: 31, address: '203.0.113.77' },
            refs: ['f1:40:4000'],
          },
        ],
        against: [
          {
            key: 'against.account-was-tried',
            facts: { account: 'hoa.tran@example.org', address: '203.0.113.78' },
            refs: ['f1:90:8000'],
          },
        ],
      },
      {
        vector: hostileTexts[3] ?? '',
        likelihood: 'unlikely',
        account: hostileTexts[1] ?? '',
        for: [],
        against: [],
      },
    ],
    origin: {
      hypotheses: [
        { hypothesis: 'fraud', likelihood: 'likely' },
        { hypothesis: 'not-enough', likelihood: 'roughly even chance' },
      ],
    },
    actions: [
      { key: 'action.preserve', facts: {}, refs: [] },
      {
        key: 'action.remove-rule',
        facts: {
          target: 'drop@example.com',
          account: 'minh.le@example.org',
          state: 'on',
          command: 'doveadm sieve delete -u minh.le@example.org roundcube',
        },
        refs: ['f2:20:2000'],
      },
      {
        key: 'action.change-passwords',
        facts: { accounts: hostileTexts[1] ?? '', count: 1 },
        refs: ['f1:101:9001'],
      },
      { key: 'action.kick', facts: { command: hostileTexts.join('\n') }, refs: [] },
      { key: 'action.tell-people', facts: { accounts: two }, refs: [] },
    ],
    answer: answer(),
  };
}

function answer(): Case['answer'] {
  return {
    statements: [
      {
        key: 'answer.entered',
        facts: { count: 2, from: at('04:13:00'), to: at('05:02:00') },
        refs: ['f1:101:9001', 'f2:10:1000'],
      },
      {
        key: 'answer.accounts-mixed',
        facts: { certain: 'hoa.tran@example.org', probable: 'minh.le@example.org', actors: 1 },
        refs: ['f1:101:9001', 'f2:10:1000'],
      },
      {
        key: 'answer.taken-messages',
        facts: { messages: 13, accounts: two },
        refs: ['f1:101:9001', 'f3:7:700', 'f3:8:800', 'f1:104:9004'],
      },
      {
        key: 'answer.forwarding-on',
        facts: { account: 'minh.le@example.org', target: 'drop@example.com', messages: 1 },
        refs: ['f2:20:2000'],
      },
      {
        key: 'answer.sent',
        facts: { accounts: hostileTexts[8] ?? '', messages: 1, recipients: 41 },
        refs: ['f3:9:900'],
      },
      {
        key: 'answer.entry-tried',
        facts: { tried: 'hoa.tran@example.org', triedLikelihood: 'almost-certain' },
        refs: ['f1:101:9001'],
      },
      { key: 'answer.tries-only', facts: { addresses: 2, accounts: 1, tries: 1312 }, refs: ['f2:1:0'] },
      {
        key: 'answer.coverage-holed',
        facts: { share: 0.9027, unknown: 1, doubt: 'no' },
        refs: ['f1:300:30000'],
      },
    ],
    wouldChange: [
      {
        key: 'gain.source-hole',
        facts: { source: 'dovecot', from: at('08:00:00'), to: at('09:10:00'), accounts: 1 },
        refs: ['f1:300:30000'],
      },
      { key: 'no.such-sentence', facts: { text: hostileTexts[0] ?? '' }, refs: [] },
    ],
  };
}

function lines(): Case['lines'] {
  const login = (user: string, ip: string): string =>
    `Mar  1 11:13:00 mx1 dovecot: imap-login: Login: user=<${user}>, method=PLAIN, rip=${ip}, lip=192.0.2.2, mpid=4711, TLS, session=<abCDef0123456789>`;
  return [
    quoted('f1:101:9001', login('hoa.tran@example.org', '203.0.113.77')),
    quoted('f1:104:9004', login('info@example.org', '198.51.100.23')),
    quoted(
      'f2:10:1000',
      '203.0.113.77 - - [01/Mar/2026:11:31:00 +0700] "GET /?_task=mail HTTP/1.1" 200 8123',
    ),
    quoted(
      'f2:20:2000',
      '203.0.113.77 - - [01/Mar/2026:11:44:00 +0700] "POST /?_task=settings&_action=plugin.managesieve-save HTTP/1.1" 200 911',
    ),
    { ref: 'f4:1:0', before: [], text: hostileTexts.join(' '), after: [hostileTexts[8] ?? '', hugeText] },
    quoted('f1:40:4000', hugeText),
  ];
}

/** The fixture with `count` messages more, and `lineCount` quoted lines that they cite in turn. */
export function largeCase(count: number, lineCount: number): Case {
  const small = fixtureCase();
  const ref = (i: number): string => `f1:${10_000 + i}:${1_000_000 + i * 120}`;
  const more = Array.from({ length: count }, (_, i) => {
    const refs = Array.from({ length: Math.ceil(lineCount / count) }, (_, k) =>
      ref((i + k * count) % lineCount),
    );
    return item.parse(message(1000 + i, { mailbox: `Archive ${i % 20}`, refs }));
  });
  const quotes = Array.from({ length: lineCount }, (_, i) =>
    quoted(
      ref(i),
      `Mar  1 11:13:00 mx1 dovecot: imap(hoa.tran@example.org)<4711><abc>: line ${i} ${'x'.repeat(60)}`,
    ),
  );
  return { ...small, items: [...small.items, ...more], lines: [...small.lines, ...quotes] };
}
