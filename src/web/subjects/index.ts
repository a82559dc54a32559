import { address, bond, cell } from './actor.ts';
import { account, actor, attempt, finding, reason, session } from './judged.ts';
import { file, gap, ref, time, unread } from './logs.ts';
import { action, answer, entry, would } from './said.ts';
import type { Find } from './subject.ts';
import { change, item, set } from './touched.ts';

/** What the drawer can open, by the word before the colon: `session:S3`, `item:12`, `ref:f1:20:1544`. */
export const subjects: Readonly<Record<string, Find>> = {
  account,
  action,
  actor,
  address,
  answer,
  attempt,
  bond,
  cell,
  change,
  entry,
  file,
  finding,
  gap,
  item,
  reason,
  ref,
  session,
  set,
  time,
  unread,
  would,
};
