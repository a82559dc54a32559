import type { ContextPart, DovecotContext, Fact, Setting } from '../../case/context.ts';
import { asSwitch, asText, asWords, factOf, known, settingsOf } from './facts.ts';
import { baseName, words } from './reader.ts';

/** In which order Dovecot reads its files: dovecot.conf includes conf.d by name, then local.conf. */
function readingOrder(path: string): number {
  const name = baseName(path);
  return name === 'dovecot.conf' ? 0 : name === 'local.conf' ? 2 : 1;
}

function comparePath(a: Setting, b: Setting): number {
  const order = readingOrder(a.place.path) - readingOrder(b.place.path);
  if (order !== 0) return order;
  return a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : a.place.offset - b.place.offset;
}

/** The settings in force, in reading order: of `doveconf` alone where it was collected, since it is complete. */
function inForce(settings: readonly Setting[]): readonly Setting[] {
  const output = settings.filter((s) => s.rank === 'command');
  if (output.length > 0) return output;
  const included = new Set(
    settings.filter((s) => s.name === '!include').map((s) => baseName(s.values[0] ?? '')),
  );
  // conf.d ships files for every kind of user database, of which few are included.
  return settings
    .filter((s) => !s.place.path.endsWith('.ext') || included.has(baseName(s.place.path)))
    .toSorted(comparePath);
}

function pluginsIn(
  settings: readonly Setting[],
  scope: string,
  global: readonly string[],
): Fact<string[]> | undefined {
  const block = scope === '' ? 'mail_plugins' : `${scope}/mail_plugins`;
  let found: Fact<string[]> | undefined;
  for (const { name, scope: at, values, place, rank } of settings) {
    const value = values[0] ?? '';
    if (at === scope && name === 'mail_plugins') {
      const list = words(value).flatMap((w) => (/^(\$|%\{)/.test(w) ? global : [w]));
      found = { value: [...new Set(list)], place, rank };
    } else if (at === block) {
      // From 2.4 on each plugin is switched by itself, on top of what holds outside the block.
      const others = (found?.value ?? global).filter((w) => w !== name);
      found = { value: asSwitch([value]) === true ? [...others, name] : others, place, rank };
    }
  }
  return found;
}

function mailPlugins(settings: readonly Setting[]): DovecotContext['mailPlugins'] {
  const global = pluginsIn(settings, '', []);
  const protocols = settings.flatMap((s) => /^protocol ([^/]+)/.exec(s.scope)?.[1] ?? []);
  const own = [...new Set(protocols)].flatMap((protocol) => {
    const plugins = pluginsIn(settings, `protocol ${protocol}`, global?.value ?? []);
    return plugins === undefined ? [] : [{ protocol, plugins }];
  });
  return global === undefined ? own : [{ protocol: '', plugins: global }, ...own];
}

/** Blocks of one kind with what stands in them, in order. */
function blocksOf(
  settings: readonly Setting[],
  kind: string,
): { name: string; at: Setting; inside: Setting[] }[] {
  const blocks: { name: string; at: Setting; inside: Setting[] }[] = [];
  for (const setting of settings) {
    const opens = setting.scope === '' && (setting.name === kind || setting.name.startsWith(`${kind} `));
    if (opens) blocks.push({ name: setting.name.slice(kind.length + 1), at: setting, inside: [] });
    else if (setting.scope === kind || setting.scope.startsWith(`${kind} `))
      blocks.at(-1)?.inside.push(setting);
  }
  return blocks;
}

function passdbDrivers(settings: readonly Setting[]): Fact<string>[] {
  return blocksOf(settings, 'passdb').flatMap(({ name, at, inside }) => {
    const said = inside.find((s) => s.name === 'driver' || s.name === 'passdb_driver') ?? at;
    const value = said === at ? name : (said.values[0] ?? '');
    return value === '' ? [] : [{ value, place: said.place, rank: said.rank }];
  });
}

function namespaces(settings: readonly Setting[]): DovecotContext['namespaces'] {
  return blocksOf(settings, 'namespace').map(({ name, at, inside }) => {
    const value = (key: string): string | undefined => inside.find((s) => s.name === key)?.values[0];
    const given = known({ separator: value('separator'), prefix: value('prefix') });
    return { name, ...given, inbox: asSwitch([value('inbox') ?? '']) === true, place: at.place };
  });
}

function mailLocation(top: readonly Setting[]): Fact<string> | undefined {
  const driver = factOf(top, ['mail_driver'], asText);
  const path = factOf(top, ['mail_path'], asText);
  if (driver === undefined) return factOf(top, ['mail_location'], asText);
  return { ...driver, value: path === undefined ? driver.value : `${driver.value}:${path.value}` };
}

/** A switch that is off unless said, once the whole configuration is known. */
function offUnlessSaid(
  said: Fact<boolean> | undefined,
  whole: Fact<unknown> | undefined,
): Fact<boolean> | undefined {
  return said ?? (whole === undefined ? undefined : { value: false, place: whole.place, rank: whole.rank });
}

function mailLog(plugins: DovecotContext['mailPlugins']): Fact<boolean> | undefined {
  const used = plugins.find((p) => p.protocol === 'imap') ?? plugins.find((p) => p.protocol === '');
  return used === undefined ? undefined : { ...used.plugins, value: used.plugins.value.includes('mail_log') };
}

/** Something of dovecot.conf: where it was handed over, what nothing says has its default. */
function mainFile(top: readonly Setting[]): Fact<string> | undefined {
  const said = top.find((s) => baseName(s.place.path) === 'dovecot.conf');
  return said === undefined ? undefined : { value: '', place: said.place, rank: said.rank };
}

/** Dovecot's facts. Source of the names: doc.dovecot.org, settings of 2.3 and 2.4. */
export function dovecotFacts(part: Required<ContextPart>): DovecotContext {
  const settings = inForce(settingsOf(part.settings, 'dovecot'));
  const top = settings.filter((s) => s.scope === '');
  const version = part.versions.find((v) => v.product === 'dovecot');
  const whole = version ?? mainFile(top);
  const plugins = mailPlugins(settings);
  const hostName = part.hostNames.find(
    (h) => h.place.member === version?.place.member && h.rank === 'command',
  );
  const facts = known({
    version:
      version === undefined ? undefined : { value: version.value, place: version.place, rank: version.rank },
    hostName,
    authVerbose: offUnlessSaid(factOf(top, ['auth_verbose'], asSwitch), whole),
    authUsernameFormat: factOf(top, ['auth_username_format'], asText),
    authDefaultRealm: factOf(top, ['auth_default_realm', 'auth_default_domain'], asText),
    mailLog: offUnlessSaid(mailLog(plugins), whole),
    ...loggingFacts(settings, top),
    protocols: factOf(top, ['protocols'], asWords),
    mailLocation: mailLocation(top),
    haproxyTrustedNetworks: factOf(top, ['haproxy_trusted_networks'], asWords),
    loginTrustedNetworks: factOf(top, ['login_trusted_networks'], asWords),
    listen: factOf(top, ['listen'], asWords),
  });
  return {
    ...facts,
    mailPlugins: plugins,
    passdbDrivers: passdbDrivers(settings),
    namespaces: namespaces(settings),
  };
}

/** What is logged, where to, and in which form; `top` are the settings outside any block. */
function loggingFacts(settings: readonly Setting[], top: readonly Setting[]) {
  const within = (scope: string): readonly Setting[] =>
    settings.filter((s) => s.scope === '' || s.scope === scope);
  const anywhere = within('plugin');
  return {
    mailLogEvents: factOf(anywhere, ['mail_log_events'], asWords),
    mailLogFields: factOf(anywhere, ['mail_log_fields'], asWords),
    logPath: factOf(top, ['log_path'], asText),
    infoLogPath: factOf(top, ['info_log_path'], asText),
    logTimestamp: factOf(top, ['log_timestamp'], asText),
    loginLogFormatElements: factOf(top, ['login_log_format_elements'], asText),
    imapLogoutFormat: factOf(within('protocol imap'), ['imap_logout_format'], asText),
  };
}
