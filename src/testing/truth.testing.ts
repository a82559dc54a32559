/**
 * What truly happened while evidence was made, as its clients recorded it (`truth.json` of a case, and of
 * `bench/make.mjs`). Only the fields that scoring reads.
 */
export interface Truth {
  readonly server_address: string;
  readonly accounts: readonly {
    readonly login: string;
    readonly legitimate_addresses?: Readonly<Record<string, unknown>>;
  }[];
  readonly scenarios: readonly Scenario[];
}

/** One story: an intruder's, or with `malicious` false one that only looks like it. */
export interface Scenario {
  readonly id: string;
  readonly malicious: boolean;
  readonly addresses: readonly string[];
  readonly logins: readonly TrueLogin[];
  readonly messages_read: readonly TrueMessage[];
  readonly headers_only: readonly TrueMessage[];
  readonly attachments: readonly (TrueMessage & {
    readonly part: string | number;
    readonly delivered: boolean;
  })[];
  readonly rules: readonly { readonly account: string; readonly rule: string }[];
  readonly mails_sent: readonly { readonly message_id: string }[];
  readonly mails_redirected: readonly (TrueMessage & { readonly status: string })[];
  readonly mails_deleted: readonly TrueMessage[];
  readonly mails_moved: readonly TrueMessage[];
}

/** A login as the client saw it succeed. */
export interface TrueLogin {
  readonly time: string;
  readonly account: string;
  readonly src: string;
  readonly dovecot_session?: string;
  readonly roundcube_session?: string;
}

/** A message that was touched; `how` begins with the way in. */
export interface TrueMessage {
  readonly account?: string;
  readonly mailbox?: string;
  readonly uid?: number;
  readonly message_id?: string;
  readonly how?: string;
  readonly set_only?: boolean;
  readonly dovecot_session?: string;
}
