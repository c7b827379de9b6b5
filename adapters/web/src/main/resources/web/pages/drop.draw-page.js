// Checks a draw in the reader's own browser, from the published data alone: nothing is asked of Usher but the numbers themselves.
// How the hashes are made is said in usher.drops.Draw, and on the page.
const encoder = new TextEncoder();

async function sha256(ascii) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(ascii)));
  return Array.from(hash, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** What is wrong with the draw; empty when all of it is right. */
export async function faults(draw) {
  const wrong = [];
  if (await sha256(draw.seed) !== draw.commitment) wrong.push('The seed is not the one that was promised.');
  if (new Set(draw.order).size !== draw.order.length) wrong.push('A ticket is in it twice.');
  const list = await sha256([...draw.order].sort().map((ticket) => ticket + '\n').join(''));
  if (list !== draw.list) wrong.push('The list is not the hash of these tickets.');
  const keyed = await Promise.all(draw.order.map(async (ticket) => [await sha256(draw.seed + list + ticket), ticket]));
  keyed.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  if (keyed.some(([, ticket], at) => ticket !== draw.order[at])) wrong.push('The tickets are not in the order that follows from the seed.');
  return wrong;
}

function paragraph(words, parent) {
  const said = document.createElement('p');
  said.textContent = words;
  parent.append(said);
  return said;
}

function askForTicket(draw, parent) {
  const label = document.createElement('label');
  label.textContent = 'Your ticket ';
  const input = document.createElement('input');
  input.maxLength = 40;
  input.autocomplete = 'off';
  input.spellcheck = false;
  label.append(input);
  parent.append(label);
  const place = paragraph('', parent);
  place.setAttribute('role', 'status');
  input.addEventListener('input', () => {
    const typed = input.value.trim().toLowerCase();
    const at = draw.order.indexOf(typed);
    place.textContent = typed.length < 16 ? '' : at < 0 ? 'That ticket was not in this draw.' : `That ticket was drawn at place ${at + 1} of ${draw.order.length}.`;
  });
}

async function check(parent) {
  const said = paragraph('Checking the draw…', parent);
  said.setAttribute('role', 'status');
  try {
    const draw = await (await fetch(`${location.pathname.replace(/\/+$/, '')}.json`, { cache: 'no-cache' })).json();
    if (!draw.seed) {
      said.textContent = 'There is nothing to check before the draw.';
    } else if (!globalThis.crypto?.subtle) {
      said.textContent = 'This browser checks hashes only on pages that begin with https. The commands on this page do the same.';
      askForTicket(draw, parent);
    } else {
      const wrong = await faults(draw);
      said.textContent = wrong.length === 0 ? `Checked in your browser: seed, list and the order of all ${draw.order.length} tickets are right.` : `This draw is NOT right. ${wrong.join(' ')}`;
      askForTicket(draw, parent);
    }
  } catch {
    said.textContent = 'The draw could not be read. Load the page again, or use the commands on it.';
  }
}

const place = globalThis.document?.getElementById('more');
if (place) check(place);
