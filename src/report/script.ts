/**
 * The report's only script: it opens proofs beside the text and searches the tables. Without it chips are plain
 * links. It writes nothing but text nodes and copies of elements that are in the file.
 */
export const SCRIPT = `'use strict';
(() => {
  const by = (id) => document.getElementById(id);
  const drawer = by('drawer'), body = by('drawer-body'), title = by('drawer-title'), said = by('drawer-said');
  let number = 0, opener = null;

  const show = (n) => {
    const note = by('p' + n);
    if (!note) return false;
    number = n;
    body.replaceChildren(...[...note.children].filter((e) => e.tagName !== 'H3').map((e) => e.cloneNode(true)));
    title.textContent = title.dataset.title.replace('%n', String(n));
    said.textContent = '';
    by('drawer-previous').disabled = !by('p' + (n - 1));
    by('drawer-next').disabled = !by('p' + (n + 1));
    drawer.hidden = false;
    document.body.classList.add('with-drawer');
    drawer.scrollTop = 0;
    return true;
  };
  const close = () => {
    if (drawer.hidden) return;
    drawer.hidden = true;
    document.body.classList.remove('with-drawer');
    if (opener && opener.isConnected) opener.focus();
  };

  document.addEventListener('click', (event) => {
    const chip = event.target.closest && event.target.closest('a.chip');
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const match = /^#p(\\d+)$/.exec(chip.getAttribute('href'));
    if (!match || !show(Number(match[1]))) return;
    event.preventDefault();
    opener = chip;
    title.focus();
  });
  by('drawer-close').addEventListener('click', close);
  by('drawer-previous').addEventListener('click', () => show(number - 1));
  by('drawer-next').addEventListener('click', () => show(number + 1));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  drawer.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') show(number - 1);
    if (event.key === 'ArrowRight') show(number + 1);
  });
  by('drawer-copy').addEventListener('click', async () => {
    const citation = body.querySelector('.citation');
    const done = () => { said.textContent = said.dataset.copied; };
    try {
      await navigator.clipboard.writeText(citation.textContent);
      done();
    } catch {
      const range = document.createRange();
      range.selectNodeContents(citation);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (document.execCommand('copy')) done();
    }
  });

  const field = by('scope-search'), items = by('items');
  if (field && items) {
    field.parentElement.hidden = false;
    let rows = null, wait = 0;
    const search = () => {
      rows = rows || [...items.querySelectorAll('tbody tr')].map((row) => [row, row.textContent.toLowerCase()]);
      const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
      let hits = 0;
      for (const [row, text] of rows) {
        const hit = words.every((word) => text.includes(word));
        row.hidden = !hit;
        if (hit) hits += 1;
      }
      for (const box of items.querySelectorAll('details.mailbox, details.account')) {
        const some = box.querySelector('tbody tr:not([hidden])') !== null;
        box.hidden = !some;
        if (words.length > 0) box.open = some;
      }
      by('scope-hits').textContent = words.length === 0 ? '' : hits + ' / ' + rows.length;
      by('scope-words').hidden = words.length === 0 || hits > 0;
    };
    field.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(search, 120); });
  }
})();
`;
