import type { Link } from '../case/common.ts';
import type { Session } from '../case/judgement.ts';
import type { Connection } from './connections.ts';
import type { WebSession } from './webmail.ts';

/** A message that somebody submitted by SMTP. */
export interface Submission {
  readonly queueId: string;
  readonly time: number;
  readonly ref: string;
}

/** A session with what it consists of. `id` is its id in the Case. */
export interface BuiltSession {
  readonly id: string;
  readonly account: string;
  readonly protocol: 'imap' | 'pop3' | 'managesieve' | 'webmail' | 'smtp';
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly startLogged: boolean;
  readonly endLogged: boolean;
  readonly sourceSessionId: string;
  readonly userAgent: string;
  /** Id of the webmail session that opened it; empty without. */
  readonly parent: string;
  /** Whether the owner used webmail at the same time, so that the parent is not certain. */
  readonly parentShared: boolean;
  readonly refs: readonly string[];
  readonly judgement: Session['judgement'];
  readonly link: Link;
  readonly connection: Connection | undefined;
  readonly web: WebSession | undefined;
  readonly submissions: readonly Submission[];
}
