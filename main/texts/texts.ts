import { cli as cliGerman } from './de/cli.ts';
import { doctorWindow as doctorWindowGerman } from './de/doctor-window.ts';
import { findings as findingsGerman } from './de/findings.ts';
import { monitor as monitorGerman } from './de/monitor.ts';
import { notices as noticesGerman } from './de/notices.ts';
import { overview as overviewGerman } from './de/overview.ts';
import { queue as queueGerman } from './de/queue.ts';
import { reachability as reachabilityGerman } from './de/reachability.ts';
import { reasons as reasonsGerman } from './de/reasons.ts';
import { rules as rulesGerman } from './de/rules.ts';
import { shell as shellGerman } from './de/shell.ts';
import { uninstall as uninstallGerman } from './de/uninstall.ts';
import { cli } from './en/cli.ts';
import { doctorWindow } from './en/doctor-window.ts';
import { findings } from './en/findings.ts';
import { monitor } from './en/monitor.ts';
import { notices } from './en/notices.ts';
import { overview } from './en/overview.ts';
import { queue } from './en/queue.ts';
import { reachability } from './en/reachability.ts';
import { reasons } from './en/reasons.ts';
import { rules } from './en/rules.ts';
import { shell } from './en/shell.ts';
import { uninstall } from './en/uninstall.ts';

// Every word of the main process a user can see, by language and feature.
// A feature's English file is the pattern; the German one must have the same
// shape, or it does not compile.
export type Locale = 'en' | 'de';

const english = {
  cli,
  doctorWindow,
  findings,
  monitor,
  notices,
  overview,
  queue,
  reachability,
  reasons,
  rules,
  shell,
  uninstall,
};
export type Texts = typeof english;
const german: Texts = {
  cli: cliGerman,
  doctorWindow: doctorWindowGerman,
  findings: findingsGerman,
  monitor: monitorGerman,
  notices: noticesGerman,
  overview: overviewGerman,
  queue: queueGerman,
  reachability: reachabilityGerman,
  reasons: reasonsGerman,
  rules: rulesGerman,
  shell: shellGerman,
  uninstall: uninstallGerman,
};

/** The texts in a language; English for one there is no translation for. */
export function textsFor(locale: string): Texts {
  return locale.toLowerCase().startsWith('de') ? german : english;
}
