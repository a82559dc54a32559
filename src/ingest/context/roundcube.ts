import type { Setting } from '../../case/context.ts';
import { type PhpToken, phpTokens, phpValue } from './php.ts';
import { baseName, type ContextReader, type Where } from './reader.ts';

const KEPT = new Set([
  'log_logins',
  'smtp_log',
  'log_driver',
  'log_dir',
  'log_file_ext',
  'log_session_id',
  'log_date_format',
  'per_user_logging',
  'session_lifetime',
  'session_debug',
  'session_storage',
  'ip_check',
  'proxy_whitelist',
  'imap_host',
  'default_host',
  'smtp_host',
  'smtp_server',
  'managesieve_host',
  'username_domain',
  'mail_domain',
  'plugins',
  'imap_debug',
  'smtp_debug',
  'imap_log_session',
  'timezone',
  'login_rate_limit',
  'password_log',
]);

// Their keys are the hosts, their values what the login page shows.
const KEYED = new Set(['imap_host', 'default_host']);

/** Line and its begin for places asked in rising order. */
function lineFinder(text: string): (at: number) => { line: number; offset: number } {
  let line = 1;
  let offset = 0;
  return (at) => {
    for (let next = text.indexOf('\n', offset); next >= 0 && next < at; next = text.indexOf('\n', offset)) {
      line += 1;
      offset = next + 1;
    }
    return { line, offset };
  };
}

function isAssignment(tokens: readonly PhpToken[], i: number): boolean {
  const [variable, open, key, close, equals] = tokens.slice(i, i + 5);
  return (
    (variable?.text === '$config' || variable?.text === '$rcmail_config') &&
    open?.text === '[' &&
    key?.kind === 'string' &&
    close?.text === ']' &&
    equals?.text === '='
  );
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const tokens = [...phpTokens(text)];
  const find = lineFinder(text);
  const settings: Setting[] = [];
  const rank = /(^|\/)(defaults\.inc\.php|config\.inc\.php\.dist|main\.inc\.php\.dist)$/.test(where.path)
    ? 'default'
    : 'file';
  const plugin = /(?:^|\/)plugins\/([^/]+)\//.exec(where.path)?.[1];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    const name = tokens[i + 2]?.text ?? '';
    if (token?.kind !== 'variable' || !KEPT.has(name) || !isAssignment(tokens, i)) continue;
    const value = phpValue(tokens, i + 5);
    if (value === undefined) continue;
    settings.push({
      product: 'roundcube',
      scope: plugin === undefined ? '' : `plugin ${plugin}`,
      name,
      values: value.flatMap((item) => (KEYED.has(name) ? item.key : undefined) ?? item.value ?? []),
      place: { ...where, ...find(token.at) },
      rank,
    });
  }
  return { settings };
}

/** Roundcube's config.inc.php, the defaults it ships, and plugins' files. PHP is tokenized, never evaluated. */
export const roundcubeConfig: ContextReader = {
  id: 'roundcube-config',
  title: 'Roundcube configuration',
  takes: (path, head) => {
    if (!/^\s*<\?(php)?\s/.test(head)) return false;
    if (/\$(rcmail_)?config\s*(=\s*(array\s*\(|\[)|\[')/.test(head)) return true;
    return (
      /^(config|defaults|main)\.inc\.php(\.dist)?$/.test(baseName(path)) && /roundcube/i.test(head + path)
    );
  },
  read,
  examples: [
    {
      path: 'etc/roundcube/config.inc.php',
      text: "<?php\n$config = [];\n/* $config['log_logins'] = false; */\n$config['log_logins'] = true; // on\n# $config['ip_check'] = true;\n$config['des_key'] = 'secret';\n$config['imap_host'] = array('ssl://a.example' => 'A', \"b.example\");\n$config['proxy_whitelist'] = ['192.0.2.1', '192.0.2.2'];\n$config['log_dir'] = RCUBE_INSTALL_PATH . 'logs/';\n$config['session_lifetime'] = 30;\n",
      finds: {
        settings: [
          { name: 'log_logins', values: ['true'], place: { line: 4 }, rank: 'file' },
          { name: 'imap_host', values: ['ssl://a.example', 'b.example'] },
          { name: 'proxy_whitelist', values: ['192.0.2.1', '192.0.2.2'] },
          { name: 'session_lifetime', values: ['30'], place: { line: 10 } },
        ],
      },
    },
    {
      path: 'usr/share/roundcube/config/defaults.inc.php',
      text: "<?php\n$config['log_session_id'] = 8;\n$config['username_domain'] = '';\n",
      finds: {
        settings: [
          { name: 'log_session_id', values: ['8'], rank: 'default' },
          { name: 'username_domain', values: [''] },
        ],
      },
    },
    { path: 'var/www/index.php', text: "<?php\necho 'hello';\n", finds: undefined },
  ],
};
