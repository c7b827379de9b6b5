// Draws the messages of one place as one persona sees it, and keeps them true while they change.
import * as time from './time.js';

const messages = new Map();   // id → what Usher sent, the newest revision of each
const privates = new Map();   // persona → what only they see; it lives as long as this page, as in any chat
let last = 0;
let answering = null;         // (words, under) → says it in the discussion under a message

export const sayUnder = (say) => { answering = say; };

const list = document.getElementById('messages');
const stream = document.getElementById('stream');
const markup = (html) => { const holder = document.createElement('template'); holder.innerHTML = html; return holder.content; }; // finished by Usher, every word escaped

export function reset(all) {
  messages.clear();
  all.forEach(keep);
}

/** Keeps a message; tells whether it is new, changed or known already. */
export function keep(message) {
  const before = messages.get(message.id);
  if (before && before.revision >= message.revision) return 'known';
  messages.set(message.id, message);
  last = Math.max(last, message.order);
  return before ? 'changed' : 'new';
}

export const forget = (id) => messages.delete(id);

export function keepPrivate(persona, place, { card, buttons = [] }) {
  const mine = privates.get(persona) ?? [];
  last += 0.001;
  const message = { id: `p${crypto.randomUUID()}`, place, order: last, at: new Date(time.now()).toISOString(), by: 'usher', card, buttons, private: true };
  privates.set(persona, [...mine, message].slice(-50));
  return message;
}

export function dismiss(persona, id) {
  privates.set(persona, (privates.get(persona) ?? []).filter((message) => message.id !== id));
  list.querySelector(`[data-id="${id}"]`)?.remove();
  tidy();
}

export const inPlace = (place) => [...messages.values()].filter((message) => message.place === place);
export const newest = (place) => inPlace(place).reduce((order, message) => Math.max(order, message.order), 0);
const under = (id) => [...messages.values()].filter((message) => message.under === id).sort((a, b) => a.order - b.order);
/** What is coming up: the entries that are neither over nor cancelled, the next one first. */
export const entries = () => [...messages.values()].filter((message) => message.entry && !['over', 'cancelled'].includes(message.entry.state))
  .sort((a, b) => Date.parse(a.entry.starts) - Date.parse(b.entry.starts));
export const get = (id) => messages.get(id);
/** Whether it is shown with the message it hangs under, and not by itself. */
const hangs = (message) => Boolean(message.under && messages.has(message.under));
export const visible = (persona, place) => [...inPlace(place).filter((message) => (message.card || message.words) && !hangs(message)), ...(privates.get(persona) ?? []).filter((message) => message.place === place)].sort((a, b) => a.order - b.order);

export function drawAll(persona, place) {
  stream.setAttribute('aria-live', 'off'); // another place is read by whoever goes there, not aloud as news
  list.replaceChildren(...visible(persona, place).map((message) => element(message, persona)));
  tidy();
  toEnd();
  requestAnimationFrame(() => stream.setAttribute('aria-live', 'polite'));
}

/** Draws one message that is new or has changed, where it belongs; what has the focus keeps it. */
export function drawOne(message, persona, how) {
  if (hangs(message)) return drawOne(messages.get(message.under), persona, 'changed');
  if (!message.card && !message.words) return;
  const atEnd = isAtEnd();
  const old = list.querySelector(`[data-id="${message.id}"]`);
  const fresh = element(message, persona);
  fresh.classList.add(how === 'changed' ? 'changed' : 'arrived');
  if (old) replace(old, fresh);
  else list.insertBefore(fresh, [...list.querySelectorAll(':scope > .message')].find((other) => Number(other.dataset.order) > message.order) ?? null);
  tidy();
  if (atEnd || message.private || message.by === persona) toEnd();
}

function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? [...old.querySelectorAll('button, select, a, summary')].indexOf(document.activeElement) : -1;
  const label = focused >= 0 ? document.activeElement.textContent : '';
  const talk = fresh.querySelector('details.discussion');
  if (talk) talk.open = old.querySelector('details.discussion')?.open ?? false;
  const typing = old.querySelector('.discussion-say input');
  const typed = fresh.querySelector('.discussion-say input');
  const writes = typing && typing === document.activeElement;
  if (typing && typed) typed.value = typing.value;
  old.replaceWith(fresh);
  if (writes) typed?.focus({ preventScroll: true });
  if (focused < 0) return;
  const controls = [...fresh.querySelectorAll('button, select, a, summary')];
  const same = controls.find((it) => it.textContent === label && !it.disabled) ?? controls[focused];
  (same && !same.disabled ? same : stream).focus({ preventScroll: true });
}

export function undraw(id, persona, parent) {
  if (parent) return drawOne(parent, persona, 'changed');
  list.querySelector(`[data-id="${id}"]`)?.remove();
  tidy();
}

const isAtEnd = () => stream.scrollHeight - stream.scrollTop - stream.clientHeight < 120;
export const toEnd = () => { stream.scrollTop = stream.scrollHeight; };
let wasAtEnd = true; // before a picture that came in later made it longer
stream.addEventListener('scroll', () => { wasAtEnd = isAtEnd(); });
list.addEventListener('load', () => { if (wasAtEnd) toEnd(); }, true);

function part(tag, className, words) {
  const element = document.createElement(tag);
  element.className = className;
  if (words !== undefined) element.textContent = words;
  return element;
}

export function avatar(by) {
  const face = part('span', 'avatar');
  face.setAttribute('aria-hidden', 'true');
  const persona = document.querySelector(`[data-persona="${by}"]`);
  if (persona) {
    face.textContent = persona.dataset.name[0];
    face.classList.add([...persona.querySelector('.avatar').classList].find((name) => name.startsWith('hue-')));
  } else {
    const picture = document.createElement('img');
    picture.src = '/assets/usher.svg';
    picture.alt = '';
    face.append(picture);
  }
  return face;
}

export const nameOf = (by) => document.querySelector(`[data-persona="${by}"]`)?.dataset.name ?? 'Usher';

function element(message, persona) {
  const item = part('li', message.private ? 'message private' : 'message');
  Object.assign(item.dataset, { id: message.id, order: message.order, by: message.by, at: Date.parse(message.at) });
  const body = part('div', 'body');
  body.append(meta(message), message.card ? markup(message.card) : said(message.words));
  if (message.private) item.append(onlyYou(message));
  item.append(avatar(message.by), body);
  if (message.buttons?.length) body.append(extra(message.buttons));
  const hanging = under(message.id);
  if (hanging.some((it) => it.card || it.discussion)) body.append(discussion(hanging, persona, message.id));
  for (const mention of item.querySelectorAll('.mention[data-account]')) mention.classList.toggle('me', mention.dataset.account === `playground:main/${persona}`);
  time.draw(item);
  return item;
}

/** What was said under a message, folded away behind its number. */
function discussion(hanging, persona, parent) {
  const head = hanging.find((it) => it.discussion)?.discussion;
  const said = hanging.filter((it) => it.card || it.words);
  const box = part('details', head?.over ? 'discussion over' : 'discussion');
  const summary = part('summary', '');
  summary.append(part('span', 'discussion-name', head?.name ?? 'Discussion'));
  const facts = [`${said.length} ${said.length === 1 ? 'message' : 'messages'}`];
  if (head?.people) facts.push(`${head.people} ${head.people === 1 ? 'person' : 'people'}`);
  if (head?.over) facts.push('archived');
  summary.append(part('span', 'discussion-facts', facts.join(' · ')));
  const lines = part('ol', 'discussion-messages');
  lines.append(...said.map((it) => element(it, persona)));
  box.append(summary, lines);
  if (head && !head.over) box.append(answer(head.name, parent));
  return box;
}

/** Where to write in a discussion; what was typed stays until it was taken. */
function answer(name, parent) {
  const form = part('form', 'discussion-say');
  const input = part('input', '');
  Object.assign(input, { maxLength: 2000, autocomplete: 'off', placeholder: 'Write in this thread' });
  input.setAttribute('aria-label', `Write in the thread ${name}`);
  const send = part('button', 'press', 'Send');
  form.append(input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) return;
    input.value = '';
    answering(words, parent).catch(() => { const now = list.querySelector(`[data-id="${parent}"] .discussion-say input`); if (now && !now.value) now.value = words; });
  });
  return form;
}

function said(words) {
  const line = part('p', 'said', words);
  line.dir = 'auto';
  return line;
}

function meta(message) {
  const line = part('div', 'meta');
  line.append(part('span', 'author', nameOf(message.by)));
  if (message.by === 'usher') line.append(part('span', 'app-badge', 'bot'));
  const at = part('time', '');
  at.dateTime = message.at;
  at.dataset.style = 'time';
  line.append(at);
  if (message.edited) line.append(part('span', 'edited', 'edited'));
  return line;
}

function onlyYou(message) {
  const line = part('div', 'only-you');
  line.append(markup('<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 3l18 18M10.600 6.100A9.800 9.800 0 0 1 12 6c5 0 8.500 4 9.500 6-.4.800-1.200 2-2.400 3.100M6.500 7.600C4.500 8.800 3.100 10.700 2.500 12c1 2 4.500 6 9.500 6 1.600 0 3-.4 4.300-1M9.900 9.900a3 3 0 0 0 4.200 4.200"/></svg>'));
  line.append(part('span', '', 'Only you can see this'));
  const away = part('button', '', 'Dismiss');
  away.type = 'button';
  away.dataset.dismiss = message.id;
  line.append(away);
  return line;
}

function extra(buttons) {
  const row = part('div', 'controls');
  for (const { label, main, click } of buttons) {
    const button = part('button', main ? 'press main' : 'press', label);
    button.type = 'button';
    button.addEventListener('click', click);
    row.append(button);
  }
  return row;
}

/** Days between messages, and one head for what one person says in a row. */
function tidy() {
  list.querySelectorAll('.day').forEach((day) => day.remove());
  let before = null;
  for (const item of list.querySelectorAll(':scope > .message')) {
    const at = Number(item.dataset.at);
    if (!before || new Date(at).toDateString() !== new Date(Number(before.dataset.at)).toDateString()) {
      const day = part('li', 'day', time.dayOf(at));
      item.before(day);
      item.classList.remove('follows');
    } else {
      const chatter = item.querySelector('.said') && before.querySelector('.said');
      item.classList.toggle('follows', Boolean(chatter) && before.dataset.by === item.dataset.by && at - Number(before.dataset.at) < 300000);
    }
    before = item;
  }
}
