/**
 * What runs in the page to measure it: when somebody's last key, click or turn of the wheel came, and when the last
 * element changed, took the focus or was scrolled after it. The page asks for its status and its journal by a clock of its own.
 */
export const WATCH = `
  window.__began = 0; window.__changed = 0; window.__met = 0; window.__asked = [];
  const now = () => performance.now();
  for (const type of ['keydown', 'mousedown', 'wheel', 'input', 'hashchange'])
    addEventListener(type, (e) => { if (window.__began === 0) window.__began = Math.min(e.timeStamp, now()); }, true);
  const fetched = window.fetch;
  window.fetch = async (...args) => {
    const path = String(args[0]);
    if (/.api.(status|journal)/.test(path)) return fetched(...args);
    const one = { path, from: now(), to: 0 };
    window.__asked.push(one);
    try { return await fetched(...args); } finally { one.to = now(); }
  };
  window.__until = () => false;
  new MutationObserver(() => {
    window.__changed = now();
    if (window.__met === 0 && window.__began > 0 && window.__until()) window.__met = now();
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  for (const type of ['focusin', 'scroll'])
    addEventListener(type, () => { window.__changed = now(); }, { capture: true, passive: true });
  window.__start = (until) => {
    window.__until = until; window.__met = 0; window.__began = 0; window.__changed = 0; window.__asked = [];
  };
  window.__settled = async (quietMs) => {
    const begin = now();
    for (let last = begin, seen = -1; now() - last < quietMs && now() - begin < 30000; ) {
      await new Promise((r) => requestAnimationFrame(r));
      const waits = document.querySelector('.waiting, [aria-busy="true"]') !== null;
      if (waits || window.__changed !== seen) { last = now(); seen = window.__changed; }
    }
    return { began: window.__began, shown: window.__changed, met: window.__met, asked: window.__asked };
  };
`;

/** Nothing changes for so many milliseconds: it is all there. */
const QUIET = 250;
/** Before a step: the row that has the focus goes into the address 400 ms after the last key. */
export const REST = 500;

/** Waits until nothing in the page changes any more; tells what happened since {@link begin}. @param {any} page @param {number} [quiet] */
export const settled = (page, quiet = QUIET) => page.evaluate(`window.__settled(${quiet})`);

/** What follows is measured; `until`, an expression of the page, tells when what was asked for is there. @param {any} page @param {string} [until] */
export const begin = (page, until = 'false') => page.evaluate(`window.__start(() => ${until})`);
