import { signal } from '@preact/signals';
import type {
  Answer,
  AppFacts,
  CallError,
  FoundInstallation,
  Message,
  UninstallOutcome,
} from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { texts } from '../state.ts';

/** How Postbar stands with the system; undefined until it is known. */
export const facts = signal<AppFacts | undefined>(undefined);
export const installations = signal<readonly FoundInstallation[] | undefined>(undefined);
/** Why the last wish was not granted, until it is dismissed. */
export const refusal = signal<CallError | undefined>(undefined);
/** What became of something that shows nowhere else: said beside its button. */
export const told = signal<
  | { readonly of: 'test' | 'report' | 'link'; readonly text: string; readonly ok: boolean }
  | undefined
>(undefined);
/** What is under way and takes longer than a moment. */
export const working = signal<'report' | 'uninstall' | undefined>(undefined);
export const uninstalled = signal<UninstallOutcome | undefined>(undefined);

/** Asks anew for what the state does not hold. */
export async function lookAgain(): Promise<void> {
  const [answered, found] = await Promise.all([
    call('app.facts', {}),
    call('installation.list', {}),
  ]);
  if (answered.ok) facts.value = answered.value;
  if (found.ok) installations.value = found.value;
}

/** Keeps a change; main pushes the settings as they are then. */
export async function choose(change: Message<'settings.update'>): Promise<void> {
  await granted(call('settings.update', change));
}

/** Chooses a Postfix, or none in particular. */
export async function chooseInstallation(configDir: string | undefined): Promise<void> {
  await granted(call('installation.choose', configDir === undefined ? {} : { configDir }));
}

export async function browse(): Promise<void> {
  await granted(call('installation.browse', {}));
}

export async function moveToApplications(): Promise<void> {
  await granted(call('app.moveToApplications', {}));
}

/** Shows a notification, and says whether the system took it. */
export async function testNotification(): Promise<void> {
  const answer = await granted(call('notifications.test', {}));
  if (!answer) return;
  const words = texts.value.settings;
  const ok = answer.shown;
  told.value = { of: 'test', ok, text: ok ? words.testShown : words.testRefused };
}

export async function copyLink(): Promise<void> {
  const answer = await granted(call('app.copyLink', {}));
  if (answer !== undefined)
    told.value = { of: 'link', ok: true, text: texts.value.settings.copied };
}

/** The report on the clipboard, or in a file. */
export async function report(where: 'copy' | 'save'): Promise<void> {
  working.value = 'report';
  const words = texts.value.settings;
  if (where === 'copy') {
    const copied = await granted(call('report.copy', {}));
    if (copied !== undefined) told.value = { of: 'report', ok: true, text: words.reportCopied };
  } else {
    const answer = await granted(call('report.save', {}));
    if (answer?.saved) told.value = { of: 'report', ok: true, text: words.reportSaved };
  }
  working.value = undefined;
}

/** Takes back what Postbar has changed; true where that is done. */
export async function uninstall(): Promise<boolean> {
  working.value = 'uninstall';
  const outcome = await granted(call('app.uninstall', {}));
  working.value = undefined;
  uninstalled.value = outcome ?? uninstalled.value;
  return outcome !== undefined;
}

/** The value of an answer; what was refused is shown, and all is looked at again. */
async function granted<T>(asked: Promise<Answer<T>>): Promise<T | undefined> {
  refusal.value = undefined;
  told.value = undefined;
  const answer = await asked;
  if (!answer.ok) refusal.value = answer.error;
  await lookAgain();
  return answer.ok ? answer.value : undefined;
}
