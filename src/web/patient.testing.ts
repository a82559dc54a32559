import type { Locator, Page } from '../report/browser.testing.ts';

/** Two frames: what an effect of the page puts there is drawn. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
/** Looks in a row that must find nothing on its way. */
const QUIET = 2;
/** Looks after which a page whose answers are held back on purpose is read as it is. */
const PATIENCE = 150;

/** Whether something is on its way to the screen at this moment: requests, rows that are waited for. */
export type Busy = () => Promise<boolean>;

/** Two frames of the page pass. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(DRAWN);
}

/**
 * The page as somebody sees it who looks up after each step: what is read after a key, a click or a word is read when
 * nothing is on its way any more. A test that reads at once would now and then read what stood there before.
 */
export function patient(page: Page, busy: Busy): Page {
  const state = { moved: true };
  const read = async <T>(what: () => Promise<T>): Promise<T> => {
    if (state.moved) await quiet(page, busy);
    state.moved = false;
    return what();
  };
  const step = async <T>(what: () => Promise<T>): Promise<T> => {
    state.moved = true;
    const done = await what();
    // The driver hears of a new address after the key or click that made it: by then it has.
    await drawn(page).catch(() => undefined);
    return done;
  };
  const { keyboard, mouse } = page;
  return {
    context: () => page.context(),
    url: () => page.url(),
    on: (event: never, hear: never) => page.on(event, hear),
    waitForTimeout: (ms) => page.waitForTimeout(ms),
    locator: (selector, options) => patientLocator(page.locator(selector, options), read, step),
    evaluate: (script) => read(() => page.evaluate(script)),
    pdf: (options) => read(() => page.pdf(options)),
    screenshot: (options) => read(() => page.screenshot(options)),
    goto: (url) => step(() => page.goto(url)),
    reload: () => step(() => page.reload()),
    setViewportSize: (size) => step(() => page.setViewportSize(size)),
    emulateMedia: (options) => step(() => page.emulateMedia(options)),
    fill: (selector, text) => step(() => page.fill(selector, text)),
    hover: (selector) => step(() => page.hover(selector)),
    keyboard: {
      press: (key) => step(() => keyboard.press(key)),
      type: (text) => step(() => keyboard.type(text)),
    },
    mouse: {
      wheel: (x, y) => step(() => mouse.wheel(x, y)),
      move: (x, y) => step(() => mouse.move(x, y)),
      down: () => step(() => mouse.down()),
      up: () => step(() => mouse.up()),
    },
  };
}

type Doing = <T>(what: () => Promise<T>) => Promise<T>;

function patientLocator(raw: Locator, read: Doing, step: Doing): Locator {
  const like = (other: Locator): Locator => patientLocator(other, read, step);
  return {
    locator: (selector) => like(raw.locator(selector)),
    first: () => like(raw.first()),
    last: () => like(raw.last()),
    nth: (index) => like(raw.nth(index)),
    waitFor: (options) => raw.waitFor(options),
    count: () => read(() => raw.count()),
    isVisible: () => read(() => raw.isVisible()),
    textContent: () => read(() => raw.textContent()),
    allTextContents: () => read(() => raw.allTextContents()),
    getAttribute: (name) => read(() => raw.getAttribute(name)),
    boundingBox: () => read(() => raw.boundingBox()),
    click: () => step(() => raw.click()),
    focus: () => step(() => raw.focus()),
    fill: (text) => step(() => raw.fill(text)),
    selectOption: (value) => step(() => raw.selectOption(value)),
  };
}

async function quiet(page: Page, busy: Busy): Promise<void> {
  let found = 0;
  for (let looks = 0; found < QUIET && looks < PATIENCE; looks += 1) {
    await drawn(page);
    found = (await busy()) ? 0 : found + 1;
  }
}
