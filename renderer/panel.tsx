import { render } from 'preact';
import { call } from './bridge.ts';
import { cancel, pending } from './change.ts';
import { refuseDrops } from './drops.ts';
import { followState, keepTime } from './state.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/parts.css';
import './styles/findings.css';
import './styles/panel.css';
import './styles/rules.css';
import './styles/change.css';
import './styles/mail.css';
import { PanelView } from './views/panel-view.tsx';

const panel = document.getElementById('panel');
if (!panel) throw new Error('panel.html has no #panel');

// The window has the material of a menu behind it where main says so.
if (new URLSearchParams(location.search).has('vibrant'))
  document.documentElement.classList.add('vibrant');

// The window is as high as what is in it, up to what main allows.
new ResizeObserver(([entry]) => {
  const height = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0);
  if (height > 0) void call('panel.resize', { height });
}).observe(panel);

// Escape leaves what is open: first the preview, then the panel.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (pending.value?.preview) cancel();
  else void call('panel.close', {});
});

render(<PanelView />, panel);
refuseDrops();
keepTime();
void followState();
