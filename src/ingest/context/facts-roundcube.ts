import type { ContextPart, RoundcubeContext } from '../../case/context.ts';
import { asItems, asNumber, asSwitch, asText, factOf, known, settingsOf } from './facts.ts';

/** Roundcube's facts, with the names of all versions. Source: its config/defaults.inc.php. */
export function roundcubeFacts(part: Required<ContextPart>): RoundcubeContext {
  const settings = settingsOf(part.settings, 'roundcube');
  return known({
    logLogins: factOf(settings, ['log_logins'], asSwitch),
    smtpLog: factOf(settings, ['smtp_log'], asSwitch),
    logDriver: factOf(settings, ['log_driver'], asText),
    logDir: factOf(settings, ['log_dir'], asText),
    logSessionId: factOf(settings, ['log_session_id'], asNumber),
    logDateFormat: factOf(settings, ['log_date_format'], asText),
    perUserLogging: factOf(settings, ['per_user_logging'], asSwitch),
    sessionLifetime: factOf(settings, ['session_lifetime'], asNumber),
    ipCheck: factOf(settings, ['ip_check'], asSwitch),
    proxyWhitelist: factOf(settings, ['proxy_whitelist'], asItems),
    imapHosts: factOf(settings, ['imap_host', 'default_host'], asItems),
    smtpHosts: factOf(settings, ['smtp_host', 'smtp_server'], asItems),
    managesieveHosts: factOf(settings, ['managesieve_host'], asItems),
    usernameDomain: factOf(settings, ['username_domain'], asText),
    mailDomain: factOf(settings, ['mail_domain'], asText),
    plugins: factOf(settings, ['plugins'], asItems),
    imapDebug: factOf(settings, ['imap_debug'], asSwitch),
    timezone: factOf(settings, ['timezone'], asText),
    loginRateLimit: factOf(settings, ['login_rate_limit'], asNumber),
  });
}
