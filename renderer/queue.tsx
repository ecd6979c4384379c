import { effect } from '@preact/signals';
import { render } from 'preact';
import { refuseDrops } from './drops.ts';
import { followPlace, keepFresh } from './queue/listing.ts';
import { followState, keepTime, texts } from './state.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/parts.css';
import './styles/change.css';
import './styles/dialog.css';
import './styles/queue.css';
import './styles/queue-list.css';
import { QueueView } from './views/queue/queue-view.tsx';

const queue = document.getElementById('queue');
if (!queue) throw new Error('queue.html has no #queue');

effect(() => {
  document.title = texts.value.queueWindow.windowTitle;
});

render(<QueueView />, queue);
refuseDrops();
keepTime();
void followState();
followPlace();
keepFresh();
