import type { ProgramFormat } from './format.ts';
import { agent, agentExamples } from './postfix/agents.ts';
import { cleanup, cleanupExamples } from './postfix/cleanup.ts';
import { delivery, deliveryExamples } from './postfix/delivery.ts';
import { lineOf, type Reader } from './postfix/line.ts';
import { dnsblog, postscreen, postscreenExamples, tlsproxy } from './postfix/postscreen.ts';
import { bounce, pickup, postsuper, queueExamples, queueManager } from './postfix/queue.ts';
import { smtpd, smtpdExamples } from './postfix/smtpd.ts';
import { smtpdWarningExamples } from './postfix/smtpd-warning.ts';
import { general, helper, system, systemExamples } from './postfix/system.ts';

const readers: ReadonlyMap<string, Reader> = new Map([
  ['smtpd', smtpd],
  ['qmqpd', smtpd],
  ['cleanup', cleanup],
  ['qmgr', queueManager],
  ['nqmgr', queueManager],
  ['oqmgr', queueManager],
  ['pickup', pickup],
  ['bounce', bounce],
  ['postsuper', postsuper],
  ['postscreen', postscreen],
  ['dnsblog', dnsblog],
  ['tlsproxy', tlsproxy],
  ['master', system],
  ['postfix-script', system],
  ['postlogd', system],
  ['anvil', helper],
  ['scache', helper],
  ['verify', helper],
  ['tlsmgr', helper],
  ['smtp', agent],
  ['lmtp', agent],
  ['local', agent],
  ['virtual', agent],
  ['pipe', agent],
  ['error', agent],
  ['discard', agent],
]);

/**
 * Postfix 2.0 to 3.11, every daemon. The program is `instance/[service/]daemon`; the daemon chooses the part that
 * reads the message. A delivery line can come from any of them, and so can a warning.
 *
 * One line is one event; joining the lines of a message by its queue id is not done here, for short queue ids are
 * used again (HANDBOOK 1.5).
 */
export const postfix: ProgramFormat = {
  kind: 'program',
  id: 'postfix',
  title: 'Postfix',
  source: 'postfix',
  // With syslog_name an administrator calls an instance what he likes; the daemons' names stay.
  programs: ['postfix', 'postfix/*', 'postfix-*', ...[...readers.keys()].map((daemon) => `*/${daemon}`)],
  read: (message, head) => {
    const { program } = head;
    const line = lineOf(message, program);
    if (line.queueId !== '' && line.text.charCodeAt(line.at) === 116) {
      const delivered = delivery(line);
      if (delivered !== undefined) return delivered;
    }
    const part = readers.get(program.slice(program.lastIndexOf('/') + 1));
    return part?.(line) ?? general(line);
  },
  examples: [
    ...smtpdExamples,
    ...smtpdWarningExamples,
    ...cleanupExamples,
    ...queueExamples,
    ...deliveryExamples,
    ...agentExamples,
    ...postscreenExamples,
    ...systemExamples,
  ],
};
