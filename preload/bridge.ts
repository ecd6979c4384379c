import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, stateChannel } from './channels.ts';
import type { Answer, AppState, Bridge } from './contract.ts';

// The bridge knows no list of calls: main handles the contract's channels and
// no others, and checks every message there, where a page cannot reach.
let latest: AppState | undefined;
let waiting: ((state: AppState) => void)[] = [];

ipcRenderer.on(stateChannel, (_event, state: AppState) => arrived(state));

// What was pushed before this page listened is lost, so it asks once.
void ipcRenderer.invoke(callChannel('state.read'), {}).then((answer: Answer<AppState>) => {
  if (answer.ok) arrived(answer.value);
});

function arrived(state: AppState): void {
  if (latest && state.revision <= latest.revision) return;
  latest = state;
  const released = waiting;
  waiting = [];
  for (const release of released) release(state);
}

const bridge: Bridge = {
  call: (name, message) => ipcRenderer.invoke(callChannel(String(name)), message),
  nextState: (seen) =>
    latest && latest.revision > seen
      ? Promise.resolve(latest)
      : new Promise((resolve) => waiting.push(resolve)),
};

contextBridge.exposeInMainWorld('postbar', bridge);
