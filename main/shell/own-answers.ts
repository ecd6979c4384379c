import type { Answer, AppFacts, UninstallOutcome } from '../../preload/contract.ts';
import { errorText } from '../host/error-text.ts';
import { done, failed } from '../services/answer.ts';
import type { DoctorWindow } from '../services/doctor-window/doctor-window.ts';
import type { InstallationChoice } from '../services/installation-choice.ts';
import type { Overview } from '../services/overview.ts';
import type { SettingsChange, SettingsStore } from '../services/settings.ts';
import type { UninstallEverywhere } from '../services/uninstall-everywhere.ts';
import type { Texts } from '../texts/texts.ts';
import type { Answers } from './ipc.ts';

// Answers about Postbar itself: its settings, which Postfix it looks after, its
// place in the system, and its end.

export interface OwnServices {
  readonly overview: Overview;
  readonly settings: SettingsStore;
  readonly doctor: DoctorWindow;
  readonly installations: InstallationChoice;
  readonly uninstall: UninstallEverywhere;
  texts(): Texts;
}

/** What the shell does for them. */
export interface OwnActions {
  openAtLogin(wanted: boolean): void;
  /** False where another app has these keys, and then all stays as it was. */
  setShortcut(keys: string | undefined): boolean;
  facts(): AppFacts;
  copyText(text: string): Promise<void>;
  chooseFolder(title: string): Promise<string | undefined>;
  /** False where the user changed their mind. */
  saveText(name: string, text: string): Promise<boolean>;
  moveToApplications(): boolean;
  /** Closes the first screen and shows where the icon is. */
  endWelcome(): void;
  /** What stays when everything is taken back, each with its place. */
  remains(): UninstallOutcome['remains'];
}

type SettingsCalls = 'settings.update';
type InstallationCalls = 'installation.list' | 'installation.choose' | 'installation.browse';
type AppCalls =
  | 'app.facts'
  | 'app.copyLink'
  | 'app.moveToApplications'
  | 'app.foreseeUninstall'
  | 'app.uninstall'
  | 'report.save'
  | 'welcome.done';

export function ownAnswers(
  services: OwnServices,
  shell: OwnActions,
): Pick<Answers, SettingsCalls | InstallationCalls | AppCalls> {
  return {
    'settings.update': (change) => updateSettings(services, shell, change),
    ...installationAnswers(services, shell),
    'app.facts': async () => done(shell.facts()),
    'app.copyLink': async () => {
      const { linkCommand } = shell.facts();
      if (!linkCommand) return refused(services.texts().shell.errors.notYet);
      await shell.copyText(linkCommand);
      return done(null);
    },
    'app.moveToApplications': async () =>
      shell.moveToApplications() ? done(null) : refused(services.texts().shell.errors.notMoved),
    'app.foreseeUninstall': async () => {
      const { takenBack, switchedOff, passwords } = await services.uninstall.foresee();
      return done({ takenBack: takenBack.length, switchedOff, passwords });
    },
    'app.uninstall': () => uninstall(services, shell),
    'report.save': async () => {
      const report = await services.doctor.report();
      if (!report.ok) return report;
      return done({ saved: await shell.saveText('postbar-report.txt', report.value) });
    },
    'welcome.done': async () => {
      const answer = await updateSettings(services, shell, { welcomed: true });
      if (!answer.ok) return answer;
      shell.endWelcome();
      return done(null);
    },
  };
}

const refused = (message: string, detail?: string): Answer<never> =>
  failed({ code: 'unsupported', message, ...(detail === undefined ? {} : { detail }) });

async function updateSettings(
  { overview, settings, texts }: OwnServices,
  shell: OwnActions,
  change: SettingsChange,
): Promise<Answer<ReturnType<SettingsStore['current']>>> {
  const words = texts().shell.errors;
  const { shortcut, openAtLogin } = change;
  const before = settings.current().shortcut;
  if (shortcut !== undefined && !shell.setShortcut(shortcut ?? undefined))
    return failed({ code: 'taken', message: words.shortcutTaken });
  try {
    const next = await settings.update(change);
    if (openAtLogin !== undefined) shell.openAtLogin(openAtLogin);
    void overview.refresh();
    return done(next);
  } catch (error) {
    if (shortcut !== undefined) shell.setShortcut(before);
    const detail = errorText(error);
    return failed({ code: 'not-kept', message: words.notKept, detail });
  }
}

function installationAnswers(
  { installations, overview, texts }: OwnServices,
  shell: OwnActions,
): Pick<Answers, InstallationCalls> {
  const choose = async (configDir: string | undefined) => {
    const isThere = await installations.choose(configDir);
    if (isThere) void overview.refresh();
    return isThere;
  };
  return {
    'installation.list': async () => done(await installations.list()),
    'installation.choose': async ({ configDir }) =>
      (await choose(configDir))
        ? done(null)
        : refused(texts().shell.errors.noPostfixIn(configDir ?? '')),
    'installation.browse': async () => {
      const folder = await shell.chooseFolder(texts().shell.chooseFolder);
      if (folder === undefined) return done({ chosen: false });
      return (await choose(folder))
        ? done({ chosen: true })
        : refused(texts().shell.errors.noPostfixIn(folder));
    },
  };
}

async function uninstall(
  services: OwnServices,
  shell: OwnActions,
): Promise<Answer<UninstallOutcome>> {
  const { overview } = services;
  const result = await overview.changing(() => services.uninstall.run());
  if (result.error) return failed(result.error);
  shell.openAtLogin(false);
  const words = services.texts().uninstall;
  const { takenBack, left, backups, message } = result;
  return done({
    takenBack: takenBack.map(({ title }) => title),
    left: left.map(({ title, files }) => ({ title, files })),
    message,
    remains: [...backups.map((place) => ({ text: words.backups, place })), ...shell.remains()],
  });
}
