// Talks to Usher. A change carries its own id, so sending it again after a broken connection never does it twice.
let session = document.querySelector('meta[name="usher-session"]').content;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export class Problem extends Error {}

export async function state() {
  const response = await fetch('/playground/state', { headers: { Accept: 'application/json' } });
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Problem(await words(response));
  const said = await response.json();
  session = said.session;
  return said;
}

async function words(response) {
  try { return (await response.json()).problem; } catch { return 'Usher did not answer as expected.'; }
}

/** Sends `body`; tries again for half a minute while Usher is not there. */
export async function post(path, body) {
  for (let attempt = 0; ; attempt++) {
    let response = null;
    try {
      response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Usher-Session': session }, body: JSON.stringify(body) });
    } catch {
      if (attempt >= 12) throw new Problem('Usher does not answer. Nothing was lost: try again in a moment.');
    }
    if (response?.ok) return response.json();
    if (response && response.status !== 403 && response.status !== 503) throw new Problem(await words(response));
    if (response && attempt >= 5) throw new Problem(await words(response));
    await pause(Math.min(300 * 2 ** attempt, 3000));
    if (response?.status === 403) await state(); // Usher was restarted, and this page's session number with it
  }
}

export const get = async (path) => (await fetch(path)).json();

/** Listens to what changes; `opened` is called at every new connection, when everything is to be read anew. */
export function listen({ opened, lost, events }) {
  let source;
  const connect = () => {
    source = new EventSource('/playground/events');
    source.addEventListener('hello', opened);
    for (const [kind, told] of Object.entries(events)) source.addEventListener(kind, (event) => told(JSON.parse(event.data)));
    source.onerror = () => {
      lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1500); // the browser itself gives up on an error page
    };
  };
  connect();
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
}
