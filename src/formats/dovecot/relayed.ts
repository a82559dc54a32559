import type { EventFields } from '../../event/columns.ts';
import { ownerFields } from './delivery.ts';
import { number, type Prefix } from './prefix.ts';

const SUCCESS = 'Successfully relayed message: ';
const FAILURE = 'Failed to relay message: ';

/**
 * What the submission service (2.3 and later) passed on to the mail server
 * (src/submission/submission-backend-relay.c):
 *
 *     Successfully relayed message: from=<a@b>, [to=<c@d>, ]size=533, id=Ab1, nrcpt=1, reply=`250 2.0.0 Ok: queued as 4F1'
 *     Failed to relay message: from=<a@b>, size=533, nrcpt=1, reply=`550 …'
 *
 * `undefined` for anything else. The reply is the other server's text and comes last.
 */
export function readRelayed(text: string, prefix: Prefix): EventFields | undefined {
  const success = text.startsWith(SUCCESS, prefix.at);
  if (!success && !text.startsWith(FAILURE, prefix.at)) return undefined;
  const reply = text.indexOf(', reply=`', prefix.at);
  if (reply < 0) return undefined;
  const fields = ownerFields(prefix, 'message-sent');
  fields.outcome = success ? 'success' : 'failure';
  const said = text.slice(prefix.at + (success ? SUCCESS : FAILURE).length, reply);
  fields.sender = /^from=<(.*?)>, (?:to=<|size=)/.exec(said)?.[1] ?? '';
  const to = /, to=<(.*)>, size=/.exec(said)?.[1];
  if (to !== undefined) fields.recipient = to;
  for (const part of said.split(', ')) {
    if (part.startsWith('size=')) fields.size = Math.max(0, number(part, 5, part.length));
    if (part.startsWith('nrcpt=')) fields.recipientCount = Math.max(0, number(part, 6, part.length));
  }
  fields.detail = text.slice(reply + 9).replace(/'$/, '');
  const queued = / queued as ([0-9A-Za-z]{6,32})\b/.exec(fields.detail)?.[1];
  if (queued !== undefined) fields.queueId = queued;
  return fields;
}
