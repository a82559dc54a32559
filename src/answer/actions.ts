import { canonicalAddress } from '../base/ip.ts';
import type { Statement } from '../case/common.ts';
import type { Gap } from '../case/evidence.ts';
import { type Draft, firstRefs, intrusions, names, say } from './say.ts';
import { recipientsOf, stateOf } from './touched.ts';

const MOST_RULES = 20;

/**
 * What to do, in the handbook's order (5.1): preserve, stop what runs alone, new passwords, then caches and sessions,
 * addresses, logs for next time, people. `command` is what an administrator runs; the program runs none.
 */
export function actions(one: Draft): readonly Statement[] {
  const sessions = intrusions(one);
  const accounts = [...new Set(sessions.map((s) => s.account))].sort();
  const refs = accounts.flatMap((a) => sessions.find((s) => s.account === a)?.refs.slice(0, 1) ?? []);
  return [
    ...(accounts.length > 0 ? first(one, accounts) : []),
    ...rules(one),
    ...(accounts.length > 0 ? passwords(one, accounts, refs) : []),
    ...block(one),
    ...people(one),
    ...one.coverage.gaps.filter((g) => g.kind === 'never-enabled').map(enable),
    ...(accounts.length > 0 ? [say('action.verify', {}, [])] : []),
    ...affected(one),
  ];
}

function first(one: Draft, accounts: readonly string[]): readonly Statement[] {
  return [say('action.preserve', {}, []), say('action.out-of-band', { accounts: names(one, accounts) }, [])];
}

function rules(one: Draft): readonly Statement[] {
  const made = one.changes.filter((c) => c.kind === 'forwarding-rule' && c.link !== 'owner');
  return made.slice(0, MOST_RULES).map((c) => {
    const user = shellWord(c.account);
    const script = String(c.detail.script ?? '');
    const name = script === '' ? 'NAME' : shellWord(script);
    const off = stateOf(c) === 'off' ? [] : [`doveadm sieve deactivate -u ${user}`];
    const command = [
      `doveadm sieve list -u ${user}`,
      `doveadm sieve get -u ${user} ${name} > ${shellWord(`${c.account}-${script || 'rule'}.sieve`)}`,
      ...off,
      `doveadm sieve delete -u ${user} ${name}`,
    ].join('\n');
    const facts = { account: c.account, target: String(c.detail.target ?? ''), state: stateOf(c), command };
    return say('action.remove-rule', facts, c.refs);
  });
}

function passwords(one: Draft, accounts: readonly string[], refs: readonly string[]): readonly Statement[] {
  const each = (run: string): string => accounts.map((a) => `${run} ${shellWord(a)}`).join('\n');
  const webmail = one.coverage.questions.some((q) => q.question === 'message-read-webmail');
  const facts = { accounts: accounts.join(', '), count: accounts.length };
  return [
    say('action.change-passwords', facts, refs),
    say('action.flush-cache', { command: each('doveadm auth cache flush') }, []),
    say('action.kick', { command: each('doveadm kick') }, []),
    ...(webmail ? [say('action.web-sessions', { command: 'DELETE FROM session;' }, [])] : []),
  ];
}

function block(one: Draft): readonly Statement[] {
  const sessions = intrusions(one).filter((s) => s.address !== '');
  const addresses = [...new Set(sessions.map((s) => s.address))].filter(isAddress).sort();
  if (addresses.length === 0) return [];
  const rule = (family: string, list: readonly string[]): readonly string[] =>
    list.length === 0 ? [] : [`nft add rule inet filter input ${family} saddr '{ ${list.join(', ')} }' drop`];
  const command = [
    ...rule(
      'ip',
      addresses.filter((a) => !a.includes(':')),
    ),
    ...rule(
      'ip6',
      addresses.filter((a) => a.includes(':')),
    ),
  ].join('\n');
  const refs = addresses.flatMap((a) => firstRefs(sessions.filter((s) => s.address === a).slice(0, 1)));
  return [say('action.block', { count: addresses.length, command }, refs)];
}

// An address goes into a command: only what is one, whatever a log said.
function isAddress(text: string): boolean {
  return canonicalAddress(text) === text;
}

function people(one: Draft): readonly Statement[] {
  const open = one.sessions.filter(
    (s) => (s.judgement === 'suspect' || s.judgement === 'unexplained') && s.parent === '',
  );
  const asked =
    open.length === 0
      ? []
      : [
          say(
            'action.ask-owners',
            {
              accounts: names(
                one,
                open.map((s) => s.account),
              ),
              sessions: open.length,
            },
            firstRefs(open),
          ),
        ];
  const sent = one.changes.filter((c) => c.kind === 'message-sent' && c.link !== 'owner');
  const warned = [...new Set(sent.map((c) => c.account))].sort().map((account) => {
    const own = sent.filter((c) => c.account === account);
    return say('action.warn-recipients', { account, recipients: recipientsOf(own).length }, firstRefs(own));
  });
  return [...asked, ...warned];
}

function affected(one: Draft): readonly Statement[] {
  const touched = ['taken', 'served', 'opened', 'listed', 'reachable'];
  const accounts = one.accounts.filter((a) => touched.includes(a.grade) && a.link !== 'owner');
  return accounts.length === 0
    ? []
    : [
        say(
          'action.tell-people',
          {
            accounts: names(
              one,
              accounts.map((a) => a.account),
            ),
          },
          [],
        ),
      ];
}

const LOGIN = 'login_log_format_elements = user=<%u> method=%m rip=%r lip=%l mpid=%e %c session=<%{session}>';

/** Settings of Roundcube, the host and Dovecot that write what is missing. */
const SETTINGS: Readonly<Record<string, string>> = {
  'auth-verbose': 'auth_verbose = yes',
  userlogins: "$config['log_logins'] = true;",
  'smtp-log': "$config['smtp_log'] = true;",
  'password-log': "$config['password_log'] = true;",
  // The folder differs from host to host, and a rule that auditctl sets is gone with the next boot.
  auditd: "echo '-w MAIL_FOLDER -p r -k mail' > /etc/audit/rules.d/mail.rules && augenrules --load",
};

/** Settings that Dovecot 2.2 and 2.3 know; from 2.4 on variables and plugins are written otherwise. */
const UP_TO_23: Readonly<Record<string, string>> = {
  'mail-log': 'mail_plugins = $mail_plugins notify mail_log',
  'flag-change':
    'mail_log_events = delete undelete expunge save copy mailbox_delete mailbox_rename flag_change',
  'session-id': LOGIN,
  'client-address': LOGIN,
};
const ONLY_23: Readonly<Record<string, string>> = {
  'event-export':
    'event_exporter log {\n  format = json\n  transport = log\n}\nmetric imap_command {\n  exporter = log\n  filter = event=imap_command_finished\n}',
  'body-counters':
    'imap_logout_format = in=%i out=%o deleted=%{deleted} expunged=%{expunged} trashed=%{trashed} hdr_count=%{fetch_hdr_count} hdr_bytes=%{fetch_hdr_bytes} body_count=%{fetch_body_count} body_bytes=%{fetch_body_bytes}',
};
const FROM_24: Readonly<Record<string, string>> = {
  'mail-log': 'mail_plugins {\n  notify = yes\n  mail_log = yes\n}',
};

function settingFor({ because, facts }: Gap): string | undefined {
  const version = String(facts.version ?? '');
  const own = SETTINGS[because];
  if (own !== undefined) return own;
  if (version.startsWith('2.3')) return UP_TO_23[because] ?? ONLY_23[because];
  return version.startsWith('2.2')
    ? UP_TO_23[because]
    : version.startsWith('2.4')
      ? FROM_24[because]
      : undefined;
}

function enable(gap: Gap): Statement {
  const setting = settingFor(gap);
  const facts = { because: gap.because, ...(setting === undefined ? {} : { command: setting }) };
  return say('action.enable', facts, gap.refs);
}

/** A word as a shell takes it. Names come from logs: whatever is not plain is quoted, control characters are left out. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_.@%+][A-Za-z0-9_.@%+-]*$/.test(text)) return text;
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
  const word = `'${plain.replaceAll("'", "'\\''")}'`;
  // A name that begins with a dash is none to doveadm, whose options end at --.
  return plain.startsWith('-') ? `-- ${word}` : word;
}
