// A list to choose from with the arrow keys, beside the input that owns it. At most one input owns it at a time.
export class Suggestions {
  #box; #title; #list; #items = []; #at = -1; #owner = null;

  constructor(box) {
    this.#box = box;
    this.#title = box.querySelector('.suggest-title');
    this.#list = box.querySelector('[role=listbox]');
    box.addEventListener('pointerdown', (event) => event.preventDefault()); // the input keeps the focus
    box.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.#pick(Number(option.dataset.at));
    });
  }

  get open() { return !this.#box.hidden; }
  get chosen() { return this.open && this.#at >= 0; }

  /** items: {what, why, who, pick()}; `first` marks the first one at once. */
  show(owner, items, { title = '', first = true } = {}) {
    this.#owner = owner;
    this.#items = items;
    if (!items.length && !title) return this.hide();
    this.#title.textContent = title;
    this.#title.hidden = !title;
    this.#list.replaceChildren(...items.map((item, at) => this.#draw(item, at)));
    this.#box.hidden = false;
    owner.setAttribute('aria-expanded', String(items.length > 0));
    this.#mark(first && items.length ? 0 : -1);
  }

  hide() {
    this.#box.hidden = true;
    this.#at = -1;
    this.#owner?.setAttribute('aria-expanded', 'false');
    this.#owner?.removeAttribute('aria-activedescendant');
  }

  /** Handles a key of the owner; true when it was for the list. */
  key(event) {
    if (!this.open) return false;
    const many = this.#items.length;
    if (event.key === 'ArrowDown' && many) this.#mark((this.#at + 1) % many);
    else if (event.key === 'ArrowUp' && many) this.#mark((this.#at + many - 1 + (this.#at < 0 ? 1 : 0)) % many);
    else if (event.key === 'Home' && this.chosen) this.#mark(0);
    else if (event.key === 'End' && this.chosen) this.#mark(many - 1);
    else if (event.key === 'Escape') this.hide();
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && this.chosen) this.#pick(this.#at, event.key);
    else return false;
    event.preventDefault();
    return true;
  }

  #pick(at, key = 'Enter') {
    const item = this.#items[at];
    this.hide();
    item.pick(key);
  }

  #mark(at) {
    this.#at = at;
    [...this.#list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    const option = this.#list.children[at];
    if (!option) return this.#owner.removeAttribute('aria-activedescendant');
    this.#owner.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #draw(item, at) {
    const option = document.createElement('li');
    option.className = 'option';
    option.id = `${this.#list.id}-${at}`;
    option.dataset.at = at;
    option.setAttribute('role', 'option');
    for (const part of ['what', 'why', 'who']) {
      if (!item[part]) continue;
      const span = document.createElement('span');
      span.className = part;
      span.textContent = item[part];
      option.append(span);
    }
    return option;
  }
}
