/**
 * The report's only style sheet: light, dark and print. Fonts are the system's own. Colours are pairs for
 * `light-dark()`, each with at least 4.5:1 on its ground; a colour never stands alone for a meaning.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #15181c);
  --raised: light-dark(#f6f7f9, #1d2126);
  --ink: light-dark(#1b1f24, #e6e9ed);
  --soft: light-dark(#4a5560, #aeb7c1);
  --rule: light-dark(#d5d9de, #3a414a);
  --link: light-dark(#1d3f72, #a6c6f5);
  --head: light-dark(#16294a, #dbe6f7);
  --mark: light-dark(#fff2b8, #4d4313);
  --taken: light-dark(#9b1c1c, #ff9d94);
  --served: light-dark(#97440a, #ffb570);
  --opened: light-dark(#765300, #ecc95f);
  --listed: light-dark(#4d5a00, #cbd86a);
  --reachable: light-dark(#1f5a8c, #93c3f2);
  --no-trace: light-dark(#3f5a4c, #a5cdb8);
  --unknown: light-dark(#55448a, #c7b8f5);
  --suspect-fill: light-dark(#e3a04d, #b3741f);
  --attempt-fill: light-dark(#6a5a9c, #a898dc);
  --data-fill: light-dark(#7c93ad, #5f7a99);
  --heat: light-dark(#1d3f72, #8fb6ec);
  --edge: light-dark(rgb(27 31 36 / .35), rgb(0 0 0 / .8));
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding: 1.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem 1rem; z-index: 3; }
.symbols { position: absolute; }
header { max-width: 84rem; margin: 0 auto; padding: 1.4rem 1.5rem .9rem; border-bottom: 3px solid var(--head); }
h1 { font-size: 1.6rem; line-height: 1.15; letter-spacing: -.015em; margin: 0 0 .7rem; color: var(--head); font-weight: 650; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; color: var(--head); font-weight: 650; letter-spacing: -.01em; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .6rem; font-weight: 650; }
h4 { font-size: .95rem; margin: .75rem 0 .35rem; font-weight: 650; }
header dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0; }
header dt { font-size: .8rem; color: var(--soft); }
header dd { margin: 0; font-weight: 550; font-variant-numeric: tabular-nums; }
.frame { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem 4rem; display: grid; grid-template-columns: minmax(0, 1fr); }
main { min-width: 0; }
nav { display: none; }
@media (min-width: 68rem) {
  .frame { grid-template-columns: 13rem minmax(0, 1fr); gap: 2.5rem; }
  nav { display: block; position: sticky; top: 0; align-self: start; padding: 1.5rem 0; max-height: 100vh; overflow: auto; font-size: .875rem; }
  nav ol { list-style: none; margin: 0; padding: 0; border-left: 1px solid var(--rule); }
  nav a { display: block; padding: .28rem 0 .28rem .9rem; color: var(--soft); text-decoration: none; }
  nav a:hover { color: var(--ink); text-decoration: underline; }
}
section { padding: 1.5rem 0 2.1rem; border-bottom: 1px solid var(--rule); }
section:last-child { border-bottom: 0; }
p { margin: 0 0 1rem; max-width: 46rem; }
.note, .small, .under { color: var(--soft); font-size: .85rem; }
.small { line-height: 1.4; }
.note { margin-top: .6rem; }
.empty, .faint { color: var(--soft); }
.overruled { border-left: 4px solid var(--link); padding: .15rem 0 .15rem .6rem; margin: .3rem 0; }
.said { white-space: pre-wrap; }
.mono, .lines, .citation { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .8rem; }
.small.mono { font-size: .75rem; }
bdi { overflow-wrap: anywhere; }
ul.plain { margin: .25rem 0; padding-left: 1.15rem; }
ul.tight { margin: 0; padding: 0; list-style: none; }
ul.tight li + li { margin-top: .3rem; }
.statements { margin: 0; padding: 0; list-style: none; counter-reset: s; max-width: 52rem; }
.statements > li { counter-increment: s; position: relative; padding: .42rem 0 .42rem 2.4rem; border-top: 1px solid var(--rule); }
.statements > li:first-child { border-top: 0; }
.statements > li::before { content: counter(s); position: absolute; left: 0; top: .42rem; width: 1.5rem; color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; }
#answer .statements { max-width: none; }
#answer .statements[start] { counter-reset: s 2; }
#answer .statements:not([start]) > li { font-size: 1.02rem; font-weight: 600; }
#answer .statements:not([start]) > li:first-child { font-size: 1.1rem; }
pre.command { margin: .45rem 0 .2rem; padding: .45rem .7rem; background: var(--raised); border-left: 3px solid var(--rule); font: .8rem/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.chip { display: inline-block; min-width: 24px; min-height: 24px; line-height: 24px; padding: 0 .12rem; font-size: .8rem; font-weight: 500; text-decoration: none; font-variant-numeric: tabular-nums; text-align: center; border-radius: 3px; white-space: nowrap; }
.chip:hover { background: var(--raised); text-decoration: underline; }
details.more, details.long { display: inline; font-weight: 400; }
details.more > summary, details.long > summary { display: inline; cursor: pointer; color: var(--link); font-size: .8rem; }
details.more > summary { padding: .25rem .2rem; }
details.long > summary { color: inherit; font-size: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
details.long > bdi { display: block; margin: .4rem 0; padding: .5rem .75rem; background: var(--raised); border-left: 3px solid var(--rule); }
summary { cursor: pointer; min-height: 24px; }
.tiles { list-style: none; margin: .9rem 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(7.6rem, 1fr)); gap: .5rem; }
.tile { border: 1px solid var(--rule); border-top: 3px solid currentColor; border-radius: 3px; padding: .45rem .45rem .5rem .5rem; display: flex; flex-direction: column; gap: .05rem; background: var(--raised); }
.tile .word { font-weight: 650; display: flex; gap: .4rem; align-items: center; line-height: 1.2; min-height: 2.4em; font-size: .9rem; overflow-wrap: anywhere; }
.tile.g-unknown .word { font-size: .8rem; gap: .3rem; min-height: 2.7em; }
@media screen { body.with-drawer .tiles { grid-template-columns: repeat(auto-fit, minmax(8.6rem, 1fr)); } }
.tile .big { color: var(--ink); font-size: 1.05rem; font-variant-numeric: tabular-nums; }
.meanings { margin-top: 1rem; } .meanings > summary { color: var(--soft); font-size: .9rem; } .meanings .means { color: var(--ink); font-weight: 400; font-size: .9rem; }
.tile[data-accounts="0"][data-items="0"] { border-top-color: var(--rule); background: none; }
.tile[data-accounts="0"][data-items="0"] .big { color: var(--soft); }
.mark { flex: none; vertical-align: -3px; }
.grade { white-space: nowrap; font-weight: 600; font-size: .9em; }
.grade .mark { margin-right: .35rem; }
.g-taken { color: var(--taken); } .g-served { color: var(--served); } .g-opened { color: var(--opened); }
.g-listed { color: var(--listed); } .g-reachable { color: var(--reachable); }
.g-no-trace { color: var(--no-trace); } .g-unknown { color: var(--unknown); }
.j-intruder, .s-critical { color: var(--taken); font-weight: 650; } .j-suspect, .s-high { color: var(--served); font-weight: 600; }
.scroll { overflow-x: auto; margin: .75rem 0; background: linear-gradient(to right, var(--ground) 40%, transparent), linear-gradient(to left, var(--ground) 40%, transparent) 100% 0, linear-gradient(to right, var(--edge), transparent), linear-gradient(to left, var(--edge), transparent) 100% 0; background-size: 2.5rem 100%, 2.5rem 100%, 1rem 100%, 1rem 100%; background-repeat: no-repeat; background-attachment: local, local, scroll, scroll; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.45; }
caption { text-align: left; color: var(--soft); font-size: .8rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-top: 1px solid var(--rule); }
thead th { border-top: 0; border-bottom: 1.5px solid var(--soft); font-size: .8rem; font-weight: 600; color: var(--soft); vertical-align: bottom; max-width: 11rem; }
.problems { color: var(--served); font-weight: 600; }
tbody th { font-weight: 500; min-width: 11rem; max-width: 22rem; }
td { min-width: 5.5rem; max-width: 24rem; }
td.wide { min-width: 12.5rem; }
td.reasons { min-width: 17rem; max-width: 34rem; }
.agent > bdi { display: block; }
td.name { min-width: 9rem; }
.vh { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
.address { font-variant-numeric: tabular-nums; }
tbody tr:first-child > * { border-top: 0; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.part > th { padding-left: 1.4rem; }
.subject { font-weight: 600; }
.weight { color: var(--soft); font-variant-numeric: tabular-nums; font-size: .85em; white-space: nowrap; }
.against { margin-top: .3rem; color: var(--soft); }
.hash { display: inline-block; min-width: 8.5rem; max-width: 15rem; overflow-wrap: anywhere; font-size: .7rem; }
.card { border: 1px solid var(--rule); border-radius: 4px; padding: 1rem 1.2rem; margin: 1rem 0; }
.card > h3:first-child { margin-top: 0; margin-bottom: .2rem; }
.card > details { margin-top: .6rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0 2.5rem; margin-top: .4rem; }
.addresses { list-style: none; margin: .3rem 0 .6rem; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .875rem; font-variant-numeric: tabular-nums; }
details.account { border-top: 1px solid var(--rule); padding: .6rem 0; }
details.mailbox { margin: .3rem 0 .3rem 1.2rem; }
details.account > summary h4 { display: inline; }
.tally { display: inline-flex; flex-wrap: wrap; gap: 0 1rem; margin-left: .75rem; font-size: .875rem; font-variant-numeric: tabular-nums; }
.search { display: grid; gap: .6rem; margin: .5rem 0 .6rem; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .8rem; border: 0; margin: 0; padding: 0; font-size: .875rem; min-width: 0; }
.tools legend { float: left; padding: 0; }
.tools .choice { display: inline-flex; align-items: center; gap: .35rem; min-height: 28px; font-variant-numeric: tabular-nums; }
.tools .choice input, .tools select { min-width: 0; }
.tools .choice input { width: 1.1rem; height: 1.1rem; }
select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 3px; padding: .3rem .5rem; min-height: 28px; }
button[aria-pressed="true"] { background: var(--link); border-color: var(--link); color: var(--ground); }
.resorted tr.part > th { padding-left: 0; }
input[type="search"] { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: 3px; padding: .35rem .6rem; min-width: 18rem; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .2rem; }
.drawing { display: block; width: 100%; min-width: 46rem; height: auto; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0; padding: 0; font-size: .85rem; color: var(--soft); }
.legend svg { vertical-align: -3px; }
.k-ink { fill: var(--ink); } .k-axis { fill: var(--soft); } .k-grid { stroke: var(--rule); }
.k-frame { stroke: var(--soft); } .k-hatch { stroke: var(--soft); } .k-dots { fill: var(--soft); }
.k-bar.k-intruder:not(.k-open) { fill: var(--taken); } .k-edge.k-intruder { stroke: var(--taken); } .k-stop.k-intruder { stop-color: var(--taken); }
.k-bar.k-suspect:not(.k-open) { fill: var(--suspect-fill); stroke: var(--served); } .k-edge.k-suspect { stroke: var(--served); } .k-stop.k-suspect { stop-color: var(--suspect-fill); }
.k-bar.k-unexplained { stroke: var(--soft); } .k-bar.k-unexplained:not(.k-open) { fill: var(--ground); } .k-edge.k-unexplained { stroke: var(--soft); }
.k-bar.k-attempt:not(.k-open) { fill: var(--attempt-fill); } .k-edge.k-attempt { stroke: var(--attempt-fill); }
.k-clear { fill: var(--ground); }
.k-data { fill: var(--data-fill); } .k-heat { fill: var(--heat); } .k-rotation { fill: var(--ink); } .k-clock { stroke: var(--ink); }
pre.ask { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; }
.k-all { fill: var(--data-fill); fill-opacity: .6; } .k-actors { fill: var(--taken); } .k-base { stroke: var(--soft); } .k-more { fill: var(--soft); }
.k-whisker { stroke: var(--ink); } .k-inner { fill: var(--ground); } .k-note { fill: var(--soft); } .k-note.k-intruder { fill: var(--taken); } .k-note.k-suspect { fill: var(--served); }
.k-rim { stroke: var(--ground); } .k-lead { stroke: var(--ink); } .k-overruled { fill: var(--ground); stroke: var(--ink); } .k-swap { stroke: var(--ink); }
.k-beside { fill: var(--soft); } .k-beside.k-intruder { fill: var(--taken); } .k-beside.k-suspect { fill: var(--served); }
.k-stage { fill: var(--heat); } .k-faint { stroke: var(--heat); } .k-change { fill: var(--ground); stroke: var(--ink); }
.drawing.graph { width: auto; min-width: 0; max-width: max(100%, 56rem); }
.k-node { stroke: var(--soft); } .k-address, .k-account { fill: var(--raised); }
.k-node.k-intruder { fill: #9b1c1c; stroke: var(--taken); } .k-node.k-suspect { fill: var(--suspect-fill); stroke: var(--served); }
.k-node.k-unexplained, .k-node.k-legitimate { fill: var(--ground); } .k-on-unexplained, .k-on-legitimate { fill: var(--ink); }
.k-stroke { stroke: var(--link); } .k-same .k-stroke { stroke: var(--soft); } .graph .k-between { stroke: var(--ground); } .k-plate { fill: var(--ground); stroke: var(--soft); }
.proofs { list-style: none; margin: 0; padding: 0; }
.proof { padding: .75rem 0 1rem; border-top: 1px solid var(--rule); content-visibility: auto; contain-intrinsic-size: auto 11rem; }
.proof h3 { margin: 0 0 .4rem; font-size: .95rem; }
.proof:target { border-left: 4px solid var(--link); padding-left: .9rem; }
.lines { background: var(--raised); border: 1px solid var(--rule); border-radius: 3px; padding: .4rem .6rem; line-height: 1.5; }
.near { color: var(--soft); }
.near, .the-line { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: .75rem; }
.the-line { padding: .15rem 0; }
.the-line > em { grid-column: 2; }
.no { text-align: right; color: var(--soft); user-select: none; font-variant-numeric: tabular-nums; }
.the-line .no { color: var(--ink); font-weight: 650; }
mark, .near bdi { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; }
.citation { color: var(--soft); margin-top: .35rem; font-size: .75rem; overflow-wrap: anywhere; }
#drawer { position: fixed; z-index: 2; right: 0; top: 0; bottom: 0; width: min(36rem, 46vw); overflow: auto; background: var(--ground); border-left: 1px solid var(--rule); box-shadow: 0 0 1.5rem rgb(0 0 0 / .18); padding: 1.25rem; }
#drawer h2 { margin-bottom: .75rem; font-size: 1.15rem; }
#drawer .lines { margin-top: 1rem; }
#drawer-cited { font-size: .85rem; }
#drawer-nth:empty, #drawer-cited .note:empty { display: none; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
button { font: inherit; font-size: .85rem; color: var(--ink); background: var(--raised); border: 1px solid var(--soft); border-radius: 3px; padding: .3rem .7rem; min-height: 28px; cursor: pointer; }
button:disabled { color: var(--soft); border-color: var(--rule); cursor: default; }
@media (min-width: 60rem) { body.with-drawer { padding-right: min(36rem, 46vw); } body.with-drawer nav { display: none; } body.with-drawer .frame { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 59.99rem) { #drawer { top: auto; left: 0; width: auto; max-height: 60vh; border-left: 0; border-top: 1px solid var(--rule); } html { scroll-padding-bottom: 62vh; } }
@media (max-width: 40rem) { header, .frame { padding-left: 1rem; padding-right: 1rem; } h1 { font-size: 1.6rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .tile { border-top: 3px solid CanvasText; } mark { forced-color-adjust: none; background: Mark; color: MarkText; } }
@media print {
  :root { color-scheme: only light; }
  @page { size: A4; margin: 18mm 16mm 20mm; }
  html { font-size: 9.5pt; }
  body.with-drawer { padding-right: 0; }
  nav, #drawer, .search, .skip { display: none !important; }
  header, .frame { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  .frame { display: block; }
  section { padding: 1rem 0; }
  h2, h3, h4, caption, summary { break-after: avoid; }
  .tile, .statements > li, .card > h3, tr, .proof .lines, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .tiles { grid-template-columns: repeat(7, 1fr); gap: .3rem; }
  .tile { padding: .3rem .4rem; }
  .tile .word { font-size: 7.5pt; } .tile .big { font-size: 9pt; } .tile .small { font-size: 7pt; }
  .scroll { overflow: visible; background: none; }
  .drawing { min-width: 0; }
  .drawing.graph { max-width: 100%; }
  table { font-size: 7.5pt; }
  table .small { font-size: 7pt; }
  th, td { padding-right: .45rem; min-width: 0; }
  tbody th { min-width: 0; }
  time, .grade, thead th { white-space: normal; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .proof { content-visibility: visible; padding: .4rem 0; }
  .chip { min-width: 0; min-height: 0; line-height: inherit; }
  .tile, .lines, mark { print-color-adjust: exact; }
}
`;
