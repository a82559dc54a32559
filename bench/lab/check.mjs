// A short comparison of a case with the truth: were the intruder's sessions found?

/** @param {string} a @param {string} b */
const sameAccount = (a, b) => a.split('@')[0].toLowerCase() === b.split('@')[0].toLowerCase();

/** @param {any} session of the case @param {any} login of the truth */
function isThat(session, login) {
  const id = String(session.sourceSessionId ?? '');
  if (login.dovecot_session && id === login.dovecot_session) return true;
  if (login.roundcube_session && id.length >= 8 && login.roundcube_session.startsWith(id.slice(0, 8)))
    return true;
  const apart = Math.abs(Date.parse(session.start) - Date.parse(login.time));
  return (
    sameAccount(String(session.account ?? ''), login.account) &&
    session.address === login.src &&
    apart <= 5000
  );
}

/** @param {any} result case.json @param {any} truth truth.json
 * @returns {{ found: number, entered: number, wrong: number, missed: string[] }} wrong: sessions called intruder that were not */
export function compare(result, truth) {
  const bad = truth.scenarios.filter((/** @type {any} */ s) => s.malicious);
  const hosts = new Set(bad.flatMap((/** @type {any} */ s) => s.addresses));
  const gap = truth.tampering ? [truth.tampering.from, truth.tampering.to].map(Date.parse) : [0, 0];
  const logins = bad.flatMap((/** @type {any} */ s) => s.logins);
  const provable = logins.filter((/** @type {any} */ l) => {
    const t = Date.parse(l.time);
    return l.protocol === 'webmail' || t < gap[0] || t > gap[1];
  });
  const called = (result.sessions ?? []).filter(
    (/** @type {any} */ s) => s.judgement === 'intruder' && s.address && s.address !== '::1',
  );
  const missed = provable.filter(
    (/** @type {any} */ l) => !called.some((/** @type {any} */ s) => isThat(s, l)),
  );
  const wrong = called.filter(
    (/** @type {any} */ s) => !hosts.has(s.address) && !logins.some((/** @type {any} */ l) => isThat(s, l)),
  );
  return {
    found: provable.length - missed.length,
    entered: provable.length,
    wrong: wrong.length,
    missed: missed.map((/** @type {any} */ l) => `${l.account} ${l.protocol} ${l.src} ${l.time}`),
  };
}
