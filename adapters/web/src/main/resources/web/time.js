// Draws moments in the reader's own zone, and counts down by the bot's clock, which may be ahead of this machine's.
let ahead = 0;
const language = document.documentElement.lang.startsWith('en') ? 'en-GB' : document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const full = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const year = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });

export const now = () => Date.now() + ahead;
export function set(instant) { ahead = Date.parse(instant) - Date.now(); }
export const timeOfDay = (at) => clock.format(at);
export const dayOf = (at) => {
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now()).setHours(0, 0, 0, 0)) / 86400000);
  return days === 0 ? 'Today' : days === -1 ? 'Yesterday' : day.format(at);
};

function away(at) {
  const seconds = Math.round((at - now()) / 1000);
  const far = Math.abs(seconds);
  if (language !== 'en-GB') return far < 60 ? relative.format(seconds, 'second') : far < 3600 ? relative.format(Math.trunc(seconds / 60), 'minute') : far < 86400 ? relative.format(Math.trunc(seconds / 3600), 'hour') : relative.format(Math.round(seconds / 86400), 'day');
  const parts = far < 60 ? `${far} s`
    : far < 3600 ? `${Math.floor(far / 60)} min${seconds > 0 && far < 600 ? ` ${far % 60} s` : ''}`
    : far < 86400 ? `${Math.floor(far / 3600)} h${far % 3600 >= 60 ? ` ${Math.floor((far % 3600) / 60)} min` : ''}`
    : `${Math.round(far / 86400)} ${Math.round(far / 86400) === 1 ? 'day' : 'days'}`;
  return far < 2 ? 'now' : seconds > 0 ? `in ${parts}` : `${parts} ago`;
}

export function draw(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = Date.parse(time.dateTime);
    const sameYear = new Date(at).getFullYear() === new Date(now()).getFullYear();
    const words = time.dataset.style === 'relative' ? away(at) : time.dataset.style === 'time' ? clock.format(at) : (sameYear ? full : year).format(at);
    if (time.textContent !== words) time.textContent = words;
    const title = time.dataset.style === 'relative' ? exact.format(at) : `${exact.format(at)} (${away(at)})`;
    if (time.title !== title) time.title = title;
  }
}

/** Keeps everything true that shows a time; `tick` is told too. */
export function run(tick) {
  setInterval(() => { draw(document); tick(); }, 1000);
}
