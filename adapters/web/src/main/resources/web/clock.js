// Usher's clock, where the program lets a visitor move it: what it says, the buttons, and the way to the next timer.
import * as net from './net.js';
import * as time from './time.js';

const MOST = 31 * 86400000; // the furthest the clock jumps at once, in ms
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

export function clockPanel({ announce, problem }) {
  const panel = document.getElementById('clock');
  if (!panel) return { look() {}, told({ now }) { time.set(now); }, tick() {} };
  const next = document.getElementById('clock-next');

  function tick() {
    document.getElementById('clock-time').textContent = time.timeOfDay(time.now());
    document.getElementById('clock-date').textContent = day.format(time.now());
  }

  function told({ now, nextTimer }) {
    time.set(now);
    const away = nextTimer ? Date.parse(nextTimer) - time.now() : 0;
    const at = away > 0 && away < MOST ? Date.parse(nextTimer) : 0;
    next.hidden = !at;
    next.textContent = `To the next timer, ${time.timeOfDay(at)}`;
    tick();
  }

  const look = () => net.get('/playground/clock').then(told, () => {}); // not there for a moment: the connection's own notice says so

  panel.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-forward]');
    if (!button) return;
    button.disabled = true;
    try {
      told(await net.post('/playground/clock', { seconds: button.dataset.forward === 'next' ? null : Number(button.dataset.forward) }));
      announce(`Usher's clock is now ${time.timeOfDay(time.now())}`);
    } catch (no) {
      problem(no.message);
    } finally {
      button.disabled = false;
      button.focus();
    }
  });

  return { look, told, tick };
}
