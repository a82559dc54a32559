/**
 * What somebody does at the page, screen by screen, by keys and by mouse.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} at Where it begins: `#/scope?…`; the same as the step before it is not loaded again.
 * @property {(page: any) => Promise<void>} [before] Done each time before, not measured.
 * @property {(page: any) => Promise<void>} act What is measured; may wait for nothing.
 * @property {string} [until] For what goes on after it has answered: an expression of the page that says when it has. The
 *   end is then told beside it, without a bar.
 */

/** @param {...string} keys */
const press =
  (...keys) =>
  async (/** @type {any} */ page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

/** @param {string} selector @param {number} [nth] */
const click =
  (selector, nth = 0) =>
  (/** @type {any} */ page) =>
    page.locator(selector).nth(nth).click({ timeout: 10_000 });

/** @param {string} hash */
const go = (hash) => (/** @type {any} */ page) => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);

/** @param {string} selector @param {number} by */
const wheel = (selector, by) => async (/** @type {any} */ page) => {
  await page
    .locator(selector)
    .first()
    .hover({ position: { x: 200, y: 200 } });
  await page.mouse.wheel(0, by);
};

/** @param {string} selector @param {string} text Types the last letter of it only when measured. */
const typed = (selector, text) => (/** @type {any} */ page) => page.locator(selector).fill(text);

const SCREENS = ['case', 'timeline', 'scope', 'actor', 'evidence', 'lines', 'actions'];

/** @type {readonly Step[]} */
const screens = SCREENS.flatMap((screen, i) => [
  {
    name: `${screen}: by its key`,
    at: screen === 'case' ? '#/actions' : '#/case',
    before: press(screen === 'case' ? '7' : '1'),
    act: press(String(i + 1)),
  },
  {
    name: `${screen}: by a click`,
    at: screen === 'case' ? '#/actions' : '#/case',
    before: press(screen === 'case' ? '7' : '1'),
    act: click('.rail a', i),
  },
]);

/** @type {readonly Step[]} */
const drawer = [
  { name: 'case: next row', at: '#/case', act: press('j') },
  { name: 'case: drawer by Enter', at: '#/case', before: press('Escape', 'j'), act: press('Enter') },
  { name: 'case: drawer by a click', at: '#/case', before: press('Escape'), act: click('main a.chip') },
  { name: 'drawer: next proof', at: '#/case?drawer', act: press(']') },
  { name: 'drawer: previous proof', at: '#/case?drawer', act: press('[') },
  {
    name: 'drawer: next proof, by a click',
    at: '#/case?drawer',
    act: click('.drawer-bar button:has-text("›")'),
  },
  { name: 'drawer: more lines', at: '#/case?drawer', before: press('Z'), act: press('z') },
  { name: 'drawer: closed', at: '#/case', before: press('j', 'Enter'), act: press('Escape') },
];

/** @type {readonly Step[]} */
const timeline = [
  { name: 'timeline: zoom in', at: '#/timeline', before: go('#/timeline'), act: press('w') },
  { name: 'timeline: zoom out', at: '#/timeline', before: press('w', 'w'), act: press('s') },
  { name: 'timeline: to the right', at: '#/timeline', before: press('w'), act: press('d') },
  { name: 'timeline: other lanes', at: '#/timeline', act: press('l') },
  { name: 'timeline: next record', at: '#/timeline', act: press('n') },
  { name: 'timeline: as a table', at: '#/timeline', act: press('t') },
  {
    name: 'timeline: a bar clicked',
    at: '#/timeline?',
    before: press('Escape'),
    act: click('.tl-plot [data-open^="session:"]'),
  },
  { name: 'timeline: scrolled', at: '#/timeline?', before: press('Escape'), act: wheel('.tl-list', 600) },
];

/** @type {readonly Step[]} */
const scope = [
  { name: 'scope: next row', at: '#/scope', before: press('j'), act: press('j') },
  { name: 'scope: unfolded', at: '#/scope', before: press('Home', 'ArrowLeft'), act: press('ArrowRight') },
  { name: 'scope: folded', at: '#/scope', before: press('Home', 'ArrowRight'), act: press('ArrowLeft') },
  { name: 'scope: a page down', at: '#/scope', before: press('Home'), act: press('PageDown') },
  { name: 'scope: to the end', at: '#/scope', before: press('Home'), act: press('End') },
  { name: 'scope: scrolled by the wheel', at: '#/scope', before: press('Home'), act: wheel('.grid', 3000) },
  {
    name: 'scope: a grade chosen',
    at: '#/scope',
    before: go('#/scope'),
    act: click('[data-facet="grade"] input'),
  },
  {
    name: 'scope: filtered by the cell',
    at: '#/scope',
    before: async (p) => {
      await go('#/scope')(p);
      await press('j', 'ArrowRight', 'ArrowRight', 'ArrowRight')(p);
    },
    act: press('f'),
  },
  {
    name: 'scope: sorted by bytes',
    at: '#/scope',
    before: go('#/scope'),
    act: click('[role="columnheader"] button:has-text("Bytes")'),
  },
  { name: 'scope: selected', at: '#/scope', before: press('j'), act: press(' ') },
  { name: 'scope: opened', at: '#/scope', before: press('Escape', 'j'), act: press('Enter') },
  { name: 'scope: searched', at: '#/scope', before: go('#/scope'), act: go('#/scope?text=invoice') },
];

/** Chooses an actor of whom something leaves when weak bonds are dropped: the others have no threshold. @param {any} page */
async function loose(page) {
  const cards = page.locator('.actor-card a');
  for (let i = 0; i < (await cards.count()); i += 1) {
    if ((await page.locator('#threshold-range').count()) > 0) return;
    await cards.nth(i).click();
    await page.waitForTimeout(500);
  }
}

/** @type {readonly Step[]} */
const actor = [
  { name: 'actor: another one', at: '#/actor', before: go('#/actor'), act: click('.actor-card a', 1) },
  {
    name: 'actor: threshold',
    at: '#/actor',
    before: async (p) => {
      await loose(p);
      await p.locator('#threshold-range').focus();
      await press('Home')(p);
    },
    act: press('End'),
  },
  { name: 'actor: graph as a table', at: '#/actor?', act: press('t') },
  { name: 'actor: next session', at: '#/actor?', before: press('j', 'Home'), act: press('j') },
  { name: 'actor: session opened', at: '#/actor?', before: press('Escape', 'j'), act: press('Enter') },
  {
    name: 'actor: a node clicked',
    at: '#/actor',
    before: press('Escape'),
    act: click('.graph-box [data-open]'),
  },
];

/** @type {readonly Step[]} */
const evidence = [
  { name: 'evidence: zoom in', at: '#/evidence', before: go('#/evidence'), act: press('w') },
  { name: 'evidence: to the right', at: '#/evidence', before: press('w'), act: press('d') },
  { name: 'evidence: as a table', at: '#/evidence', act: press('t') },
  { name: 'evidence: next row', at: '#/evidence', before: press('j'), act: press('j') },
  { name: 'evidence: files sorted', at: '#/evidence', act: click('.files button.sort', 3) },
  {
    name: 'evidence: files searched',
    at: '#/evidence',
    before: typed('#file-find', ''),
    act: typed('#file-find', 'mail'),
  },
];

/** The lines of a search: the first row is there, or that there is none. @param {string} q */
const found = (q) =>
  `document.querySelector('.ln-count data[data-of=${JSON.stringify(`hits ${q}`)}]') !== null
    && (document.querySelector('.ln-grid-row .ln-raw-line') !== null || document.querySelector('.lines .empty') !== null
      && document.querySelector('.ln-count').textContent.includes('all '))`;

/** @param {string} name @param {string} q @returns {Step} */
const searching = (name, q) => ({
  name: `lines: ${name}`,
  at: '#/lines',
  before: go('#/lines'),
  act: go(`#/lines?q=${encodeURIComponent(q)}`),
  until: found(q),
});

/** @type {readonly Step[]} */
const lines = [
  searching('a word', 'failed'),
  searching('two words', 'imap-login aborted'),
  searching('a word that is nowhere', 'nothing-like-this'),
  searching('a column', 'action:sign-in'),
  searching('an hour', 'time:2026-09-16T09Z'),
  { name: 'lines: next line', at: '#/lines?', before: press('j'), act: press('j') },
  { name: 'lines: opened', at: '#/lines?', before: press('Escape', 'j'), act: press('o') },
  {
    name: 'lines: scrolled by the wheel',
    at: '#/lines',
    before: press('Home'),
    act: wheel('.ln-grid', 3000),
  },
  { name: 'lines: to the end', at: '#/lines?', before: press('Home'), act: press('End') },
  { name: 'lines: hours as a table', at: '#/lines?', act: press('t') },
];

/** @type {readonly Step[]} */
const actions = [
  { name: 'actions: next step', at: '#/actions', act: press('j') },
  { name: 'actions: opened', at: '#/actions', before: press('Escape', 'j'), act: press('Enter') },
  { name: 'help', at: '#/actions', before: press('Escape'), act: press('?') },
  { name: 'palette', at: '#/actions', before: press('Escape'), act: press(':') },
  { name: 'other clock first', at: '#/case', before: press('Escape'), act: press('T') },
];

/** All of it, in the order of the screens. */
export const STEPS = [
  ...screens,
  ...drawer,
  ...timeline,
  ...scope,
  ...actor,
  ...evidence,
  ...lines,
  ...actions,
];
