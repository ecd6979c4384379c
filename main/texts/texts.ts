import { cli as cliGerman } from './de/cli.ts';
import { overview as overviewGerman } from './de/overview.ts';
import { queue as queueGerman } from './de/queue.ts';
import { reasons as reasonsGerman } from './de/reasons.ts';
import { rules as rulesGerman } from './de/rules.ts';
import { shell as shellGerman } from './de/shell.ts';
import { cli } from './en/cli.ts';
import { overview } from './en/overview.ts';
import { queue } from './en/queue.ts';
import { reasons } from './en/reasons.ts';
import { rules } from './en/rules.ts';
import { shell } from './en/shell.ts';

// Every word of the main process a user can see, by language and feature.
// A feature's English file is the pattern; the German one must have the same
// shape, or it does not compile.
export type Locale = 'en' | 'de';

const english = { cli, overview, queue, reasons, rules, shell };
export type Texts = typeof english;
const german: Texts = {
  cli: cliGerman,
  overview: overviewGerman,
  queue: queueGerman,
  reasons: reasonsGerman,
  rules: rulesGerman,
  shell: shellGerman,
};

/** The texts in a language; English for one there is no translation for. */
export function textsFor(locale: string): Texts {
  return locale.toLowerCase().startsWith('de') ? german : english;
}
