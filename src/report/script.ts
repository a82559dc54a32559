/**
 * The report's only script: it opens proofs beside the text, and searches, filters, sorts and folds the
 * table of the scope. Without it chips are plain links. It writes nothing but text nodes and copies of elements that are in
 * the file.
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
    const sort = by('scope-sort'), notify = by('scope-notify'), hits = by('scope-hits');
    const grades = [...document.querySelectorAll('input[name="scope-grade"]')];
    const boxes = [...items.querySelectorAll('details.mailbox, details.account')];
    const before = new Map(boxes.map((box) => [box, box.open]));
    field.closest('.search').hidden = false;
    let rows = null, wait = 0, others = false, active = false;
    const known = () => {
      rows = rows || [...items.querySelectorAll('tbody tr')].map((row, at) => ({
        row, at,
        text: row.textContent.toLowerCase(),
        time: row.querySelector('time') ? Date.parse(row.querySelector('time').dateTime) : 0,
        name: (row.querySelector('.subject') || row.cells[0]).textContent.toLowerCase(),
      }));
      return rows;
    };
    const filter = () => {
      const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
      const only = new Set(grades.filter((box) => box.checked).map((box) => box.value));
      const now = words.length > 0 || only.size > 0 || others;
      let shown = 0;
      for (const { row, text } of known()) {
        const hit = (only.size === 0 || only.has(row.dataset.grade))
          && !(others && row.dataset.link === 'owner') && words.every((word) => text.includes(word));
        row.hidden = !hit;
        if (hit) shown += 1;
      }
      for (const box of boxes) {
        const some = box.querySelector('tbody tr:not([hidden])') !== null;
        box.hidden = !some;
        if (now && !active) before.set(box, box.open);
        if (now) box.open = some;
        else if (active) box.open = before.get(box);
      }
      active = now;
      notify.setAttribute('aria-pressed', String(others));
      hits.textContent = now ? hits.dataset.shown.replace('%n', String(shown)) : '';
      by('scope-words').hidden = !now || shown > 0;
    };
    const order = {
      mailbox: (a, b) => a.at - b.at,
      weight: (a, b) => a.row.dataset.weight - b.row.dataset.weight || a.at - b.at,
      time: (a, b) => a.time - b.time || a.at - b.at,
      size: (a, b) => b.row.dataset.size - a.row.dataset.size || a.at - b.at,
      name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at - b.at),
    };
    field.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(filter, 120); });
    for (const box of grades) box.addEventListener('change', () => { others = false; filter(); });
    sort.addEventListener('change', () => {
      const bodies = new Map();
      for (const one of known()) {
        const body = one.row.parentElement;
        if (!bodies.has(body)) bodies.set(body, []);
        bodies.get(body).push(one);
      }
      for (const [body, list] of bodies) body.append(...list.sort(order[sort.value]).map((one) => one.row));
      items.classList.toggle('resorted', sort.value !== 'mailbox');
    });
    notify.addEventListener('click', () => {
      others = !others;
      for (const box of grades) box.checked = others && ['taken', 'served', 'opened'].includes(box.value);
      filter();
    });
    by('scope-clear').addEventListener('click', () => {
      field.value = '';
      others = false;
      for (const box of grades) box.checked = false;
      filter();
    });
    by('scope-unfold').addEventListener('click', () => { for (const box of boxes) box.open = true; });
    by('scope-fold').addEventListener('click', () => { for (const box of boxes) box.open = false; });
  }
})();
`;
