import type { Sitting } from './browser.testing.ts';

/** The widths that the page is looked at: a screen, the same enlarged twice, a telephone. */
export const WIDTHS = [1400, 700, 390] as const;

/** Words that cannot be read within `selector`: cut off by their place or by the window, or upon other words. */
export async function cutIn({ page }: Sitting, selector: string): Promise<readonly string[]> {
  return (await page.evaluate(`(${LOOK})(${JSON.stringify(selector)})`)) as readonly string[];
}

/** Whether nothing of the page is wider than the window. */
export async function fitsWindow({ page }: Sitting): Promise<boolean> {
  return (await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) as boolean;
}

/** Runs in the page, so that it has nothing but what is in it. */
const LOOK = `function (selector) {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.closest('.vh, select, title, defs') === null;
  const words = [];
  for (const root of document.querySelectorAll(selector)) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let n = walk.nextNode(); n !== null; n = walk.nextNode()) {
      if (n.data.trim() === '' || !shown(n.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(n);
      for (const r of range.getClientRects()) if (r.width > 0) words.push({ text: n.data.trim().slice(0, 40), e: n.parentElement, r });
    }
  }
  const out = [];
  for (const { text, e, r } of words) {
    if (r.left < -1 || r.right > innerWidth + 1) out.push('beyond the window: ' + text);
    for (let c = e; c !== null && c !== document.body; c = c.parentElement) {
      if (getComputedStyle(c).overflowX === 'visible') continue;
      const b = c.getBoundingClientRect();
      if (r.left < b.left - 1 || r.right > b.right + 1) out.push('cut by ' + c.className + ': ' + text);
      break;
    }
  }
  words.forEach((a, i) => {
    for (const b of words.slice(i + 1)) {
      const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
      if (wide > 1 && high > 6) out.push('upon each other: ' + a.text + ' / ' + b.text);
    }
  });
  return out;
}`;
