// Mailboxes and their messages. What a message looks like follows from its seed, so that little is kept.
import { hash, mix } from './random.mjs';

const TYPES = [
  ['pdf', 'application', 'pdf', 'facture-#.pdf'],
  ['xlsx', 'application', 'vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'tableau #.xlsx'],
  ['docx', 'application', 'vnd.openxmlformats-officedocument.wordprocessingml.document', 'contrat_#.docx'],
  ['jpg', 'image', 'jpeg', 'photo_#.jpg'],
  ['zip', 'application', 'zip', 'archive-#.zip'],
  ['csv', 'text', 'csv', 'export #.csv'],
];
const SUBJECTS = [
  'Facture n° # – échéance',
  'Compte rendu de réunion #',
  'Your order # has shipped',
  'Re: devis atelier #',
  'Hợp đồng lao động #',
  'Contrat de maintenance (avenant #)',
  'Budget review #',
  'Mot de passe du serveur #',
  'Invoice # attached',
  'Lịch họp tuần #',
  'Planning, semaine #',
  'Bulletin de paie #',
];

/** @typedef {{ uid: number, seed: number, date: number, saved: number, mid: string | undefined, from: string | undefined,
 *  subject: string | undefined, seen: boolean, gone: boolean }} Message
 * @typedef {{ part: string, filename: string, type: string, subtype: string, decoded: number, encoded: number,
 *  lines: number, broken: boolean }} Attachment
 * @typedef {{ header: number, fields: number, text: number, textEncoded: number, textLines: number, html: number,
 *  attachments: Attachment[], virtual: number, physical: number, boundary: string }} Shape */

/** Bytes and lines of base64 with CRLF after 76 characters. @param {number} decoded */
function base64Size(decoded) {
  const chars = Math.ceil(decoded / 3) * 4;
  const lines = Math.ceil(chars / 76);
  return { encoded: chars + 2 * lines, lines };
}

/** @param {number} seed @param {number} n @returns {Attachment} */
function makeAttachment(seed, n) {
  const h = mix(seed, 100 + n);
  const type = TYPES[h % TYPES.length];
  const decoded = 9000 + (mix(h, 1) % 90000) * (mix(h, 2) % 5 === 0 ? 8 : 1);
  return {
    part: String(n + 2),
    filename: type[3].replace('#', String(mix(h, 3) % 10000)),
    type: type[1],
    subtype: type[2],
    decoded,
    ...base64Size(decoded),
    broken: type[0] !== 'pdf' && mix(h, 4) % 3 === 0,
  };
}

/** @param {number} seed @returns {Shape} */
export function shapeOf(seed) {
  const header = 420 + (mix(seed, 1) % 900);
  const fields = 230 + (mix(seed, 2) % 170);
  const text = 60 + (mix(seed, 3) % 2400);
  const textLines = 3 + Math.floor(text / 60);
  const textEncoded = text + 2 * textLines;
  const html = mix(seed, 4) % 3 === 0 ? text * 2 + 300 : 0;
  const attachments = [];
  const count = mix(seed, 5) % 10 < 6 ? 0 : 1 + (mix(seed, 6) % 3);
  for (let n = 0; n < count; n++) attachments.push(makeAttachment(seed, n));
  let virtual = header + 2 + textEncoded;
  let lines = 12 + (mix(seed, 7) % 12) + textLines;
  if (html > 0) {
    virtual += html + 190;
    lines += Math.floor(html / 76) + 6;
  }
  for (const a of attachments) {
    virtual += a.encoded + 170 + a.filename.length;
    lines += a.lines + 6;
  }
  const boundary = `=-${mix(seed, 8).toString(16)}${mix(seed, 9).toString(16)}`;
  return {
    header,
    fields,
    text,
    textEncoded,
    textLines,
    html,
    attachments,
    virtual,
    physical: virtual - lines,
    boundary,
  };
}

/** Bytes of a message as IMAP and POP3 send it, without building its shape. @param {number} seed */
export const sizeOf = (seed) => shapeOf(seed).virtual;

/** @param {Message} m */
export const subjectOf = (m) =>
  m.subject ?? SUBJECTS[mix(m.seed, 20) % SUBJECTS.length].replace('#', String(mix(m.seed, 21) % 9000));

/** Folder of a mailbox. */
class Folder {
  /** @param {string} name @param {number} validity */
  constructor(name, validity) {
    this.name = name;
    this.validity = validity;
    this.next = 1;
    /** @type {Message[]} */
    this.messages = [];
    this.bytes = 0;
  }

  /** @param {number} seed @param {number} date @param {Partial<Message>} [more] @returns {Message} */
  add(seed, date, more = {}) {
    const m = {
      uid: this.next++,
      seed,
      date,
      saved: date,
      mid: undefined,
      from: undefined,
      subject: undefined,
      seen: false,
      gone: false,
      ...more,
    };
    this.messages.push(m);
    this.bytes += sizeOf(seed);
    return m;
  }

  /** @param {Message} m */
  remove(m) {
    if (m.gone) return;
    m.gone = true;
    const i = this.messages.lastIndexOf(m);
    if (i >= 0) this.messages.splice(i, 1);
    this.bytes -= sizeOf(m.seed);
  }
}

/** A person's folders. */
export class Mailbox {
  /** @param {import('./people.mjs').Person} person @param {import('./random.mjs').Random} rng
   * @param {{ start: number, domain: string, messages: number, colleagues: readonly import('./people.mjs').Person[] }} options */
  constructor(person, rng, options) {
    this.person = person;
    this.domain = options.domain;
    const validity = Math.floor(options.start / 1e6) - rng.int(1e6, 4e7);
    this.folders = new Map(
      ['INBOX', 'Sent', 'Trash', 'Archive'].map((n, i) => [n, new Folder(n, validity + i)]),
    );
    const shares = { INBOX: 1, Sent: 0.25, Trash: 0.04, Archive: 0.15 };
    for (const [name, share] of Object.entries(shares)) {
      const count = Math.floor(options.messages * share * (0.6 + rng.next() * 0.8));
      const folder = this.folder(name);
      let date = options.start - 400 * 86400e6;
      for (let i = 0; i < count; i++) {
        date += (400 * 86400e6) / (count + 1);
        if (rng.chance(0.05)) folder.next++;
        const from = name === 'Sent' ? person.address : rng.pick(options.colleagues).address;
        folder.add(mix(hash(person.address + name), i), date, { seen: rng.chance(0.93), from });
      }
    }
  }

  /** @param {string} name @returns {Folder} */
  folder(name) {
    const folder = this.folders.get(name);
    if (folder === undefined) throw new Error(`no folder ${name}`);
    return folder;
  }

  get inbox() {
    return this.folder('INBOX');
  }

  /** Message-ID with its angle brackets. @param {Message} m */
  messageId(m) {
    m.mid ??= `<${Math.floor(m.date / 1e6)}.${mix(m.seed, 30).toString(16).toUpperCase()}${m.uid}@${this.domain}>`;
    return m.mid;
  }

  /** @param {Message} m */
  sender(m) {
    return m.from ?? `postmaster@${this.domain}`;
  }
}
