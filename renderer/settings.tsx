import { effect } from '@preact/signals';
import { render } from 'preact';
import { refuseDrops } from './drops.ts';
import { lookAgain } from './settings/settings.ts';
import { followState, texts } from './state.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/parts.css';
import './styles/change.css';
import './styles/dialog.css';
import './styles/settings.css';
import { SettingsView } from './views/settings/settings-view.tsx';

const settings = document.getElementById('settings');
if (!settings) throw new Error('settings.html has no #settings');

effect(() => {
  document.title = texts.value.settings.windowTitle;
});

render(<SettingsView />, settings);
refuseDrops();
void followState();
void lookAgain();
// What the system says may have been changed in its own settings meanwhile.
window.addEventListener('focus', () => void lookAgain());
