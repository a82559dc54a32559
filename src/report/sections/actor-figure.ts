import { type Html, html } from '../../base/html.ts';
import type { Actor, Session } from '../../case/judgement.ts';
import { actorGraph } from '../actor-graph.ts';
import { drawnHtml } from '../draw/drawn.ts';
import { drawGraph, placeGraph } from '../draw/graph.ts';
import { drawLineKind, lineKinds } from '../draw/graph-line.ts';
import { graphData } from '../graph-data.ts';
import { overrulesOf } from '../overrules.ts';
import type { Page } from '../page.ts';

/** An actor's sessions, addresses and accounts as a graph; the tables beside it hold the same. */
export function actorFigure(page: Page, actor: Actor, sessions: readonly Session[]): Html {
  if (sessions.length === 0) return html``;
  const graph = actorGraph({ id: actor.id, links: actor.links, sessions });
  const data = graphData(graph, {
    say: page.say,
    threshold: 0,
    live: false,
    actor: actor.id,
    overruled: overrulesOf(page.journal),
    attempts: actor.attempts.flatMap((i) => page.file.attempts[i] ?? []),
  });
  const title = page.label('graph.title', { actor: actor.id });
  const kinds = lineKinds.filter((k) => data.lines.some((l) => l.kind === k));
  const legend = html`<ul class="legend">${kinds.map(
    (k) => html`<li>${drawnHtml(drawLineKind(k))} ${page.ui(`graph.line.${k}`)}</li>`,
  )}</ul>`;
  const { left } = graph;
  const note =
    left.sessions + left.bonds > 0
      ? html`<p class="note">${page.ui('graph.left-out', { sessions: left.sessions, bonds: left.bonds })}</p>`
      : undefined;
  return html`<figure><figcaption>${page.ui('graph.title', { actor: actor.id })}</figcaption><div class="scroll" role="region" tabindex="0" aria-label="${title}">${drawnHtml(drawGraph(data, placeGraph(data)))}</div>${legend}${note}</figure>`;
}
