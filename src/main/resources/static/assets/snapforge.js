// What the pages do beside links and forms: they stay up to date, take dropped files, copy, load logs, and ask before what cannot be undone.
// Everything is built with textContent and by moving parsed pages of this service; nothing here makes HTML out of text.
'use strict';

const EVENTS = ['build', 'job'].flatMap((what) =>
  ['queued', 'running', 'stage', 'proven', 'succeeded', 'failed', 'cancelled', 'retried', 'waiting'].map((state) => `${what}-${state}`));
const LAST = ['build-succeeded', 'build-failed', 'build-cancelled'];
const POLL_MILLIS = 3000;

// Replaces the live part of the page by what the server says now; what is unfolded stays so, and so does the focus.
async function refresh() {
  const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
  const before = document.getElementById('live');
  if (!response.ok || response.redirected || !before) return;
  const after = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live');
  if (!after) return;
  for (const unfolded of before.querySelectorAll('details[open][id]')) {
    const same = after.querySelector(`#${CSS.escape(unfolded.id)}`);
    if (same) same.replaceWith(unfolded.cloneNode(true));
  }
  const active = document.activeElement?.id;
  before.replaceWith(document.adoptNode(after));
  if (active) document.getElementById(active)?.focus();
  prepare(after);
}

let pending = false;
function refreshSoon() {
  if (pending) return;
  pending = true;
  setTimeout(() => { pending = false; refresh().catch(() => {}); }, 250);
}

function follow(live) {
  const source = new EventSource(live.dataset.events);
  for (const type of EVENTS) {
    source.addEventListener(type, () => {
      refreshSoon();
      if (LAST.includes(type)) source.close();
    });
  }
}

function poll() {
  setInterval(() => { if (document.visibilityState === 'visible') refresh().catch(() => {}); }, POLL_MILLIS);
}

function copyButtons(root) {
  for (const button of root.querySelectorAll('.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
  }
}

function lazyLogs(root) {
  for (const details of root.querySelectorAll('details[data-load]')) {
    details.addEventListener('toggle', async () => {
      const place = details.querySelector('pre');
      if (!details.open || details.dataset.loaded) return;
      details.dataset.loaded = 'yes';
      const response = await fetch(details.dataset.load);
      place.textContent = (await response.text()) || 'The log is empty.';
    });
  }
}

function confirmations(root) {
  for (const form of root.querySelectorAll('form')) {
    form.addEventListener('submit', (event) => {
      const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
      if (question && !confirm(question)) event.preventDefault();
    });
  }
}

function sortable(root) {
  for (const table of root.querySelectorAll('table[data-sort]')) {
    table.querySelectorAll('thead th').forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') === 'descending';
        table.querySelectorAll('thead th').forEach((it) => it.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const key = (row) => row.children[column].dataset.value ?? row.children[column].textContent;
        const rows = [...table.tBodies[0].rows].sort((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }));
        table.tBodies[0].append(...(up ? rows : rows.reverse()));
      });
    });
  }
}

// A form with files becomes a request to the API: files in the order shown, and a spec of the fields that are filled in.
function submission(form) {
  const input = form.querySelector('input[type=file]');
  const area = form.querySelector('.files');
  const chosen = form.querySelector('.chosen');
  const refusal = form.querySelector('[role=alert]');
  const button = form.querySelector('button[type=submit]');
  const list = () => chosen.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement('li');
    item.textContent = `${file.name}, ${(file.size / 1000).toFixed(1)} kB`;
    return item;
  }));
  input.addEventListener('change', list);
  for (const type of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      form.closest('details').open = true;
      area.classList.toggle('over', type === 'dragover');
      if (type === 'drop' && event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        list();
      }
    });
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const spec = {};
    for (const field of ['name', 'version', 'prelude', 'warmup']) {
      const value = form.elements[field].value.trim();
      if (value) spec[field] = value;
    }
    const targets = [...form.querySelectorAll('[name=target]:checked')].map((it) => it.value);
    if (targets.length > 0) spec.targets = targets;
    const body = new FormData();
    for (const file of input.files) body.append('file', file);
    body.append('spec', new Blob([JSON.stringify(spec)], { type: 'application/json' }));
    button.disabled = true;
    refusal.hidden = true;
    form.querySelector('progress').hidden = false;
    try {
      const response = await fetch(form.action, { method: 'POST', body });
      const answer = await response.json();
      if (response.ok) {
        location.assign(`builds/${encodeURIComponent(answer.id)}`);
        return;
      }
      const errors = (answer.errors ?? []).map((it) => `${it.pointer}: ${it.message}`);
      refusal.textContent = [answer.detail, ...errors, answer.hint].filter(Boolean).join(' ');
    } catch (failure) {
      refusal.textContent = `The service did not answer: ${failure.message}`;
    }
    refusal.hidden = false;
    button.disabled = false;
    form.querySelector('progress').hidden = true;
  });
}

function prepare(root) {
  copyButtons(root);
  lazyLogs(root);
  confirmations(root);
  sortable(root);
}

prepare(document);
document.querySelectorAll('form[data-submit]').forEach(submission);
const live = document.getElementById('live');
if (live?.dataset.live === 'events') follow(live);
if (live?.dataset.live === 'poll') poll();
