import { describe, expect, test } from 'vitest';
import { done } from '../../../main/services/answer.ts';
import { defaultSettings } from '../../../main/services/settings.ts';
import type { UninstalledEverywhere } from '../../../main/services/uninstall-everywhere.ts';
import { type OwnActions, type OwnServices, ownAnswers } from '../../../main/shell/own-answers.ts';
import { textsFor } from '../../../main/texts/texts.ts';

const texts = textsFor('en');

/** The answers over a shell that writes down what it is asked for. */
function answersOver(services: Partial<OwnServices>, shell: Partial<OwnActions> = {}) {
  const asked: string[] = [];
  const all = {
    overview: { refresh: async () => {}, changing: <T>(work: () => Promise<T>) => work() },
    settings: { current: () => defaultSettings, update: async () => defaultSettings },
    texts: () => texts,
    ...services,
  } as unknown as OwnServices;
  const actions = {
    setShortcut: (keys?: string) => {
      asked.push(`shortcut ${keys}`);
      return true;
    },
    openAtLogin: (wanted: boolean) => void asked.push(`login ${wanted}`),
    facts: () => ({ version: '1' }),
    remains: () => [{ text: 'the app' }],
    ...shell,
  } as unknown as OwnActions;
  return { answers: ownAnswers(all, actions), asked };
}

describe('a setting', () => {
  test('that cannot be kept is refused with the reason, and the keys of before are taken again', async () => {
    const { answers, asked } = answersOver({
      settings: {
        current: () => ({ ...defaultSettings, shortcut: 'Alt+A' }),
        trouble: () => undefined,
        update: async () => {
          throw new Error('ENOSPC: no space left on device');
        },
      },
    });
    expect(await answers['settings.update']({ shortcut: 'Alt+B', openAtLogin: true })).toEqual({
      ok: false,
      error: {
        code: 'not-kept',
        message: texts.shell.errors.notKept,
        detail: 'ENOSPC: no space left on device',
      },
    });
    expect(asked).toEqual(['shortcut Alt+B', 'shortcut Alt+A']);
  });

  test('with keys that are taken is refused, and nothing is kept', async () => {
    let kept = 0;
    const { answers } = answersOver(
      {
        settings: {
          current: () => defaultSettings,
          trouble: () => undefined,
          update: async () => {
            kept += 1;
            return defaultSettings;
          },
        },
      },
      { setShortcut: () => false },
    );
    expect(await answers['settings.update']({ shortcut: 'Alt+B' })).toMatchObject({
      error: { code: 'taken' },
    });
    expect(kept).toBe(0);
  });
});

test('an end that failed takes nothing of the app away; one that went well says what remains', async () => {
  const none = { takenBack: [], switchedOff: [], left: [] };
  const error = { code: 'cancelled', message: 'The dialog was closed.' } as const;
  const endingWith = (ended: UninstalledEverywhere) => ({
    run: async () => ended,
    foresee: async () => ({ ...none, takesRoot: false, passwords: 0, orphans: [] }),
  });
  const failing = answersOver({
    uninstall: endingWith({ ok: false, ...none, backups: [], message: error.message, error }),
  });
  expect(await failing.answers['app.uninstall']({})).toEqual({ ok: false, error });
  expect(failing.asked).toEqual([]);

  const well = answersOver({
    uninstall: endingWith({
      ok: false,
      ...none,
      left: [{ id: '1', title: 'gmail.com', files: ['/etc/postfix/main.cf'] }],
      message: 'Done.',
      backups: ['/var/lib/postbar/0'],
    }),
  });
  expect(await well.answers['app.uninstall']({})).toEqual(
    done({
      takenBack: [],
      left: [{ title: 'gmail.com', files: ['/etc/postfix/main.cf'] }],
      message: 'Done.',
      remains: [
        { text: texts.uninstall.backups, place: '/var/lib/postbar/0' },
        { text: 'the app' },
      ],
    }),
  );
  expect(well.asked).toEqual(['login false']);
});

test('a line for the terminal is copied only where there is a program to link', async () => {
  const { answers } = answersOver({});
  expect(await answers['app.copyLink']({})).toMatchObject({ ok: false });
});
