/**
 * The report's only script: it opens proofs beside the text, and searches, filters, sorts and folds the
 * table of the scope. Without it chips are plain links. It writes nothing but text nodes and copies of elements that are in
 * the file.
 */
export const SCRIPT = `'use strict';
(() => {
  const by = (id) => document.getElementById(id);
  const drawer = by('drawer'), body = by('drawer-body'), title = by('drawer-title'), said = by('drawer-said');
  const nth = by('drawer-nth'), cited = by('drawer-cited');
  const most = 12, longest = 300;
  // The proofs of the place that one was opened from, and which of them is shown.
  let number = 0, opener = null, walk = [], at = 0;

  const numberOf = (chip) => Number((/^#p(\\d+)$/.exec(chip.getAttribute('href')) || [])[1] || 0);
  const chipsIn = (part) => [...part.querySelectorAll('a.chip')];
  const placeOf = (chip) => chip.closest('li, tr, dd, p') || chip.parentElement;
  let places = null;
  const placesOf = (n) => {
    if (!places) {
      places = new Map();
      for (const chip of document.querySelectorAll('section a.chip')) {
        const of = numberOf(chip);
        if (!places.has(of)) places.set(of, []);
        const list = places.get(of), last = list[list.length - 1];
        if (!last || placeOf(last) !== placeOf(chip)) list.push(chip);
      }
    }
    return places.get(n) || [];
  };
  // Without chips and what is folded; evidence stays apart from the direction of what is around it.
  const words = (place) => {
    const copy = place.cloneNode(true);
    for (const e of copy.querySelectorAll('.chips, details.more, details > :not(summary), svg')) e.remove();
    for (const e of copy.querySelectorAll('bdi')) e.textContent = '\\u2068' + e.textContent + '\\u2069';
    for (const e of copy.querySelectorAll('td, br, li, p, div, summary')) e.before(' ');
    const text = copy.textContent.replace(/\\s+/g, ' ').trim();
    return text.length > longest ? text.slice(0, longest) + '…' : text;
  };
  const goTo = (chip) => {
    for (let e = chip.parentElement; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    chip.scrollIntoView({ block: 'center' });
    chip.focus({ preventScroll: true });
  };
  const citing = (chip) => {
    const item = document.createElement('li'), link = document.createElement('a'), text = document.createElement('bdi');
    const section = chip.closest('section');
    link.href = '#' + section.id;
    link.textContent = section.querySelector('h2').textContent;
    link.addEventListener('click', (event) => { event.preventDefault(); goTo(chip); });
    text.textContent = words(placeOf(chip));
    item.append(link, ' ', text);
    return item;
  };
  const cite = (n) => {
    const all = placesOf(n);
    const from = opener && walk.length > 0 ? placeOf(opener) : null;
    const first = all.filter((chip) => placeOf(chip) === from);
    const list = [...first, ...all.filter((chip) => placeOf(chip) !== from)];
    cited.hidden = list.length === 0;
    cited.querySelector('ul').replaceChildren(...list.slice(0, most).map(citing));
    const more = cited.querySelector('p');
    more.textContent = list.length > most ? more.dataset.more.replace('%n', String(list.length - most)) : '';
    nth.textContent = walk.length > 1
      ? nth.dataset.nth.replace('%i', String(at + 1)).replace('%n', String(walk.length)) : '';
  };

  // First through the proofs of the place, then on through all of them.
  const ahead = (way) => walk[at + way] || (by('p' + (number + way)) ? number + way : 0);
  const step = (way) => {
    const next = ahead(way);
    if (drawer.hidden || !next) return false;
    if (walk[at + way]) at += way;
    else walk = [];
    return show(next);
  };
  const show = (n) => {
    const note = by('p' + n);
    if (!note) return false;
    number = n;
    body.replaceChildren(...[...note.children].filter((e) => e.tagName !== 'H3').map((e) => e.cloneNode(true)));
    title.textContent = title.dataset.title.replace('%n', String(n));
    said.textContent = '';
    cite(n);
    by('drawer-previous').disabled = !ahead(-1);
    by('drawer-next').disabled = !ahead(1);
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
    const n = numberOf(chip);
    if (!by('p' + n)) return;
    event.preventDefault();
    opener = chip;
    walk = [...new Set(chipsIn(placeOf(chip)).map(numberOf))].filter((one) => by('p' + one));
    at = walk.indexOf(n);
    show(n);
    title.focus();
  });
  by('drawer-close').addEventListener('click', close);
  by('drawer-previous').addEventListener('click', () => step(-1));
  by('drawer-next').addEventListener('click', () => step(1));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if ((event.key === '[' || event.key === ']') && step(event.key === '[' ? -1 : 1)) event.preventDefault();
  });
  drawer.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
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
