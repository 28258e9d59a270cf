// Everything works without this file; it only makes some things nicer.
'use strict';

// Whoever sent a form that was refused hears so at once.
document.getElementById('errors')?.focus();

// A button that was pressed says so; its form carries a key, so a second press would do no harm.
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (event.target.method === 'post' && button) setTimeout(() => button.setAttribute('aria-disabled', 'true'));
});

// Whoever goes back to a question finds its page as it was; what they answered since is kept here until they leave the questions, and sent with it.
const asks = document.querySelector('form.asks');
if (asks) {
  const kept = 'answers ' + location.pathname + location.search;
  asks.addEventListener('submit', () => sessionStorage.setItem(kept, JSON.stringify(Object.fromEntries([...new FormData(asks)].filter(([name]) => name[0] !== '_')))));
  addEventListener('pageshow', event => {
    if (!event.persisted && performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') return;
    const answers = JSON.parse(sessionStorage.getItem(kept) ?? '{}');
    for (const field of asks.querySelectorAll('input[type=hidden]')) field.value = answers[field.name] ?? field.value;
  });
} else {
  sessionStorage.clear();
}

// The map is moved by dragging, wheel, buttons and keys.
for (const map of document.querySelectorAll('.map')) {
  const picture = map.firstElementChild;
  let [x, y, scale] = [0, 0, 1];
  const draw = () => { picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`; };
  const zoom = (by, atX = map.clientWidth / 2, atY = map.clientHeight / 2) => {
    const next = Math.min(20, Math.max(1, scale * by));
    [x, y] = [atX - (atX - x) * next / scale, atY - (atY - y) * next / scale];
    scale = next;
    if (scale === 1) [x, y] = [0, 0];
    draw();
  };
  const move = (byX, byY) => { [x, y] = [x + byX, y + byY]; draw(); };
  map.tabIndex = 0;
  map.addEventListener('wheel', e => { e.preventDefault(); zoom(e.deltaY < 0 ? 1.2 : 1 / 1.2, e.offsetX, e.offsetY); }, { passive: false });
  map.addEventListener('pointerdown', e => { map.setPointerCapture(e.pointerId); });
  map.addEventListener('pointermove', e => { if (e.buttons) move(e.movementX, e.movementY); });
  const keys = { '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), '0': () => zoom(0), ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0), ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60) };
  map.addEventListener('keydown', e => { if (keys[e.key]) { e.preventDefault(); keys[e.key](); } });
  const bar = document.querySelector(`[data-map-buttons="${map.id}"]`);
  if (bar) {
    bar.hidden = false;
    for (const button of bar.querySelectorAll('button')) button.addEventListener('click', () => keys[button.dataset.key]());
  }
}
