import { effect } from '@preact/signals';
import { render } from 'preact';
import { cancel, pending } from './change.ts';
import { DoctorView } from './doctor/doctor-view.tsx';
import { lookOnOpening, stopLooking } from './doctor/examination.ts';
import { refuseDrops } from './drops.ts';
import { appState, followState, keepTime, texts } from './state.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/buttons.css';
import './styles/parts.css';
import './styles/findings.css';
import './styles/change.css';
import './styles/doctor.css';

const doctor = document.getElementById('doctor');
if (!doctor) throw new Error('doctor.html has no #doctor');

effect(() => {
  document.title = texts.value.doctor.windowTitle;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  // Escape ends what is under way: first the preview, then the examination.
  if (pending.value) cancel();
  else if (appState.value?.doctor?.running) void stopLooking();
});

render(<DoctorView />, doctor);
refuseDrops();
keepTime();
void followState();
lookOnOpening();
