import { join } from 'node:path';
import { thisMachine } from './host/this-machine.ts';
import { direct, throughSudoPrompt } from './root/elevation.ts';
import { makeDoctorWindow } from './services/doctor-window/doctor-window.ts';
import { driftLookMs, watchForDrift } from './services/drift-watch.ts';
import { makeInstallationChoice } from './services/installation-choice.ts';
import { startMonitor } from './services/monitor/monitor.ts';
import { makeMonitorInUse } from './services/monitor/monitor-in-use.ts';
import type { Seen } from './services/monitor/seen.ts';
import { askingPostfix, memoryFileFor } from './services/monitor/watch-postfix.ts';
import { makeNoticeDelivery } from './services/notifications/delivery.ts';
import { makeNotifier } from './services/notifications/notifier.ts';
import { makeOverview } from './services/overview.ts';
import {
  type FindPostfix,
  makeFindPostfix,
  type PostfixParts,
  rulesInUse,
  uninstallFrom,
} from './services/postfix-in-use.ts';
import { makeQueueWindow } from './services/queue-window/queue-window.ts';
import { makeReading } from './services/reading.ts';
import { openSettings, queueLimitsOf } from './services/settings.ts';
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
  const parts: PostfixParts = {
    host,
    asUser,
    asRoot,
    choice: () => settings.current().installation ?? {},
    texts,
  };
  const lookForPostfix = makeFindPostfix(parts);
  const findPostfix: FindPostfix = async () => {
    const found = await lookForPostfix();
    monitor.use(found?.installation);
    return found;
  };
  const rules = rulesInUse(findPostfix, texts);
  const doctor = makeDoctorWindow({ find: findPostfix, rules, texts, now: Date.now });
  const delivery = makeNoticeDelivery(() => void overview.refresh());
  const read = makeReading(findPostfix, {
    offers: doctor.offers,
    findings: (state) => [...doctor.findings(state), ...delivery.findings(texts())],
  });
  const overview = makeOverview({
    read: () => {
      monitor.lookNow();
      return read();
    },
    doctor: doctor.view,
    monitor: () => seen,
    settings,
    asksPassword: host.uid !== 0,
    locale,
    now: Date.now,
  });

  const queue = makeQueueWindow(findPostfix, texts);

  const notifier = makeNotifier({
    wishes: () => settings.current().notifications,
    limits: () => queueLimitsOf(settings.current()),
    texts,
    now: Date.now,
    show: (notice) => void shell.showNotice(notice),
  });
  doctor.watch((news) => {
    const { examinedAt, failure } = doctor.view();
    if (news !== 'examined' || examinedAt === undefined || failure) return;
    notifier.rulesGone(doctor.findings().some(({ id }) => id === 'rules-gone'));
  });
  let seen: Seen | undefined;
  const monitor = makeMonitorInUse((place, attention) =>
    startMonitor(
      {
        ...askingPostfix(host, place, undefined),
        memoryFile: memoryFileFor(userFolder, 'monitor', place),
        notices: notifier.makeSink,
        changed: (now) => {
          seen = now;
          overview.push();
        },
        now: Date.now,
      },
      attention,
    ),
  );

  const inUse = async () => (await findPostfix())?.installation;
  const shell = startShell({
    overview,
    rules,
    doctor,
    queue,
    monitor,
    delivery,
    settings,
    installations: makeInstallationChoice(host, settings, inUse),
    uninstall: uninstallFrom(parts, 'all'),
    texts,
  });
  watchForDrift({
    host,
    configDir: () => overview.current().installation?.configDir,
    changed: () => void overview.refresh(),
    everyMs: driftLookMs,
  });
  keepUpToDate(overview);
});
