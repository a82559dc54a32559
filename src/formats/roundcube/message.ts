import type { EventFields } from '../../event/columns.ts';
import { debugLine } from './debug-lines.ts';
import { errorLine } from './errors.ts';
import { passwordChanged } from './password.ts';
import { sentMessage } from './sendmail.ts';
import { sessionLine } from './session-log.ts';
import { userlogin } from './userlogins.ts';

// The drivers stdout and php put the log's name in front.
const NAMED = /^[a-z_]{2,20}: (?=[<A-Z[])/;
// First characters of the session's id, 8 by default (log_session_id); none in 1.0.
const TAG = /^<([\w,-]{1,256})> /;

/** Reads what one of Roundcube's logs says, without its stamp; rcube::write_log. `undefined` when it is none. */
export function roundcubeMessage(text: string): EventFields | undefined {
  const name = NAMED.exec(text.slice(0, 40));
  const line = name === null ? text : text.slice(name[0].length);
  const tag = TAG.exec(line.slice(0, 300));
  const rest = tag === null ? line : line.slice(tag[0].length);
  const fields =
    userlogin(rest) ??
    sentMessage(rest) ??
    errorLine(rest) ??
    passwordChanged(rest) ??
    sessionLine(rest) ??
    debugLine(rest);
  const short = tag?.[1] ?? '';
  if (fields !== undefined && short.length > (fields.session ?? '').length) fields.session = short;
  return fields;
}
