// The box at the bottom: plain words are said, a slash leads to commands, and a chosen command takes its fields one beside the other.
import { Suggestions } from './suggestions.js';

const form = document.getElementById('composer');
const input = document.getElementById('composer-input');
const line = document.getElementById('command');
const hint = document.getElementById('compose-hint');
const suggestions = new Suggestions(document.getElementById('suggest'));
const keys = (pairs) => pairs.forEach(([key, words]) => { const kbd = document.createElement('kbd'); kbd.textContent = key; hint.append(kbd, ` ${words}`); });

/** Two slashes begin what mentors say among themselves. */
const isCommand = (typed) => typed.startsWith('/') && !typed.startsWith('//');

/** hooks: commands(), menu(), call(press, values), suggest(press, field, typed, values), say(words), problem(words) */
export function composer(hooks) {
  let command = null;

  function listCommands() {
    const typed = input.value.toLowerCase();
    if (!isCommand(typed)) return suggestions.hide();
    const wanted = typed.slice(1).replace(/\s+/g, ' ');
    const found = hooks.commands().filter((it) => it.words.startsWith(wanted.trimEnd()) || (wanted.length > 1 && it.words.includes(` ${wanted.trim()}`)));
    const items = found.map((it) => ({ what: `/${it.words}`, why: it.summary, who: it.needs === 'anyone' ? '' : it.needs, pick: (key) => begin(it, key === 'Enter') }));
    suggestions.show(input, items, { title: items.length ? '' : wanted.includes(':') ? '' : 'No command begins like that. /usher help lists them all.', first: wanted !== '' && !isMenu(typed) });
  }

  const isMenu = (typed) => hooks.menu() && /^\/[a-z]+$/.test(typed.trim()) && hooks.commands().some((it) => it.words.startsWith(`${typed.trim().slice(1)} `));

  /** A chosen command: its required fields as chips, the others on demand. One without fields is sent at once. */
  function begin(chosen, send) {
    if (send && !chosen.asks.length) return submit(chosen, {});
    command = chosen;
    input.value = '';
    input.hidden = true;
    line.hidden = false;
    line.replaceChildren(pill(chosen), ...chosen.asks.filter((it) => it.required).map(chip), ...chosen.asks.filter((it) => !it.required).map(more));
    focusFirst();
    hints();
  }

  function focusFirst() {
    (line.querySelector('.chip input') ?? line.querySelector('.more') ?? form.querySelector('.send')).focus();
  }

  function end() {
    command = null;
    line.hidden = true;
    line.replaceChildren();
    input.hidden = false;
    suggestions.hide();
    hints();
  }

  function pill(chosen) {
    const pill = document.createElement('span');
    pill.className = 'pill';
    pill.append(`/${chosen.words}`);
    const away = document.createElement('button');
    away.type = 'button';
    away.textContent = '×';
    away.setAttribute('aria-label', `Leave /${chosen.words}`);
    away.addEventListener('click', () => { end(); input.focus(); });
    pill.append(away);
    return pill;
  }

  function more(ask) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more';
    button.textContent = `+ ${ask.label}`;
    button.title = ask.hint;
    button.addEventListener('click', () => { const full = chip(ask); button.replaceWith(full); full.querySelector('input').focus(); });
    return button;
  }

  function chip(ask) {
    const label = document.createElement('label');
    label.className = 'chip';
    const name = document.createElement('span');
    name.textContent = ask.label;
    const field = document.createElement('input');
    field.name = ask.name;
    if (ask.kind === 'count') field.inputMode = 'numeric';
    for (const [attribute, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', 'suggest-list'], ['aria-description', ask.hint], ['autocomplete', 'off']]) field.setAttribute(attribute, value);
    label.append(name, field);
    field.addEventListener('input', () => { delete field.dataset.value; choices(ask, field); });
    field.addEventListener('focus', () => choices(ask, field));
    field.addEventListener('blur', () => suggestions.hide());
    field.addEventListener('keydown', (event) => {
      if (suggestions.key(event)) return;
      if (event.key === 'Escape') { end(); input.focus(); }
      if (event.key === 'Backspace' && !field.value) { event.preventDefault(); leave(label); }
    });
    return label;
  }

  function leave(label) {
    const before = label.previousElementSibling;
    if (before?.classList.contains('chip')) before.querySelector('input').focus();
    else { const words = `/${command.words}`; end(); input.value = words; input.focus(); listCommands(); }
  }

  async function choices(ask, field) {
    const title = `${ask.label}: ${ask.hint}`;
    const typed = field.value.toLowerCase();
    const offer = (options) => {
      if (document.activeElement !== field) return;
      const moment = ask.kind === 'moment';
      const items = options.map((it) => ({ what: it.label, why: moment ? 'as I understand it' : '', pick: () => { if (!moment) { field.value = it.label; field.dataset.value = it.value; } next(field); } }));
      suggestions.show(field, items, { title, first: typed !== '' && !moment && !field.dataset.value });
    };
    if (ask.options.length) return offer(ask.options.filter((it) => it.label.toLowerCase().includes(typed) || it.value.toLowerCase().includes(typed)));
    offer([]);
    if (ask.kind !== 'moment' && ask.kind !== 'ref') return;
    const found = await hooks.suggest(command.name, ask.name, field.value, values()).catch(() => []);
    if (field.value.toLowerCase() === typed) offer(found);
  }

  function next(field) {
    const fields = [...line.querySelectorAll('.chip input, .more')];
    (fields[fields.indexOf(field) + 1] ?? form.querySelector('.send')).focus();
  }

  const values = () => Object.fromEntries([...line.querySelectorAll('.chip input')].map((it) => [it.name, it.dataset.value || it.value.trim()]).filter(([, value]) => value));

  /** `/drop create title: Clinic seats: 3` typed or pasted as a whole. */
  function typedOut(words) {
    const chosen = hooks.commands().filter((it) => `${words.slice(1)} `.toLowerCase().startsWith(`${it.words} `)).sort((a, b) => b.words.length - a.words.length)[0];
    if (!chosen) return null;
    const given = {};
    const names = chosen.asks.map((it) => it.name).join('|');
    const rest = words.slice(1 + chosen.words.length);
    if (names) for (const [, name, value] of rest.matchAll(new RegExp(`\\b(${names}):\\s*(.*?)(?=\\s+(?:${names}):|$)`, 'gs'))) given[name] = value.trim();
    return { chosen, given };
  }

  async function submit(chosen, given) {
    const send = form.querySelector('.send');
    if (send.getAttribute('aria-busy') === 'true') return;
    send.setAttribute('aria-busy', 'true');
    try {
      await hooks.call(chosen.name, given);
      if (command) end();
      input.value = '';
      if (!document.querySelector('dialog[open]')) input.focus();
    } catch (problem) {
      hooks.problem(problem.message);
    } finally {
      send.removeAttribute('aria-busy');
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    suggestions.hide();
    if (command) return submit(command, values());
    const words = input.value.trim();
    if (!words) return;
    if (!isCommand(words)) {
      input.value = '';
      return hooks.say(words).catch((problem) => { input.value = words; hooks.problem(problem.message); });
    }
    if (isMenu(words)) return submit({ name: 'menu' }, { of: words.slice(1).toLowerCase() });
    const meant = typedOut(words);
    if (!meant) return hooks.problem(`There is no command ${words.split(' ').slice(0, 2).join(' ')}. Type / to see what there is.`);
    if (!Object.keys(meant.given).length && meant.chosen.asks.some((it) => it.required)) return begin(meant.chosen, false);
    submit(meant.chosen, meant.given);
  });

  input.addEventListener('input', listCommands);
  input.addEventListener('focus', listCommands);
  input.addEventListener('blur', () => suggestions.hide());
  input.addEventListener('keydown', (event) => {
    if (suggestions.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  line.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) { end(); input.focus(); }
    if (event.key === 'Enter' && event.target.matches('input') && !event.defaultPrevented) { event.preventDefault(); form.requestSubmit(); }
  });
  document.getElementById('slash').addEventListener('click', () => { if (command) end(); input.value = '/'; input.focus(); listCommands(); });

  function hints() {
    hint.replaceChildren();
    keys(command ? [['Tab', 'next field'], ['Enter', 'send'], ['Esc', 'leave the command']] : [['/', 'commands'], ['Enter', 'send'], ['Shift Enter', 'new line']]);
  }
  hints();

  return {
    begin: (name) => { const found = hooks.commands().find((it) => it.name === name); if (found) begin(found, false); },
    place: (words) => { input.placeholder = words; },
    leave: () => { if (command) end(); suggestions.hide(); },
  };
}
