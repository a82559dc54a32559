/**
 * What configuration and listings say about a mail host: files of evidence that are not logs. Plain data; every
 * fact carries the {@link Place} it was read at. Text is a byte string (base/text.ts) unless a field says UTF-8.
 * One {@link Context} is for one host.
 */

/** Where a fact stands. With `member` a ref is `member:line:offset`. */
export interface Place {
  /** Path of the file, below the evidence folder or inside its archive. */
  readonly path: string;
  /** Id of the evidence file, `f12`. */
  readonly member: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Byte of the unpacked file where that line begins, from 0. */
  readonly offset: number;
}

/** Whose word counts more: what a running program printed, a file under /etc, the defaults that a product ships. */
export type Rank = 'command' | 'file' | 'default';

/** A value with its place. */
export interface Fact<T> {
  readonly value: T;
  readonly place: Place;
  readonly rank: Rank;
}

/** The products whose settings are kept. */
export type Product = 'dovecot' | 'postfix' | 'roundcube';

/** One setting as written. Only names that an investigation needs are kept; passwords and keys never are. */
export interface Setting {
  readonly product: Product;
  /** Blocks around it, outermost first, joined with `/`: `protocol imap`, `plugin`; empty at the top. */
  readonly scope: string;
  readonly name: string;
  /** Items of a list value (PHP arrays); one item otherwise. */
  readonly values: readonly string[];
  readonly place: Place;
  readonly rank: Rank;
}

/** A line of Postfix's master.cf. */
export interface PostfixService {
  readonly name: string;
  /** `inet`, `unix`, `fifo`, `pass`, `unix-dgram`. */
  readonly type: string;
  readonly command: string;
  /** `-o` overrides that matter, in order. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly place: Place;
}

/** What Dovecot's configuration makes its logs mean. `undefined`: not said by what was handed over. */
export interface DovecotContext {
  readonly version?: Fact<string>;
  readonly hostName?: Fact<string>;
  readonly authVerbose?: Fact<boolean>;
  readonly authUsernameFormat?: Fact<string>;
  readonly authDefaultRealm?: Fact<string>;
  /** Plugins by protocol; the entry with an empty protocol holds for all that have none of their own. */
  readonly mailPlugins: readonly { readonly protocol: string; readonly plugins: Fact<readonly string[]> }[];
  /** Whether the mail_log plugin writes in IMAP sessions. */
  readonly mailLog?: Fact<boolean>;
  readonly mailLogEvents?: Fact<readonly string[]>;
  readonly mailLogFields?: Fact<readonly string[]>;
  readonly logPath?: Fact<string>;
  readonly infoLogPath?: Fact<string>;
  readonly logTimestamp?: Fact<string>;
  readonly loginLogFormatElements?: Fact<string>;
  readonly imapLogoutFormat?: Fact<string>;
  readonly protocols?: Fact<readonly string[]>;
  readonly passdbDrivers: readonly Fact<string>[];
  /** `maildir:~/Maildir`; from 2.4 the driver and the path with a colon between. */
  readonly mailLocation?: Fact<string>;
  readonly haproxyTrustedNetworks?: Fact<readonly string[]>;
  readonly loginTrustedNetworks?: Fact<readonly string[]>;
  readonly listen?: Fact<readonly string[]>;
  readonly namespaces: readonly {
    readonly name: string;
    readonly separator?: string;
    readonly prefix?: string;
    readonly inbox: boolean;
    readonly place: Place;
  }[];
}

/** What Postfix's configuration says. Lists have `$name` replaced where the name is known. */
export interface PostfixContext {
  readonly myHostname?: Fact<string>;
  readonly myDomain?: Fact<string>;
  readonly myDestination?: Fact<readonly string[]>;
  readonly myNetworks?: Fact<readonly string[]>;
  readonly virtualAliasDomains?: Fact<readonly string[]>;
  readonly virtualMailboxDomains?: Fact<readonly string[]>;
  readonly relayDomains?: Fact<readonly string[]>;
  readonly recipientDelimiter?: Fact<string>;
  readonly enableLongQueueIds?: Fact<boolean>;
  readonly alwaysBcc?: Fact<string>;
  readonly senderBccMaps?: Fact<string>;
  readonly recipientBccMaps?: Fact<string>;
  readonly contentFilter?: Fact<string>;
  readonly smtpdMilters?: Fact<string>;
  readonly smtpdSaslAuthEnable?: Fact<boolean>;
  readonly smtpdSaslType?: Fact<string>;
  readonly mailLogFile?: Fact<string>;
  readonly forwardPath?: Fact<string>;
  /** Whether master.cf has port 587 or 465 open for clients. */
  readonly submission?: Fact<boolean>;
  readonly smtps?: Fact<boolean>;
  readonly services: readonly PostfixService[];
}

/** What Roundcube's configuration says; a setting left out has the value of the version's defaults. */
export interface RoundcubeContext {
  readonly logLogins?: Fact<boolean>;
  readonly smtpLog?: Fact<boolean>;
  readonly logDriver?: Fact<string>;
  readonly logDir?: Fact<string>;
  readonly logSessionId?: Fact<number>;
  readonly logDateFormat?: Fact<string>;
  readonly perUserLogging?: Fact<boolean>;
  /** Minutes. */
  readonly sessionLifetime?: Fact<number>;
  readonly ipCheck?: Fact<boolean>;
  readonly proxyWhitelist?: Fact<readonly string[]>;
  readonly imapHosts?: Fact<readonly string[]>;
  readonly smtpHosts?: Fact<readonly string[]>;
  readonly managesieveHosts?: Fact<readonly string[]>;
  readonly usernameDomain?: Fact<string>;
  readonly mailDomain?: Fact<string>;
  readonly plugins?: Fact<readonly string[]>;
  readonly imapDebug?: Fact<boolean>;
  readonly timezone?: Fact<string>;
  /** Tries per minute. */
  readonly loginRateLimit?: Fact<number>;
}

/** A zone that a file names: an IANA name, an offset (`+0100`), or a POSIX rule (`CET-1CEST,M3.5.0,M10.5.0/3`). */
export interface ZoneFact extends Fact<string> {
  readonly kind: 'iana' | 'offset' | 'posix';
}

/** A clock that was read while collecting. */
export interface Clock {
  /** The clock's face, a wall time of base/time.ts, microseconds. */
  readonly wall: number;
  /** Microseconds east of UTC; `undefined` when only an abbreviation such as `CET` was printed. */
  readonly offset: number | undefined;
  /** The zone as printed: `UTC`, `CET`, `+01:00`. */
  readonly zone: string;
  readonly place: Place;
}

/** A line of /etc/hosts. */
export interface HostsEntry {
  readonly address: string;
  readonly names: readonly string[];
  readonly place: Place;
}

/** How logrotate turns files over. `undefined`: left to the global options of logrotate.conf. */
export interface Rotation {
  /** Paths and globs; empty for the global options. */
  readonly paths: readonly string[];
  readonly rotate?: number;
  readonly interval?: 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';
  /** `size 100M` as written. */
  readonly size?: string;
  readonly compress?: boolean;
  readonly delayCompress?: boolean;
  readonly copyTruncate?: boolean;
  readonly create?: boolean;
  readonly dateExt?: boolean;
  readonly maxAgeDays?: number;
  readonly place: Place;
}

/** A time as a listing prints it. */
export interface Stamp {
  /** Microseconds: an instant when `zoned`, else a wall time of the server. */
  readonly micros: number;
  readonly zoned: boolean;
}

/** A message that a listing of a mailbox names. `undefined`: the listing has no such column. */
export interface ListedMessage {
  readonly mailbox: string;
  readonly uid: number;
  readonly guid?: string;
  /** With its angle brackets, as in the header. */
  readonly messageId?: string;
  /** As in the header: MIME words not decoded, folds as one space. */
  readonly subject?: string;
  readonly from?: string;
  /** Bytes as stored, and with CRLF line ends. */
  readonly size?: number;
  readonly virtualSize?: number;
  readonly received?: Stamp;
  readonly saved?: Stamp;
  readonly flags?: readonly string[];
  readonly place: Place;
}

/** Between which sizes something lies, bytes; equal when it is exact. */
export interface SizeRange {
  readonly atLeast: number;
  readonly atMost: number;
}

/** A body part that is no multipart. */
export interface MessagePart {
  /** IMAP part number, `2.1`. */
  readonly part: string;
  /** Lower case, `application/pdf`. */
  readonly type: string;
  /** Content transfer encoding, lower case. */
  readonly encoding: string;
  /** Size as transferred, encoded, bytes. */
  readonly octets: number;
  /** Size of the file itself. */
  readonly decoded: SizeRange;
  /** File name in UTF-8; empty without. */
  readonly name: string;
  /** Lower case, `attachment`, `inline`; empty without. */
  readonly disposition: string;
}

/** The parts of a listed message. */
export interface ListedStructure {
  readonly mailbox: string;
  readonly uid: number;
  readonly parts: readonly MessagePart[];
  readonly place: Place;
}

/** Everything that listings say about one account. */
export interface AccountListing {
  /** Login name; empty when neither a column nor the path tells it. */
  readonly account: string;
  readonly messages: readonly ListedMessage[];
  readonly structures: readonly ListedStructure[];
  /** Records that could not be read. */
  readonly unread: number;
  /** The header of the first listing. */
  readonly place: Place;
}

/** What a Sieve script does with mail. */
export interface SieveAction {
  /** The command, lower case: `redirect`, `fileinto`, `discard`, `keep`, `stop`, `vacation`, `addflag`, `notify` … */
  readonly action: string;
  /** Address, mailbox, flag or method it acts on; empty without. */
  readonly target: string;
  /** Whether `:copy` keeps the mail where it was as well. */
  readonly copy: boolean;
  /** Whether a test stands before it. `if true` is none. */
  readonly conditional: boolean;
  /** Whether one of those tests is `false`: the rule is switched off. */
  readonly disabled: boolean;
  /** Name of the rule that a webmail wrote in a comment; empty without. */
  readonly rule: string;
  readonly place: Place;
}

/** A Sieve script as it lies on the server. */
export interface SieveScript {
  /** Account by the path; empty when it does not tell. */
  readonly account: string;
  /** Name without `.sieve`; empty for what a link shows. */
  readonly name: string;
  readonly path: string;
  /** Where it points when it is a link; empty for a script. */
  readonly link: string;
  /** Whether mail goes through it, by the link to it; `undefined` when no link was handed over. */
  readonly active: boolean | undefined;
  readonly modified: Stamp | undefined;
  readonly actions: readonly SieveAction[];
  readonly place: Place;
}

/** A target that mail of a name is passed on to: aliases, .forward files, virtual alias maps. */
export interface Forward {
  /** Local name or address that mail comes for. */
  readonly from: string;
  readonly target: string;
  readonly kind: 'address' | 'local' | 'command' | 'file' | 'include';
  /** `aliases`, `virtual`, `forward`. */
  readonly by: string;
  readonly place: Place;
}

/** A message in Postfix's queue. */
export interface QueuedMessage {
  readonly queueId: string;
  readonly state: 'active' | 'hold' | 'deferred' | 'incoming' | 'maildrop' | 'corrupt';
  readonly size: number;
  readonly sender: string;
  /** With `hasYear` false a wall time made with the year 2000. */
  readonly arrival: Stamp & { readonly hasYear: boolean };
  readonly recipients: readonly { readonly address: string; readonly reason: string }[];
  readonly place: Place;
}

/** A user that the host or Dovecot knows. */
export interface KnownUser {
  readonly name: string;
  readonly by: 'passwd' | 'dovecot';
  /** Numeric id and home where /etc/passwd tells them. */
  readonly uid?: number;
  readonly home?: string;
  readonly place: Place;
}

/** An installed package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly place: Place;
}

/** What one file adds. */
export interface ContextPart {
  readonly settings?: readonly Setting[];
  readonly services?: readonly PostfixService[];
  readonly versions?: readonly (Fact<string> & { readonly product: Product })[];
  readonly zones?: readonly ZoneFact[];
  readonly clocks?: readonly Clock[];
  readonly hostNames?: readonly Fact<string>[];
  readonly mailNames?: readonly Fact<string>[];
  readonly hosts?: readonly HostsEntry[];
  readonly rotations?: readonly Rotation[];
  readonly listings?: readonly AccountListing[];
  readonly scripts?: readonly SieveScript[];
  readonly forwards?: readonly Forward[];
  readonly queue?: readonly QueuedMessage[];
  readonly users?: readonly KnownUser[];
  readonly packages?: readonly InstalledPackage[];
  /** Addresses and networks of proxies that a web server's configuration trusts, as written. */
  readonly proxies?: readonly Fact<string>[];
}

/** All of it together; where several speak of one thing, the best rank comes first. */
export interface Context extends Required<ContextPart> {
  readonly dovecot: DovecotContext;
  readonly postfix: PostfixContext;
  readonly roundcube: RoundcubeContext;
}
