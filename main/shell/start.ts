import { app, shell as desktop } from 'electron';
import type { Notice } from '../services/notifications/notice.ts';
import { textsFor } from '../texts/texts.ts';
import { makeAnswers, type Services, type ShellActions } from './answers.ts';
import { watchAttention } from './attention.ts';
import { helpAddress } from './help.ts';
import { answerCalls } from './ipc.ts';
import { makeMenu, setAppMenu } from './menu.ts';
import { notify } from './notifications.ts';
import { makeOwnActions } from './own-actions.ts';
import { makeOwnPages } from './own-pages.ts';
import { makePanel } from './panel.ts';
import { makeShortcut } from './shortcut.ts';
import { makeTray } from './tray.ts';
import { onPresence } from './wake.ts';
import { makeWindows } from './windows.ts';

/** What the services may ask of the shell. */
export interface Shell {
  showNotice(notice: Notice): Promise<void>;
}

/** Puts Postbar into the menu bar and joins it to the services. */
export function startShell(services: Services): Shell {
  const { overview, doctor, queue, monitor, delivery } = services;
  const words = () => textsFor(overview.current().locale).shell;
  const pages = makeOwnPages();
  const attention = watchAttention(monitor.attend);
  const windows = makeWindows(pages, words, attention.add, (name) => {
    // Nobody looks at what it would tell any more.
    if (name === 'doctor') doctor.stop();
  });
  const panel = makePanel(pages, () => overview.current().busy === 'changing');
  attention.add(panel.window);
  const refresh = () => void overview.refresh();
  /** Shows it, and remembers whether the system took it. */
  const tell = async (...notification: Parameters<typeof notify>) => {
    const shown = await notify(...notification);
    delivery.told(shown);
    return shown;
  };
  const tryNow = async () => {
    const wish = { action: 'retry', target: { kind: 'all' } } as const;
    const answer = await overview.changing(() => queue.act(wish));
    const said = answer.ok ? answer.value.message : answer.error.message;
    await tell(words().tried, said, () => windows.open('queue'));
  };
  const onMenu = {
    tryNow: () => void tryNow(),
    open: windows.open,
  };
  const popUpMenu = () => tray.popUp(makeMenu(overview.current(), words(), onMenu));
  const openPanel = () => panel.show(tray.bounds());
  const togglePanel = () => {
    panel.toggle(tray.bounds());
    refresh();
  };
  const tray = makeTray(overview.current(), togglePanel, popUpMenu);
  const { settings } = overview.current();
  const shortcut = makeShortcut(settings.shortcut, togglePanel);

  const actions: ShellActions = {
    ...makeOwnActions({ texts: services.texts, windows, shortcut, openPanel }),
    openWindow: windows.open,
    openHelp: (link) => desktop.openExternal(helpAddress(link)),
    testNotification: () => tell(words().test.title, words().test.body, openPanel),
    popUpMenu,
    resizePanel: panel.resize,
    closePanel: panel.hide,
    quit: () => app.quit(),
  };
  answerCalls(makeAnswers(services, actions), pages, words);

  let menuWords = words();
  const speak = () => {
    menuWords = words();
    setAppMenu(menuWords, () => windows.open('settings'));
  };
  speak();
  overview.watch((state) => {
    if (words() !== menuWords) speak();
    tray.show(state, words());
    pages.push(state);
    doctor.follow(state);
  });
  doctor.watch((news) => (news === 'examined' ? refresh() : overview.push()));
  // A second launch is a user who does not find the icon: the notch or a setting may hide it.
  app.on('second-instance', () => {
    windows.open('welcome', 'icon');
  });
  if (!settings.welcomed) windows.open('welcome');
  onPresence((present) => {
    attention.present(present);
    // What is shown is old by then.
    if (present) refresh();
  });
  refresh();
  return {
    showNotice: async ({ title, body, id, silent, target }) => {
      const open = () =>
        target.window === 'queue' ? windows.open('queue', target.at) : openPanel();
      await tell(title, body, open, { id, silent });
    },
  };
}
