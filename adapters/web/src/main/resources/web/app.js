// The playground's page: who plays, where they are, what they have not read yet, and the way of a call.
import * as net from './net.js';
import * as time from './time.js';
import * as messages from './messages.js';
import { composer } from './composer.js';
import { openForm } from './dialog.js';
import { clockPanel } from './clock.js';

const byId = (id) => document.getElementById(id);
const store = {
  get: (key, otherwise) => { try { return JSON.parse(localStorage.getItem(`usher.${key}`)) ?? otherwise; } catch { return otherwise; } },
  set: (key, value) => { try { localStorage.setItem(`usher.${key}`, JSON.stringify(value)); } catch { /* not kept in a private window */ } },
};
const people = [...document.querySelectorAll('.persona')];
const places = [...document.querySelectorAll('.place-link')];
let me = people.some((it) => it.dataset.persona === store.get('me')) ? store.get('me') : people[0].dataset.persona;
let where = places.some((it) => it.dataset.place === store.get('where')) ? store.get('where') : places[0].dataset.place;
let commands = [];
let menu = false;
let ready = false;
const read = store.get('read', {});
const phone = matchMedia('(max-width: 800px)');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The link's place for one persona: everybody has direct messages of their own. */
const placeFor = (persona, link) => (link === 'direct' ? `direct/${persona}` : link);
const here = () => placeFor(me, where);

const ask = (extra) => ({ as: me, place: here(), zone, ...extra });
const announce = (words) => { byId('announce').textContent = ''; byId('announce').textContent = words; };

function reply(card, persona, place, buttons) {
  const message = messages.keepPrivate(persona, place, { card, buttons });
  if (persona === me && place === here()) { messages.drawOne(message, me, 'new'); empty(); }
}

const plainCard = (words) => { const card = document.createElement('div'); card.className = 'card tone-wrong'; card.append(Object.assign(document.createElement('h3'), { className: 'card-title', textContent: words })); return card.outerHTML; };

/** Calls Usher as whoever plays now, and shows what it answers to them alone. */
async function call(press, values) {
  const [persona, place] = [me, here()];
  const answer = await net.post('/playground/call', ask({ id: crypto.randomUUID(), press, values }));
  const inForm = document.querySelector('dialog[open]') && (answer.form || answer.kind === 'refused' || answer.kind === 'broken'); // the form says it itself
  if (answer.form && !inForm) form(answer, persona, place);
  else if (!answer.form && !inForm) reply(answer.card, persona, place, file(answer.file));
  return answer;
}

function form(answer, persona, place) {
  openForm(answer, {
    send: (press, values) => call(press, values),
    suggest: (press, field, typed) => net.post('/playground/suggest', ask({ press, field, typed, values: {} })),
    kept: (reopen) => {
      const card = '<div class="card tone-waiting"><h3 class="card-title">Not sent yet. What you typed is still here.</h3></div>';
      reply(card, persona, place, [{ label: 'Continue', main: true, click: (event) => { messages.dismiss(persona, event.target.closest('.message').dataset.id); reopen(); } }]);
    },
  });
}

function file(sent) {
  if (!sent) return [];
  const save = () => {
    const bytes = Uint8Array.from(atob(sent.base64), (unit) => unit.charCodeAt(0));
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([bytes], { type: sent.mediaType })), download: sent.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  return [{ label: `Save ${sent.name}`, main: true, click: save }];
}

const say = (words, under = null) => net.post('/playground/say', ask({ id: crypto.randomUUID(), typed: words, under }));
messages.sayUnder((words, under) => say(words, under).catch((problem) => { reply(plainCard(problem.message), me, here()); throw problem; }));

const compose = composer({
  commands: () => commands,
  menu: () => menu,
  call,
  suggest: (press, field, typed, values) => net.post('/playground/suggest', ask({ press, field, typed, values })),
  say,
  problem: (words) => reply(plainCard(words), me, here()),
});

const clock = clockPanel({ announce, problem: (words) => reply(plainCard(words), me, here()) });

function count(badge, number) {
  badge.hidden = number === 0;
  badge.textContent = number > 99 ? '99+' : number;
}

function unreadOf(persona, place) {
  const seen = read[persona]?.[place] ?? 0;
  return messages.inPlace(place).filter((it) => it.order > seen && it.by !== persona).length;
}

function badges() {
  if (document.visibilityState === 'visible' && ready) {
    (read[me] ??= {})[here()] = Math.max(read[me][here()] ?? 0, messages.newest(here()));
    store.set('read', read);
  }
  let all = 0;
  for (const link of places) {
    const number = unreadOf(me, placeFor(me, link.dataset.place));
    all += number;
    count(link.querySelector('.unread'), number);
    link.classList.toggle('fresh', number > 0);
    link.setAttribute('aria-label', `${link.dataset.place === 'direct' ? 'Direct messages with Usher' : `Channel ${link.dataset.name}`}${number ? `, ${number} unread` : ''}`);
  }
  for (const persona of people) {
    const number = unreadOf(persona.dataset.persona, `direct/${persona.dataset.persona}`);
    count(persona.querySelector('.unread'), number);
    persona.setAttribute('aria-label', `${persona.dataset.name}, ${persona.dataset.role}${number ? `, ${number} unread direct ${number === 1 ? 'message' : 'messages'}` : ''}`);
  }
  count(byId('menu-unread'), all);
  document.title = all ? `(${all}) Usher playground` : 'Usher playground';
}

function go(place) {
  where = place;
  store.set('where', place);
  compose.leave();
  draw();
  drawer(false);
}

function play(persona) {
  me = persona;
  store.set('me', persona);
  compose.leave();
  draw();
  announce(`You are now playing ${messages.nameOf(persona)}`);
}

function draw() {
  for (const link of places) link.toggleAttribute('aria-current', link.dataset.place === where);
  for (const persona of people) {
    const on = persona.dataset.persona === me;
    persona.setAttribute('aria-checked', String(on));
    persona.tabIndex = on ? 0 : -1;
  }
  const link = places.find((it) => it.dataset.place === where);
  byId('place-title').textContent = where === 'direct' ? 'Usher' : `# ${link.dataset.name}`;
  byId('place-topic').textContent = link.dataset.topic;
  byId('whoami-name').textContent = messages.nameOf(me);
  const face = messages.avatar(me);
  face.id = 'whoami-avatar';
  byId('whoami-avatar').replaceWith(face);
  compose.place(phone.matches ? 'Message, or / for commands' : `Message ${where === 'direct' ? 'Usher' : `#${link.dataset.name}`} as ${messages.nameOf(me)}, or / for commands`);
  messages.drawAll(me, here());
  empty();
  badges();
}

/** What is coming up anywhere, at the side; each leads to its post. */
function calendar() {
  const entries = messages.entries();
  byId('calendar').hidden = entries.length === 0;
  byId('calendar-list').replaceChildren(...entries.map(({ entry, under, place }) => {
    const item = document.createElement('li');
    const link = Object.assign(document.createElement('button'), { type: 'button', className: 'place-link entry', title: entry.about });
    const at = Object.assign(document.createElement('time'), { dateTime: entry.starts });
    link.append(Object.assign(document.createElement('span'), { className: 'name', textContent: entry.title }), at);
    if (entry.where) link.append(Object.assign(document.createElement('span'), { className: 'entry-where', textContent: entry.where }));
    link.addEventListener('click', () => { go(place); byId('messages').querySelector(`[data-id="${under}"]`)?.scrollIntoView({ block: 'center' }); });
    item.append(link);
    return item;
  }));
  time.draw(byId('calendar'));
}

/** What a newcomer reads where nothing has happened yet. */
function empty() {
  const box = byId('empty');
  box.hidden = !ready || messages.visible(me, here()).length > 0;
  if (box.hidden) return;
  const first = where === places[0].dataset.place && commands.some((it) => it.name === 'drop.create');
  box.innerHTML = where === 'direct' ? '<h2>Just you and Usher</h2><p>Offers, reminders and answers that concern only you arrive here.</p>'
    : !first ? '<h2>Quiet so far</h2><p>Say something, or type <code>/</code> to see what Usher can do.</p>'
    : `<img src="/assets/usher.svg" alt="" width="52" height="52"><h2>Try your first seat drop</h2><p>Everything here stays on your machine, and you can be everybody.</p>
       <ol><li><strong>Announce it as Mo, the moderator</strong>A few seats that open at a moment you choose.</li>
       <li><strong>Claim a seat as Ann, Ben and Cleo</strong>Switch who you play and press the button on the post.</li>
       <li><strong>Give one back</strong>The next in line gets an offer in their direct messages. Move the clock to see it expire.</li></ol>
       <button type="button" class="press main" id="first">Announce a seat drop</button>`;
  byId('first')?.addEventListener('click', () => { if (me !== people[0].dataset.persona) play(people[0].dataset.persona); compose.begin('drop.create'); });
}

function drawer(open) {
  byId('side').classList.toggle('open', open);
  byId('menu').setAttribute('aria-expanded', String(open));
  if (open) byId('side').querySelector('[aria-checked=true]').focus();
  else if (phone.matches && byId('side').contains(document.activeElement)) byId('menu').focus();
}

async function refresh() {
  const said = await net.state();
  ({ commands, menu } = said);
  time.set(said.now);
  const focused = byId('messages').contains(document.activeElement);
  messages.reset(said.messages);
  byId('lost').hidden = true;
  ready = true;
  draw();
  calendar();
  clock.look();
  if (focused) byId('stream').focus({ preventScroll: true });
}

let soon = 0;
net.listen({
  opened: () => refresh().catch(() => setTimeout(() => refresh().catch(() => {}), 1500)), // still starting: the next try finds it up
  lost: () => { byId('lost').hidden = false; },
  events: {
    message: (message) => {
      const how = messages.keep(message);
      if (how === 'known') return;
      if (message.place === here()) messages.drawOne(message, me, how);
      if (message.entry) calendar();
      empty();
      badges();
      clearTimeout(soon);
      soon = setTimeout(clock.look, 400);
    },
    gone: ({ id }) => {
      const parent = messages.get(messages.get(id)?.under);
      messages.forget(id);
      messages.undraw(id, me, parent?.place === here() ? parent : null);
      calendar();
      empty();
      badges();
    },
    clock: clock.told,
  },
});

byId('messages').addEventListener('click', async (event) => {
  const button = event.target.closest('[data-press], [data-dismiss], .place');
  if (!button || button.tagName === 'SELECT') return;
  if (button.dataset.dismiss) { messages.dismiss(me, button.dataset.dismiss); byId('composer-input').focus(); return empty(); }
  if (button.dataset.address) { event.preventDefault(); const to = button.dataset.address.replace(/^playground:main\//, ''); if (places.some((it) => it.dataset.place === to)) go(to); return; }
  if (button.getAttribute('aria-busy') === 'true') return;
  press(button, button.dataset.press, {});
});
byId('messages').addEventListener('change', (event) => {
  const pick = event.target.closest('select.pick');
  if (pick?.value) press(pick, pick.dataset.press, { [pick.dataset.field]: pick.value });
});
async function press(control, action, values) {
  control.setAttribute('aria-busy', 'true');
  try { await call(action, values); } catch (problem) { reply(plainCard(problem.message), me, here()); } finally { control.removeAttribute('aria-busy'); if (control.tagName === 'SELECT') control.value = ''; }
}

for (const link of places) link.addEventListener('click', () => go(link.dataset.place));
for (const persona of people) persona.addEventListener('click', () => { play(persona.dataset.persona); drawer(false); });
byId('people').addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = people[(people.findIndex((it) => it.dataset.persona === me) + step + people.length) % people.length];
  play(next.dataset.persona);
  next.focus();
});
byId('menu').addEventListener('click', () => drawer(!byId('side').classList.contains('open')));
byId('whoami').addEventListener('click', () => { if (phone.matches) drawer(true); else people.find((it) => it.dataset.persona === me).focus(); });
byId('veil').addEventListener('click', () => drawer(false));
addEventListener('keydown', (event) => { if (event.key === 'Escape' && byId('side').classList.contains('open')) drawer(false); });
document.addEventListener('visibilitychange', badges);
phone.addEventListener('change', draw);
if (location.search.includes('token=')) history.replaceState(null, '', '/'); // the cookie knows it now; it need not stand in the address bar
time.run(clock.tick);
draw();
if (!phone.matches) byId('composer-input').focus();
