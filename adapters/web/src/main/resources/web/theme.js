// Runs before the page is drawn, so that nobody who chose dark sees a white flash. The choice stays in this browser.
(() => {
  const kept = () => { try { return localStorage.getItem('usher.theme'); } catch { return null; } };
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (kept() ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const apply = () => {
    document.documentElement.dataset.theme = dark() ? 'dark' : 'light';
    document.getElementById('theme')?.setAttribute('aria-pressed', String(dark()));
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('DOMContentLoaded', () => {
    apply();
    document.getElementById('theme')?.addEventListener('click', () => {
      try { localStorage.setItem('usher.theme', dark() ? 'light' : 'dark'); } catch { /* private windows may keep nothing: then the system's choice stays */ }
      apply();
    });
  });
})();
