import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { SCREENS } from './page/logic/place.ts';

/** All that can be seen, read out or hovered: text, labels, titles, what stands in fields. */
const SEEN = `(() => {
  const told = [...document.querySelectorAll('*')].flatMap((e) => [
    e.getAttribute('aria-label') ?? '', e.getAttribute('title') ?? '', e.getAttribute('placeholder') ?? '',
    'value' in e && e.tagName !== 'DATA' && !/^(OPTION|SELECT)$/.test(e.tagName) && e.tagName !== 'BUTTON' ? String(e.value) : '',
  ]);
  return [...told, ...[...document.querySelectorAll('body *')].flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent))]
    .filter((t) => t.trim() !== '');
})()`;

describe('masked names in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  /** Where a name of the case can be seen. */
  async function leaks({ page }: Sitting): Promise<readonly string[]> {
    const seen = (await page.evaluate(SEEN)) as readonly string[];
    const names = [
      ...stage.file.accounts.map((a) => a.account),
      ...stage.file.items.flatMap((i) => [i.name, i.messageId]),
    ].filter((name) => name.length > 3);
    const isWord = (text: string, name: string): boolean => {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
        if (!/[\w.-]/.test(`${text[at - 1] ?? ''}${text[at + name.length] ?? ''}`)) return true;
      return false;
    };
    return seen.filter(
      (text) => names.some((name) => isWord(text, name)) || /[\w.]@[\w-]+\.[a-z]/.test(text),
    );
  }

  const PLACES = [
    ...SCREENS.map((s) => `#/${s}?mask=1`),
    '#/timeline?mask=1&t=1&who=all',
    '#/timeline?mask=1&lanes=account&account=compta',
    '#/actor?mask=1&t=1',
    '#/actions?mask=1&tab=hardening',
    '#/actions?mask=1&tab=journal',
    '#/evidence?mask=1&picture=table',
    '#/case?mask=1&of=account%3Acompta',
    '#/case?mask=1&of=session%3AS1',
    '#/scope?mask=1&of=item%3A1',
    '#/scope?mask=1&of=change%3A1',
    '#/case?mask=1&of=answer%3A1',
    '#/case?mask=1&of=action%3A1',
  ];
  test('no screen, and no drawer, shows a name while names are masked', async () => {
    const one = await stage.open();
    const found: Record<string, readonly string[]> = {};
    for (const place of PLACES) {
      await one.goto(place);
      await one.settled();
      const seen = await leaks(one);
      if (seen.length > 0) found[place] = seen.map((text) => text.slice(0, 120));
    }
    assert.deepEqual(found, {});
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('H masks and shows again; raw lines wait for a word; a name has one mask on all screens', async () => {
    const one = await stage.open({ hash: '#/case?of=account%3Acompta' });
    await one.settled();
    const title = one.page.locator('.drawer h2');
    assert.equal(await title.textContent(), 'compta');
    await one.press('H');
    await one.page.locator('.drawer h2', { hasText: '▒' }).waitFor();
    const mask = (await title.textContent()) ?? '';
    await one.settled();
    await one.page.locator('.drawer .raw-part button', { hasText: 'Show anyway' }).click();
    await one.page.locator('.drawer .raw').waitFor();
    for (const screen of ['timeline?who=all', 'scope']) {
      await one.goto(`#/${screen}${screen.includes('?') ? '&' : '?'}mask=1`);
      await one.settled();
      await one.page.locator('main', { hasText: mask }).waitFor();
    }
    await one.page.locator('header.top button[aria-pressed="true"]').click();
    assert.doesNotMatch(one.page.url(), /mask=/);
    await one.page.locator('main', { hasText: 'compta' }).waitFor();
    await one.close();
  });

  test('a zone is no name, and a file called after an account gives no name away', async () => {
    const one = await stage.open({ hash: '#/actions?mask=1' });
    await one.settled();
    const steps = await one.page.locator('.steps pre').allTextContents();
    assert.ok(
      steps.some((text) => /> ▒\w+-managesieve\.sieve/.test(text)),
      steps.join('\n'),
    );
    await one.goto('#/evidence');
    await one.settled();
    await one.page.locator('main li', { hasText: 'Etc/UTC' }).first().waitFor();
    await one.close();
  });

  test('once masked, names stay masked on every way through the page, until the reader shows them', async () => {
    const one = await stage.open({ hash: '#/scope' });
    await one.settled();
    await one.press('H');
    const isMasked = one.page.locator('header.top button[aria-pressed="true"]');
    await isMasked.waitFor();
    await one.press('1');
    await one.page.locator('h1', { hasText: 'Case' }).waitFor();
    for (const screen of ['Scope', 'Case']) {
      await one.page.evaluate('history.back()');
      await one.page.locator('h1', { hasText: screen }).waitFor();
      await one.settled();
      assert.deepEqual(await leaks(one), [], screen);
      assert.match(one.page.url(), /mask=1/);
    }
    await one.goto('#/actions');
    await one.page.reload();
    await one.page.locator('main h1').waitFor();
    await one.settled();
    assert.deepEqual(await leaks(one), []);
    await one.press('H');
    await isMasked.waitFor({ state: 'hidden' });
    await one.page.evaluate('history.back()');
    await one.page.locator('h1', { hasText: 'Case' }).waitFor();
    assert.doesNotMatch(one.page.url(), /mask=/);
    await one.close();
  });
});
