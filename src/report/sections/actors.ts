import { type Html, html } from '../../base/html.ts';
import type { Actor, Attempt, Session } from '../../case/judgement.ts';
import type { Page } from '../page.ts';
import { type Column, table } from '../table.ts';
import { writtenOn } from '../written.ts';
import { actorFigure } from './actor-figure.ts';
import { reasonList, weight } from './reasons.ts';
import type { Section } from './section.ts';

// A file that anybody can open: a graph can be 100 kB.
const MOST_DRAWN = 20;

/** Who: each actor with the sessions that were linked to it, why, and what speaks against it. */
export const actors: Section = {
  id: 'actors',
  title: 'ui.section.actors',
  render: (page) => {
    const { actors: all, sessions } = page.file;
    const suspected = new Set(sessions.filter((s) => s.judgement !== 'legitimate').map((s) => s.actor));
    const shown = all.filter((a) => suspected.has(a.id));
    const cards = new Set(shown.map((a) => a.id));
    const rest = sessions.filter((s) => !cards.has(s.actor));
    const none = shown.length === 0 ? html`<p class="empty">${page.ui('ui.actors.none')}</p>` : undefined;
    return html`${none}${shown.map((a, i) => actorArticle(page, a, i < MOST_DRAWN))}${unlinked(
      page,
      rest.filter((s) => s.judgement !== 'legitimate'),
    )}${onlyTried(
      page,
      all.filter((a) => a.sessions.length === 0),
    )}${legitimateSessions(
      page,
      rest.filter((s) => s.judgement === 'legitimate'),
    )}`;
  },
};

/** Actors without a session: they can be many, and did nothing but try. */
function onlyTried(page: Page, actors: readonly Actor[]): Html {
  if (actors.length === 0) return html``;
  const attempts = (a: Actor): readonly Attempt[] =>
    a.attempts.map((i) => page.file.attempts[i]).filter((one) => one !== undefined);
  const rows = table(
    page,
    actors,
    [
      { head: 'ui.col.actor', heads: true, cell: (a) => page.evidence(a.id) },
      {
        head: 'ui.col.addresses',
        size: 'wide',
        cell: (a) => html`${a.addresses.slice(0, 20).map((one) => html`<div>${page.evidence(one)}</div>`)}`,
      },
      {
        head: 'ui.attempts.tries',
        numeric: true,
        cell: (a) => page.ui('ui.number', { number: attempts(a).reduce((n, one) => n + one.tries, 0) }),
      },
      { head: 'ui.col.proof', cell: (a) => page.cite(attempts(a).flatMap((one) => one.refs)) },
    ],
    { caption: page.label('ui.actors.only-tried', { count: actors.length }) },
  );
  return html`<details class="card"><summary>${page.ui('ui.actors.only-tried', { count: actors.length })}</summary>${rows}</details>`;
}

function actorArticle(page: Page, actor: Actor, drawn: boolean): Html {
  const sessions = page.file.sessions.filter((s) => s.actor === actor.id);
  const counts = { sessions: sessions.length, addresses: actor.addresses.length };
  const shown = actor.addresses.slice(0, 50);
  const addresses = html`<div class="under">${page.ui('ui.actors.summary', counts)}</div><ul class="addresses">${shown.map((a) => html`<li>${page.evidence(a)}</li>`)}</ul>${
    shown.length < actor.addresses.length
      ? html`<p class="note">${page.ui('ui.rows-cut', { shown: shown.length, count: actor.addresses.length })}</p>`
      : undefined
  }`;
  return html`<article class="card"><h3>${page.ui('ui.actors.heading', { actor: actor.id })}</h3>${addresses}${drawn ? actorFigure(page, actor, sessions) : undefined}${sessionTables(page, sessions)}${links(page, actor)}</article>
`;
}

/** Sessions; the connections that webmail opened by itself are folded below, for they can be many. */
function sessionTables(page: Page, sessions: readonly Session[]): Html {
  const own = sessions.filter((s) => s.parent === '');
  const opened = sessions.filter((s) => s.parent !== '');
  const first = own.length > 0 ? sessionTable(page, own) : undefined;
  if (opened.length === 0) return html`${first}`;
  return html`${first}<details><summary>${page.ui('ui.actors.opened', { count: opened.length })}</summary>${openedTable(page, opened)}</details>`;
}

function links(page: Page, actor: Actor): Html {
  if (actor.links.length === 0) return html``;
  const rows = table(
    page,
    actor.links,
    [
      { head: 'ui.actors.link-from', cell: (l) => page.evidence(l.from), heads: true },
      { head: 'ui.actors.link-to', cell: (l) => page.evidence(l.to) },
      {
        head: 'ui.col.because',
        size: 'wide',
        cell: (l) => html`${page.sentence('reason', l.reason, l.facts)} ${weight(page, l.weight)}`,
      },
    ],
    { caption: page.label('ui.actors.links'), most: 200 },
  );
  return html`<details><summary>${page.ui('ui.actors.links')}</summary>${rows}</details>`;
}

function unlinked(page: Page, sessions: readonly Session[]): Html {
  if (sessions.length === 0) return html``;
  return html`<article class="card"><h3>${page.ui('ui.actors.unlinked')}</h3>${sessionTables(page, sessions)}</article>`;
}

function legitimateSessions(page: Page, sessions: readonly Session[]): Html {
  if (sessions.length === 0) return html``;
  return html`<details class="card"><summary>${page.ui('ui.actors.legitimate', { count: sessions.length })}</summary>${sessionTable(page, sessions, 500)}</details>`;
}

function sessionTable(page: Page, sessions: readonly Session[], most = 1000): Html {
  const sorted = sessions.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  return table(page, sorted, sessionColumns(page), {
    caption: page.label('ui.sessions.caption'),
    captionShown: true,
    most,
  });
}

/** Connections of webmail: judged with the session that opened them, whose reasons stand there. */
function openedTable(page: Page, sessions: readonly Session[]): Html {
  const columns: readonly Column<Session>[] = [
    {
      head: 'ui.col.session',
      heads: true,
      cell: (s) => page.ui('ui.sessions.name', { protocol: s.protocol, id: s.id }),
    },
    { head: 'ui.actors.within', cell: (s) => page.evidence(s.parent) },
    {
      head: 'ui.col.account',
      cell: (s) => html`${page.evidence(s.account)}${writtenOn(page, `session:${s.id}`)}`,
    },
    { head: 'ui.link', cell: (s) => page.link(s.link) },
    { head: 'ui.col.span', cell: (s) => html`${page.time(s.start)}<br>${page.time(s.end)}` },
    { head: 'ui.col.proof', cell: (s) => page.cite(s.refs) },
  ];
  return table(page, sessions, columns, { caption: page.label('ui.sessions.caption') });
}

function sessionColumns(page: Page): readonly Column<Session>[] {
  return [
    { head: 'ui.col.session', heads: true, cell: (s) => who(page, s) },
    { head: 'ui.col.span', cell: (s) => span(page, s) },
    { head: 'ui.entry.for', size: 'reasons', cell: (s) => reasonList(page, 'reason', s.because) },
    { head: 'ui.entry.against', cell: (s) => reasonList(page, 'against', s.against) },
    { head: 'ui.col.proof', cell: (s) => page.cite(s.refs) },
  ];
}

/** Whose account, from where, how it is judged, with what. */
function who(page: Page, s: Session): Html {
  const name = { protocol: s.protocol, id: s.id };
  const parent =
    s.parent === ''
      ? undefined
      : html`<div class="small">${page.ui('ui.sessions.in-webmail', { parent: s.parent })}</div>`;
  const agent =
    s.userAgent === ''
      ? undefined
      : html`<details class="small agent"><summary>${page.ui('ui.sessions.program')}</summary>${page.evidence(s.userAgent)}</details>`;
  return html`<div>${page.evidence(s.account)}</div><div class="address">${page.evidence(s.address)}</div><div class="small">${page.ui('ui.sessions.name', name)}</div>${parent}<div><strong class="j-${s.judgement}">${page.ui(`ui.judgement.${s.judgement}`)}</strong> <span class="small">${page.link(s.link)}</span></div>${writtenOn(page, `session:${s.id}`)}${agent}`;
}

/** From when to when. */
function span(page: Page, s: Session): Html {
  const start = s.startLogged ? undefined : html`<div class="small">${page.ui('ui.sessions.no-start')}</div>`;
  const end = s.endLogged ? undefined : html`<div class="small">${page.ui('ui.sessions.no-end')}</div>`;
  return html`<div>${page.time(s.start)}</div>${start}<div>${page.time(s.end)}</div>${end}`;
}
