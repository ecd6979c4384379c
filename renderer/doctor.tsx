import { effect } from '@preact/signals';
import { render } from 'preact';
import { cancel } from './change.ts';
import { DoctorView } from './doctor/doctor-view.tsx';
import { lookOnOpening } from './doctor/examination.ts';
import { refuseDrops } from './drops.ts';
import { followState, keepTime, texts } from './state.ts';
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
  if (event.key === 'Escape') cancel();
});

render(<DoctorView />, doctor);
refuseDrops();
keepTime();
void followState();
lookOnOpening();
