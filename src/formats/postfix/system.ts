import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, note, type Reader } from './line.ts';
import { tlsConnection } from './tls.ts';

/** master(8), postfix-script, postlogd: the mail system starts and stops. Source: src/master/master.c, conf/postfix-script. */
export const system: Reader = (line) => {
  const { text, at } = line;
  const fields = note(line);
  if (text.startsWith('daemon started -- ', at) || text.startsWith('starting the Postfix mail system', at)) {
    fields.action = 'service-started';
    return fields;
  }
  if (
    text.startsWith('terminating on signal ', at) ||
    text.startsWith('stopping the Postfix mail system', at)
  ) {
    fields.action = 'service-stopped';
    return fields;
  }
  const known = [
    'reload -- version ',
    'refreshing the Postfix mail system',
    'the Postfix mail system is ',
    'waiting for the Postfix mail system',
    'aborting the Postfix mail system',
    'stopping the Postfix mail system',
  ];
  return known.some((words) => text.startsWith(words, at)) ? fields : undefined;
};

/** anvil(8), scache(8), verify(8), tlsmgr(8) and the like: what they count. */
export const helper: Reader = (line) => {
  const { text, at } = line;
  if (text.startsWith('statistics: ', at)) return statistics(line.text, note(line));
  if (text.startsWith('cache ', at) || text.startsWith('close database ', at)) return note(line);
  return tlsConnection(line);
};

/** `statistics: max connection rate 6/60s for (smtp:192.0.2.7) at Nov 24 00:53:39`. */
function statistics(text: string, fields: EventFields): EventFields {
  const open = text.indexOf(' for (');
  const close = text.indexOf(')', open);
  if (open < 0 || close < 0) return fields;
  const pair = text.slice(open + 6, close);
  // The service may itself be address:port; the client is what no longer prefix leaves an address of.
  for (let colon = pair.indexOf(':'); colon >= 0; colon = pair.indexOf(':', colon + 1)) {
    const address = canonicalAddress(pair.slice(colon + 1));
    if (address === undefined) continue;
    fields.address = address;
    break;
  }
  return fields;
}

/** Said by any daemon. */
const COMMON: readonly string[] = [
  'table ',
  'using backwards-compatible default setting ',
  'Postfix is running with backwards-compatible default settings',
  'Postfix is using backwards-compatible default settings',
  'See http',
  'To disable backwards compatibility use ',
  'idle timeout -- exiting',
  'initializing the ',
];

/**
 * What no part took: the severity that Postfix's message library writes before the text, and notices that every
 * daemon can write. Source: Postfix src/util/msg_output.c.
 */
export const general: Reader = (line) => {
  const { text, at } = line;
  switch (text.charCodeAt(at)) {
    case 119: // w
      if (text.startsWith('warning: ', at)) return inner(line.text, note(line));
      break;
    case 101: // e
    case 102: // f
    case 112: // p
      if (!/^(?:error|fatal|panic): /.test(text.slice(at, at + 7))) break;
      return { ...eventOf(line, 'error'), detail: text.slice(at) };
  }
  return COMMON.some((words) => text.startsWith(words, at)) ? note(line) : undefined;
};

/** A daemon that died or could not start is more than a warning. */
function inner(text: string, fields: EventFields): EventFields {
  const died = text.startsWith('warning: process ') || text.includes(': bad command startup');
  if (died) fields.action = 'error';
  return fields;
}

const head = 'Nov 24 00:51:31 mx postfix/';

/** Lines of the mail system itself. */
export const systemExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${head}master[1]: daemon started -- version 3.7.11, configuration /etc/postfix`,
    event: { action: 'service-started' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}master[1]: terminating on signal 15`,
    event: { action: 'service-stopped' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}postfix-script[1]: starting the Postfix mail system`,
    event: { action: 'service-started' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}master[1]: warning: process /usr/lib/postfix/sbin/smtpd pid 77 exit status 1`,
    event: { action: 'error' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}anvil[1]: statistics: max connection count 1 for (0.0.0.0:2525:192.0.2.7) at Feb 27 14:07:26`,
    event: { action: 'notice', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}postdrop[1]: fatal: uid=33: file too large`,
    event: { action: 'error', detail: 'fatal: uid=33: file too large' },
  },
  { line: `${head}master[1]: nothing that it says`, event: undefined },
];
