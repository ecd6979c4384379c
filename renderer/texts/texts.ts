// Every word the windows show, by language and feature. The English files are
// the pattern: a German one of another shape does not compile.
import { activity as activityDe } from './de/activity.ts';
import { change as changeDe } from './de/change.ts';
import { doctor as doctorDe } from './de/doctor.ts';
import { panel as panelDe } from './de/panel.ts';
import { queue as queueDe } from './de/queue.ts';
import { queueWindow as queueWindowDe } from './de/queue-window.ts';
import { rules as rulesDe } from './de/rules.ts';
import { settings as settingsDe } from './de/settings.ts';
import { hiddenIcon as hiddenIconDe, welcome as welcomeDe } from './de/welcome.ts';
import { activity } from './en/activity.ts';
import { change } from './en/change.ts';
import { doctor } from './en/doctor.ts';
import { panel } from './en/panel.ts';
import { queue } from './en/queue.ts';
import { queueWindow } from './en/queue-window.ts';
import { rules } from './en/rules.ts';
import { settings } from './en/settings.ts';
import { hiddenIcon, welcome } from './en/welcome.ts';

const en = {
  locale: 'en',
  activity,
  change,
  doctor,
  panel,
  queue,
  queueWindow,
  rules,
  settings,
  hiddenIcon,
  welcome,
};

export type Texts = typeof en;

const de: Texts = {
  locale: 'de',
  activity: activityDe,
  change: changeDe,
  doctor: doctorDe,
  panel: panelDe,
  queue: queueDe,
  queueWindow: queueWindowDe,
  rules: rulesDe,
  settings: settingsDe,
  hiddenIcon: hiddenIconDe,
  welcome: welcomeDe,
};

/** The words of a language. */
export const textsOf = (locale: 'en' | 'de'): Texts => (locale === 'de' ? de : en);
