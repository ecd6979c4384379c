import { join } from 'node:path';
import { thisMachine } from './host/this-machine.ts';
import { direct, throughSudoPrompt } from './root/elevation.ts';
import { makeDoctorWindow } from './services/doctor-window/doctor-window.ts';
import { makeOverview } from './services/overview.ts';
import { makeFindPostfix, rulesInUse } from './services/postfix-in-use.ts';
import { makeQueueWindow } from './services/queue-window/queue-window.ts';
import { makeReading } from './services/reading.ts';
import { openSettings } from './services/settings.ts';
import { isCommandLine, runCommandLine } from './shell/command-line.ts';
import { whenReady } from './shell/lifecycle.ts';
import { startShell } from './shell/start.ts';
import { keepUpToDate } from './shell/updater.ts';
import { textsFor } from './texts/texts.ts';

if (isCommandLine()) await runCommandLine(); // and it ends there

// The app's table of contents: the parts are made here and handed to each other.
whenReady(async ({ userFolder, systemLocale }) => {
  const host = thisMachine();
  const settings = await openSettings(join(userFolder, 'settings.json'));
  const locale = () => {
    const { language } = settings.current();
    return language === 'system' ? systemLocale : language;
  };
  const texts = () => textsFor(locale());

  const asUser = direct(host);
  const asRoot = host.uid === 0 ? asUser : throughSudoPrompt();
  const findPostfix = makeFindPostfix({
    host,
    asUser,
    asRoot,
    choice: () => settings.current().installation ?? {},
    texts,
  });
  const rules = rulesInUse(findPostfix, texts);
  const doctor = makeDoctorWindow({ find: findPostfix, rules, texts, now: Date.now });
  const overview = makeOverview({
    read: makeReading(findPostfix, doctor),
    doctor: doctor.view,
    settings,
    asksPassword: host.uid !== 0,
    locale,
    now: Date.now,
  });

  const queue = makeQueueWindow(findPostfix, texts);

  startShell({ overview, rules, doctor, queue, settings });
  keepUpToDate(() => settings.current().updates);
});
