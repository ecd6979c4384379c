import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { refuseDrops } from './drops.ts';
import { followState, texts } from './state.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/parts.css';
import './styles/welcome.css';
import { HiddenIconView, WelcomeView } from './views/welcome-view.tsx';

const welcome = document.getElementById('welcome');
if (!welcome) throw new Error('welcome.html has no #welcome');

// Who starts Postbar while it runs does not find its icon.
const isHidden = signal(location.hash === '#icon');
window.addEventListener('hashchange', () => {
  isHidden.value = location.hash === '#icon';
});

effect(() => {
  const words = isHidden.value ? texts.value.hiddenIcon : texts.value.welcome;
  document.title = words.windowTitle;
});

const View = () => (isHidden.value ? <HiddenIconView /> : <WelcomeView />);

render(<View />, welcome);
refuseDrops();
void followState();
