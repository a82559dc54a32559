import type { Fact, Place, Product, Rank, Setting } from '../../case/context.ts';
import { type ContextReader, linesOf, saidLines, type Where } from './reader.ts';

// A settings file may hold passwords, so names are chosen, not left out.
const KEPT = new Set([
  '!include',
  'auth_verbose',
  'auth_username_format',
  'auth_default_realm',
  'auth_default_domain',
  'auth_mechanisms',
  'mail_plugins',
  'log_path',
  'info_log_path',
  'debug_log_path',
  'log_timestamp',
  'login_log_format_elements',
  'login_log_format',
  'imap_logout_format',
  'pop3_logout_format',
  'protocols',
  'mail_location',
  'mail_driver',
  'mail_path',
  'haproxy_trusted_networks',
  'login_trusted_networks',
  'listen',
  'mail_log_events',
  'mail_log_fields',
  'mail_log_prefix',
  'sieve',
  'sieve_dir',
  'dovecot_config_version',
  'recipient_delimiter',
]);
const KEPT_IN_BLOCK: Readonly<Record<string, readonly string[]>> = {
  namespace: ['separator', 'prefix', 'inbox', 'type', 'location', 'hidden', 'list'],
  passdb: ['driver', 'passdb_driver', 'master', 'passdb_master'],
  userdb: ['driver', 'userdb_driver'],
  inet_listener: ['port', 'address', 'listen', 'haproxy', 'ssl'],
};

function isKept(blocks: readonly string[], name: string): boolean {
  const kind = (blocks.at(-1) ?? '').split(' ', 1)[0] ?? '';
  return KEPT.has(name) || kind === 'mail_plugins' || (KEPT_IN_BLOCK[kind]?.includes(name) ?? false);
}

/** A value without comment and quotes. In Dovecot a `#` begins a comment at the start or after a blank. */
function bareValue(text: string): string {
  const value = text.trim();
  const quote = value[0];
  if (quote === '"' || quote === "'") {
    let out = '';
    for (let i = 1; i < value.length && value[i] !== quote; i += 1) {
      if (value[i] === '\\' && i + 1 < value.length) i += 1;
      out += value[i];
    }
    return out;
  }
  return value.replace(/(?:^|[ \t])#.*$/, '').trimEnd();
}

interface State {
  readonly blocks: string[];
  readonly settings: Setting[];
  readonly rank: Rank;
}

function takeStatement(text: string, place: Place, state: State): void {
  let rest = text.trim();
  // One line may open a block, say something and close it again.
  for (let steps = 0; rest !== '' && !rest.startsWith('#') && steps < 100; steps += 1) {
    if (rest.startsWith('}')) {
      state.blocks.pop();
      rest = rest.slice(1).trimStart();
      continue;
    }
    const equals = rest.indexOf('=');
    const open = rest.indexOf('{');
    if (open >= 0 && (equals < 0 || open < equals) && !rest.startsWith('!')) {
      const name = rest.slice(0, open).trim().replace(/\s+/g, ' ').replaceAll('"', '');
      state.blocks.push(name);
      if (isOpening(name)) addSetting(state, state.blocks.slice(0, -1), name, '', place);
      rest = rest.slice(open + 1).trimStart();
      continue;
    }
    const include = /^!include(?:_try)?\s+(\S{1,500})/.exec(rest)?.[1];
    if (include !== undefined) addSetting(state, state.blocks, '!include', include, place);
    if (equals < 0 || include !== undefined) return;
    const closed = state.blocks.length > 0 && text.includes('{') && rest.endsWith('}');
    const end = closed ? rest.length - 1 : rest.length;
    addSetting(state, state.blocks, rest.slice(0, equals).trim(), rest.slice(equals + 1, end), place);
    rest = closed ? '}' : '';
  }
}

function isOpening(name: string): boolean {
  return /^(passdb|userdb|namespace)(?: [^ ]{1,100})?$/.test(name);
}

function addSetting(
  state: State,
  blocks: readonly string[],
  name: string,
  value: string,
  place: Place,
): void {
  // Deeper than any real file: only counted, so that the closing braces still match.
  if (blocks.length > 20 || state.settings.length >= 100_000) return;
  if (!isKept(blocks, name) && !isOpening(name)) return;
  state.settings.push({
    product: 'dovecot',
    scope: blocks.join('/'),
    name,
    values: [bareValue(value)],
    place,
    rank: state.rank,
  });
}

const BANNER = /^# (\d+\.\d+[^ ]{0,60}) \([^)]{0,60}\): (\S+)/;

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const isOutput = BANNER.test(text);
  const state: State = { blocks: [], settings: [], rank: isOutput ? 'command' : 'file' };
  const versions: (Fact<string> & { product: Product })[] = [];
  const hostNames: Fact<string>[] = [];
  let held = '';
  let heldAt: Place | undefined;
  for (const { text: line, place } of linesOf(text, where)) {
    if (line.startsWith('#')) {
      const version = isOutput ? BANNER.exec(line)?.[1] : undefined;
      const host = isOutput ? /^# Hostname: (\S{1,255})$/.exec(line)?.[1] : undefined;
      if (version !== undefined)
        versions.push({ product: 'dovecot', value: version, place, rank: state.rank });
      if (host !== undefined) hostNames.push({ value: host, place, rank: state.rank });
    } else if (line.endsWith('\\') && held.length < 65_536) {
      held += `${line.slice(0, -1).trim()} `;
      heldAt ??= place;
    } else {
      takeStatement(held + line.trim(), heldAt ?? place, state);
      held = '';
      heldAt = undefined;
    }
  }
  return { settings: state.settings, versions, hostNames };
}

function takes(path: string, head: string): boolean {
  if (BANNER.test(head)) return true;
  if (!/(^|\/)dovecot\b[^/]*(\/|\.conf$)/.test(path) || !/\.conf(\.ext)?$/.test(path)) return false;
  const said = saidLines(head);
  return said.every((l, i) => said[i - 1]?.endsWith('\\') === true || isStatement(l));
}

function isStatement(line: string): boolean {
  const said = line.trim();
  const end = said.search(/[={]/);
  if (said.startsWith('!include') || said.startsWith('}') || said.endsWith('\\')) return true;
  return (
    /^[\w@"][\w/@:*. "-]{0,200}$/.test(end < 0 ? said : said.slice(0, end)) &&
    (end >= 0 || !said.includes(' '))
  );
}

/** `doveconf -n` and the files it reads, Dovecot 2.2 to 2.4. Source: doc.dovecot.org, configuration file syntax. */
export const doveconf: ContextReader = {
  id: 'doveconf',
  title: 'Dovecot configuration',
  takes,
  read,
  examples: [
    {
      path: 'out/dovecot.txt',
      text: '# 2.3.21 (47349e2482): /etc/dovecot/dovecot.conf\n# Hostname: mx.example.org\nauth_verbose = yes\nplugin {\n  mail_log_events = delete expunge\n}\nprotocol imap {\n  mail_plugins = " quota mail_log notify"\n}\npassdb {\n  args = dnpass=secret\n  driver = ldap\n}\n',
      finds: {
        versions: [{ value: '2.3.21', rank: 'command' }],
        hostNames: [{ value: 'mx.example.org', place: { line: 2, offset: 49 } }],
        settings: [
          { scope: '', name: 'auth_verbose', values: ['yes'], place: { line: 3 } },
          { scope: 'plugin', name: 'mail_log_events', values: ['delete expunge'] },
          { scope: 'protocol imap', name: 'mail_plugins', values: [' quota mail_log notify'] },
          { scope: '', name: 'passdb', values: [''] },
          { scope: 'passdb', name: 'driver', values: ['ldap'] },
        ],
      },
    },
    {
      path: 'etc/dovecot/conf.d/10-mail.conf',
      text: '# mail\nmail_plugins { mail_log = yes }\nnamespace inbox {\n  separator = . # dots\n  inbox = yes\n}\npassdb pam {}\nlog_timestamp = "%Y-%m-%d "\nlisten = 192.0.2.1, \\\n  ::1\n',
      finds: {
        settings: [
          { scope: 'mail_plugins', name: 'mail_log', values: ['yes'], rank: 'file' },
          { scope: '', name: 'namespace inbox' },
          { scope: 'namespace inbox', name: 'separator', values: ['.'] },
          { scope: 'namespace inbox', name: 'inbox', values: ['yes'] },
          { scope: '', name: 'passdb pam' },
          { name: 'log_timestamp', values: ['%Y-%m-%d '] },
          { name: 'listen', values: ['192.0.2.1, ::1'], place: { line: 9 } },
        ],
      },
    },
    { path: 'etc/dovecot/README', text: 'Configuration goes to conf.d\n', finds: undefined },
  ],
};
