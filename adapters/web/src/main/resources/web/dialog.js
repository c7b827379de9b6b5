// Shows a form that Usher asks for. A no comes back beside the fields and leaves what was typed; closing it keeps it until it is taken up again.
import { Suggestions } from './suggestions.js';

/** `send(press, values)` does the call and returns the answer; `suggest(press, field, typed)` asks for choices; `kept(reopen)` hears of a form closed with something in it. */
export function openForm(answer, { send, suggest, kept }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  const back = document.activeElement;
  let touched = false;
  let sent = false;

  const fill = (markup) => {
    const holder = document.createElement('template');
    holder.innerHTML = markup; // finished by Usher, every word escaped
    const form = holder.content.querySelector('form');
    const fields = document.createElement('div');
    fields.className = 'fields';
    fields.append(...form.querySelectorAll('.field'));
    const title = form.querySelector('.form-title');
    title.id = 'sheet-title';
    const no = document.createElement('div');
    no.className = 'form-no';
    no.setAttribute('role', 'alert');
    no.hidden = true;
    title.after(no);
    form.append(fields, buttons());
    dialog.setAttribute('aria-labelledby', 'sheet-title');
    dialog.replaceChildren(form);
    for (const input of form.querySelectorAll('[data-suggest]')) assist(input);
    form.addEventListener('input', () => { touched = true; });
    form.addEventListener('submit', submit);
    const first = form.querySelector('.field.is-wrong :is(input, textarea, select)') ?? form.querySelector('.field :is(input, textarea, select)');
    first?.focus();
    return form;
  };

  const buttons = () => {
    const row = document.createElement('div');
    row.className = 'buttons';
    row.innerHTML = '<button type="button" class="press">Cancel</button><button type="submit" class="press main">Send</button>';
    row.firstElementChild.addEventListener('click', () => dialog.close());
    return row;
  };

  const values = (form) => Object.fromEntries([...new FormData(form)].map(([name, typed]) => [name, form.elements[name].dataset?.value || typed])
    .filter(([, value]) => value !== ''));

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector('[type=submit]');
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    try {
      const answer = await send(form.dataset.action, { ...values(form), draft: form.dataset.draft });
      if (answer.form) {
        explain(fill(answer.form), answer);
      } else if (answer.kind === 'refused' || answer.kind === 'broken') {
        say(form, answer.card);
      } else {
        sent = true;
        dialog.close();
      }
    } catch (problem) {
      const words = document.createElement('span');
      words.textContent = problem.message;
      say(form, words.outerHTML);
    } finally {
      button.removeAttribute('aria-busy');
    }
  }

  /** A no that is about no field in particular stands below the title. */
  const explain = (form, { kind, card }) => { if (kind === 'refused' && !form.querySelector('.field.is-wrong')) say(form, card); };

  const say = (form, markup) => {
    const no = form.querySelector('.form-no');
    no.innerHTML = markup;
    no.hidden = false;
    no.scrollIntoView({ block: 'nearest' });
  };

  /** Choices while typing; for a moment, how it would be understood. */
  function assist(input) {
    const field = input.closest('.field');
    const press = input.form.dataset.action;
    const box = document.createElement('div');
    box.className = 'suggest';
    box.hidden = true;
    box.innerHTML = `<p class="suggest-title" hidden></p><ul role="listbox" id="${input.id}-list"></ul>`;
    const understood = document.createElement('p');
    understood.className = 'understood';
    understood.setAttribute('aria-live', 'polite');
    const moment = input.dataset.kind === 'moment';
    const list = new Suggestions(box);
    if (!moment) for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', `${input.id}-list`], ['aria-autocomplete', 'list']]) input.setAttribute(name, value);
    input.after(moment ? understood : box);
    let asked = 0;
    const look = async () => {
      delete input.dataset.value;
      const mine = ++asked;
      const choices = await suggest(press, input.name, input.value).catch(() => []);
      if (mine !== asked || document.activeElement !== input) return;
      if (moment) understood.textContent = choices[0]?.label ?? '';
      else list.show(input, choices.map((choice) => ({ what: choice.label, pick: () => { input.value = choice.label; input.dataset.value = choice.value; } })), { first: input.value !== '' });
    };
    input.addEventListener('input', look);
    if (!moment) input.addEventListener('focus', look);
    input.addEventListener('blur', () => { asked++; list.hide(); });
    input.addEventListener('keydown', (event) => { if (list.key(event)) event.stopPropagation(); });
    if (moment && input.value) look();
    if (!moment && /^\d+$/.test(input.value)) named(input, press);
    field.dataset.assisted = '';
  }

  /** What a button brought is a number; people read what has it. */
  const named = async (input, press) => {
    const number = input.value;
    const it = (await suggest(press, input.name, '').catch(() => [])).find((choice) => choice.value === number);
    if (it && input.value === number) [input.value, input.dataset.value] = [it.label, number];
  };

  dialog.addEventListener('close', () => {
    dialog.remove();
    if (!sent && touched) kept(() => show());
    if (back?.isConnected) back.focus({ preventScroll: true }); else document.getElementById('composer-input').focus();
  });

  const show = () => {
    document.body.append(dialog);
    dialog.showModal();
  };
  show();
  explain(fill(answer.form), answer);
}
