import { decodeDovecotSession, instantOfSession } from '../base/dovecot-session.ts';
import { addTo } from '../base/lists.ts';
import { lowerAscii } from '../base/text.ts';
import { MINUTE, SECOND } from '../base/time.ts';

/** What tells a login line from others. */
export interface LoginKeys {
  readonly session: string;
  /** The serving process; 0 where the line does not say. */
  readonly peerPid: number;
  readonly account: string;
  readonly protocol: string;
  readonly address: string;
  readonly time: number;
}

/** What a session end says of its login. */
export type EndKeys = Omit<LoginKeys, 'address'> & { readonly address?: string };

// Dovecot closes a connection that has not signed in after three minutes (CLIENT_LOGIN_TIMEOUT).
const LONGEST_LOGIN = 3 * MINUTE;

/**
 * Logins to be found by session ends: by session id, else by serving process and account, else by account and the
 * start and address that the end's id codes, else the account's latest. What either line does not say is not held
 * against a pair; an id that both say and that differs is.
 */
export class LoginIndex<R extends LoginKeys> {
  readonly #bySession = new Map<string, R>();
  readonly #byOwner = new Map<string, R[]>();

  /** Adds a login; logins come in the order of their times. */
  add(login: R): void {
    if (login.session !== '') this.#bySession.set(login.session, login);
    addTo(this.#byOwner, ownerOf(login), login);
  }

  /** Takes out a login, which then is no other end's. */
  remove(login: R): void {
    const list = this.#byOwner.get(ownerOf(login)) ?? [];
    const at = list.lastIndexOf(login);
    if (at >= 0) list.splice(at, 1);
    if (this.#bySession.get(login.session) === login) this.#bySession.delete(login.session);
  }

  /** The login of an end; `undefined` when none fits. */
  find(end: EndKeys): R | undefined {
    const named = end.session === '' ? undefined : this.#bySession.get(end.session);
    if (named !== undefined) return named;
    const own = this.#byOwner.get(ownerOf(end)) ?? [];
    const coded = decodeDovecotSession(end.session);
    const began = coded === undefined ? undefined : instantOfSession(coded.micros, end.time);
    const fits = (login: R): boolean =>
      (login.session === '' || end.session === '') && login.time <= end.time && isSoon(login, began);
    if (end.peerPid !== 0) {
      const served = own.findLast((l) => l.peerPid === end.peerPid && fits(l));
      if (served !== undefined) return served;
    }
    const { address = '' } = end;
    const open = (l: R): boolean =>
      (l.peerPid === 0 || end.peerPid === 0) && (address === '' || l.address === address) && fits(l);
    if (coded === undefined) return own.findLast(open);
    return own.find((l) => l.address === coded.address && open(l));
  }
}

function ownerOf({ account, protocol }: Pick<LoginKeys, 'account' | 'protocol'>): string {
  return `${protocol}\0${lowerAscii(account)}`;
}

/** Whether a login comes soon after the connection was made; a stamp in whole seconds may lie before it. */
function isSoon(login: LoginKeys, began: number | undefined): boolean {
  return began === undefined || (login.time > began - SECOND && login.time <= began + LONGEST_LOGIN);
}
