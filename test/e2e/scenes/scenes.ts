import { textsFor } from '../../../main/texts/texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import type { PanelHand } from '../panel.ts';
import * as changes from './changes.ts';
import type { ScriptedApp } from './script.ts';
import * as states from './states.ts';

/** One thing the panel can look like, and how it comes to look so. */
export interface Scene {
  readonly name: string;
  readonly state: Omit<AppState, 'revision'>;
  readonly act?: (app: ScriptedApp, panel: PanelHand) => Promise<void>;
}

const { bare, gmail, broken, byHand, conflict, tOnline } = states;
const withGmailOff = { ...bare, offers: [{ kind: 'domain', name: 'gmail.com' }] as const };
const { overview, rules: words } = textsFor('en');
const goOverIpv4 = (...names: readonly string[]) =>
  ({ tone: 'good', ...overview.fine(names) }) as const;
const withGmailOn = {
  ...bare,
  headline: goOverIpv4('gmail.com'),
  rules: [gmail],
  lastChange: { id: 'change-1', title: words.title.on('gmail.com'), at: states.moment },
};

/** Every state the panel is designed for. */
export const scenes: readonly Scene[] = [
  {
    name: 'loading',
    state: {
      ...bare,
      phase: 'loading',
      installation: undefined,
      headline: { tone: 'neutral', ...overview.loading },
    },
  },
  {
    name: 'no-postfix',
    state: {
      ...bare,
      phase: 'no-postfix',
      installation: undefined,
      installations: [],
      headline: { tone: 'neutral', ...overview.noPostfix },
    },
  },
  {
    name: 'error',
    state: {
      ...bare,
      phase: 'error',
      installation: undefined,
      headline: {
        tone: 'bad',
        ...overview.unreadable('postconf: fatal: open /etc/postfix/main.cf: Permission denied'),
      },
    },
  },
  {
    name: 'asleep',
    state: {
      ...withGmailOff,
      installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'asleep' },
      headline: { tone: 'asleep', ...overview.asleep },
    },
  },
  {
    name: 'stopped',
    state: {
      ...bare,
      installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'stopped' },
      headline: { tone: 'bad', ...overview.stopped },
      rules: [gmail],
      queue: states.queue,
    },
  },
  { name: 'first-look', state: withGmailOff },
  { name: 'no-rules', state: bare },
  {
    name: 'fine',
    state: {
      ...withGmailOn,
      headline: goOverIpv4('gmail.com', 't-online.de', 'gmx.net'),
      rules: [gmail, tOnline, byHand],
      activity: states.goodDay,
      queue: { total: 0, bytes: 0, causes: [] },
    },
  },
  {
    name: 'quiet-day',
    state: { ...withGmailOn, lastChange: undefined, activity: states.quietDay },
  },
  { name: 'working-day', state: states.workingDay },
  {
    name: 'evidence',
    state: states.workingDay,
    act: async (_app, panel) => panel.button('Details').click(),
  },
  {
    name: 'broken',
    state: {
      ...bare,
      headline: { tone: 'attention', ...overview.broken('gmail.com') },
      rules: [broken, conflict, tOnline],
    },
  },
  {
    name: 'add-domain',
    state: withGmailOn,
    act: async (_app, panel) => panel.button('Add…').click(),
  },
  {
    name: 'invalid-domain',
    state: withGmailOn,
    act: async (app, panel) => {
      await app.refusesWith('invalid-domain', words.domainFault['not-a-name']);
      await panel.button('Add…').click();
      await panel.page.getByRole('textbox').fill('gmail..com');
      await panel.page.keyboard.press('Enter');
      await panel.page.getByText(words.domainFault['not-a-name']).waitFor();
    },
  },
  {
    name: 'preview',
    state: withGmailOff,
    act: (app, panel) => toPreview(app, panel, changes.preview),
  },
  {
    name: 'exact-change',
    state: withGmailOff,
    act: async (app, panel) => {
      await toPreview(app, panel, changes.warned);
      await panel.button('Show the exact change').click();
    },
  },
  {
    name: 'nothing-to-do',
    state: withGmailOff,
    act: (app, panel) => toPreview(app, panel, changes.needless),
  },
  {
    name: 'changing',
    state: withGmailOff,
    act: async (app, panel) => {
      await app.hold();
      await toPreview(app, panel, changes.preview);
      await panel.button('Change').click();
      await panel.button('Changing…').waitFor();
    },
  },
  {
    name: 'done',
    state: withGmailOff,
    act: async (app, panel) => {
      await toResult(app, panel, changes.done);
      await app.become(withGmailOn);
      await panel.button('Undo').waitFor();
    },
  },
  {
    name: 'cancelled',
    state: withGmailOff,
    act: (app, panel) => toResult(app, panel, changes.cancelled),
  },
  {
    name: 'rolled-back',
    state: withGmailOff,
    act: async (app, panel) => {
      await toResult(app, panel, changes.rolledBack);
      await panel.button('Details for experts').click();
    },
  },
  {
    name: 'changed-meanwhile',
    state: withGmailOff,
    act: (app, panel) => toResult(app, panel, changes.changedMeanwhile),
  },
  { name: 'german', state: states.germanDay },
  {
    name: 'hostile',
    state: states.hostileDay,
    act: async (_app, panel) => panel.button('Details').click(),
  },
  {
    name: 'conflict',
    state: withGmailOff,
    act: async (app, panel) => {
      await app.refusesWith(
        'conflict',
        'Mail to gmail.com is sent elsewhere by /etc/postfix/transport:3.',
      );
      await panel.switchOf('gmail.com').click();
      await panel.status.getByText('sent elsewhere').waitFor();
    },
  },
];

async function toPreview(
  app: ScriptedApp,
  panel: PanelHand,
  preview: Parameters<ScriptedApp['previewIs']>[0],
): Promise<void> {
  await app.previewIs(preview);
  await panel.switchOf('gmail.com').click();
  await panel.sheet.waitFor();
}

async function toResult(
  app: ScriptedApp,
  panel: PanelHand,
  result: Parameters<ScriptedApp['resultIs']>[0],
): Promise<void> {
  await app.resultIs(result);
  await toPreview(app, panel, changes.preview);
  await panel.button('Change').click();
  const said = panel.page.getByText(result.error?.message ?? result.message);
  await said.first().waitFor();
}

/** Brings the panel into a scene, from whatever it showed before. */
export async function play(scene: Scene, app: ScriptedApp, panel: PanelHand): Promise<void> {
  await app.release();
  await app.become(scene.state);
  // A page that was loaded anew remembers no sheet, no notice and no open field.
  await app.inMain(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://postbar/panel.html'),
    undefined,
  );
  await panel.page.locator('.panel:not([hidden])').waitFor();
  await scene.act?.(app, panel);
}
