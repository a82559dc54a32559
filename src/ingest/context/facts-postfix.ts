import type { ContextPart, Fact, PostfixContext, PostfixService, Setting } from '../../case/context.ts';
import { asSwitch, asText, factOf, known, settingsOf } from './facts.ts';
import { words } from './reader.ts';

/** `$name`, `${name}` and `$(name)` replaced where the name is known; at most five times over. */
function expanded(text: string, settings: readonly Setting[]): string {
  let out = text;
  for (let round = 0; round < 5 && out.includes('$') && out.length < 65_536; round += 1) {
    const next = out.replace(
      /\$(?:([a-z_]+)|\{([a-z_]+)\}|\(([a-z_]+)\))/g,
      (whole, a?: string, b?: string, c?: string) =>
        factOf(settings, [a ?? b ?? c ?? ''], asText)?.value ?? whole,
    );
    if (next === out) break;
    out = next;
  }
  return out;
}

/** The port a service name means: `submission`, `587`, `192.0.2.1:587`. */
function isPort(service: PostfixService, names: readonly string[]): boolean {
  const port = service.name.slice(service.name.lastIndexOf(':') + 1);
  return service.type === 'inet' && names.includes(port);
}

function portFact(services: readonly PostfixService[], names: readonly string[]): Fact<boolean> | undefined {
  const service = services.find((s) => isPort(s, names));
  const place = service?.place ?? services[0]?.place;
  return place === undefined ? undefined : { value: service !== undefined, place, rank: 'file' };
}

/** Postfix's facts. Source: postconf(5), master(5). */
export function postfixFacts(part: Required<ContextPart>): PostfixContext {
  const settings = settingsOf(part.settings, 'postfix');
  const text = (name: string): Fact<string> | undefined =>
    factOf(settings, [name], (values) => expanded(asText(values) ?? '', settings));
  const list = (name: string): Fact<readonly string[]> | undefined =>
    factOf(settings, [name], (values) => words(expanded(asText(values) ?? '', settings)));
  const on = (name: string): Fact<boolean> | undefined => factOf(settings, [name], asSwitch);
  const facts = known({
    myHostname: text('myhostname'),
    myDomain: text('mydomain'),
    myDestination: list('mydestination'),
    myNetworks: list('mynetworks'),
    virtualAliasDomains: list('virtual_alias_domains'),
    virtualMailboxDomains: list('virtual_mailbox_domains'),
    relayDomains: list('relay_domains'),
    recipientDelimiter: text('recipient_delimiter'),
    enableLongQueueIds: on('enable_long_queue_ids'),
    alwaysBcc: text('always_bcc'),
    senderBccMaps: text('sender_bcc_maps'),
    recipientBccMaps: text('recipient_bcc_maps'),
    contentFilter: text('content_filter'),
    smtpdMilters: text('smtpd_milters'),
    smtpdSaslAuthEnable: on('smtpd_sasl_auth_enable'),
    smtpdSaslType: text('smtpd_sasl_type'),
    mailLogFile: text('maillog_file'),
    // Its `$home` and `$user` are the recipient's, not settings.
    forwardPath: factOf(settings, ['forward_path'], asText),
    submission: portFact(part.services, ['submission', '587']),
    smtps: portFact(part.services, ['smtps', 'submissions', '465']),
  });
  return { ...facts, services: part.services };
}
