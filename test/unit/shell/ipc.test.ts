import type Electron from 'electron';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CallName, calls } from '../../../preload/contract.ts';
import { goodMessages, wrongMessages } from './wrong-messages.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];
const handlers = vi.hoisted(() => new Map<string, Handler>());

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel, handler) => void handlers.set(channel, handler),
  } satisfies Pick<Electron.IpcMain, 'handle'>,
}));

const { answerCalls } = await import('../../../main/shell/ipc.ts');
const { textsFor } = await import('../../../main/texts/texts.ts');

const names = Object.keys(calls) as CallName[];
const words = textsFor('en').shell;
const answered: [name: string, message: unknown][] = [];
const own = {} as Electron.WebContents;

const mainFrame = { parent: null, url: 'app://postbar/panel.html' } as Electron.WebFrameMain;

answerCalls(
  Object.fromEntries(
    names.map((name) => [
      name,
      async (message: unknown) => {
        answered.push([name, message]);
        return { ok: true, value: null };
      },
    ]),
  ) as unknown as Parameters<typeof answerCalls>[0],
  { add: () => {}, has: (contents) => contents === own, push: () => {} },
  () => words,
);

/** Sends a message as a page would: what arrives is a structured clone. */
function call(name: string, message: unknown, from: Partial<Electron.IpcMainInvokeEvent> = {}) {
  const event = { sender: own, senderFrame: mainFrame, ...from } as Electron.IpcMainInvokeEvent;
  return handlers.get(`postbar:${name}`)?.(event, message);
}

beforeEach(() => {
  answered.length = 0;
});

test('there is a handler for each call of the contract, and no other', () => {
  expect([...handlers.keys()].sort()).toEqual(names.map((name) => `postbar:${name}`).sort());
});

describe.each(names)('%s', (name) => {
  test('answers messages that fit, and hands on nothing but what fits', async () => {
    const good = goodMessages(calls[name]);
    for (const message of good)
      expect(await call(name, message)).toEqual({ ok: true, value: null });
    expect(answered).toEqual(good.map((message) => [name, message]));
  });

  test('refuses what is wrong in one place, says where, and repeats nothing of it', async () => {
    for (const [why, message] of wrongMessages(calls[name])) {
      const answer = await call(name, message);
      expect(answer, why).toEqual({
        ok: false,
        error: {
          code: 'bad-message',
          message: words.errors.badMessage,
          detail: expect.stringMatching(
            /^[\w.]{1,100}: (expected .{1,200}|nothing of .* expected)$/,
          ),
        },
      });
    }
    expect(answered).toEqual([]);
  });

  test('whatever comes, it is refused or fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (message) => {
        const answer = await call(name, message);
        expect(answer).toHaveProperty('ok');
      }),
      { numRuns: 50 },
    );
  });
});

test('a million wrong items are refused at the first of them', async () => {
  const began = performance.now();
  const ids = Array(1_000_000).fill(7);
  const answer = await call('queue.act', { action: 'hold', target: { kind: 'ids', ids } });
  expect(answer).toMatchObject({ error: { detail: 'target.ids.0: expected string' } });
  // Looking at all of them takes twenty seconds and half a gigabyte.
  expect(performance.now() - began).toBeLessThan(8000);
});

test.each<[string, Partial<Electron.IpcMainInvokeEvent>]>([
  ['a window Postbar did not make', { sender: {} as Electron.WebContents }],
  ['a frame that has gone', { senderFrame: null }],
  [
    'a frame inside of a page',
    { senderFrame: { ...mainFrame, parent: mainFrame } as Electron.WebFrameMain },
  ],
  ...[
    'https://evil.example/',
    'app://postbar.evil/panel.html',
    'app://evil/panel.html',
    'app://postbar@evil/panel.html',
    'file:///panel.html',
    'data:text/html,x',
    'about:blank',
    '',
  ].map((url): [string, Partial<Electron.IpcMainInvokeEvent>] => [
    `a page at ${url || 'no address'}`,
    { senderFrame: { ...mainFrame, url } as Electron.WebFrameMain },
  ]),
])('%s is a stranger to every call', async (_who, from) => {
  for (const name of names)
    expect(await call(name, goodMessages(calls[name])[0], from)).toEqual({
      ok: false,
      error: { code: 'stranger', message: words.errors.stranger },
    });
  expect(answered).toEqual([]);
});

test('a service that throws is an answer too', async () => {
  handlers.clear();
  answerCalls(
    { 'state.read': () => Promise.reject(new Error('no disk')) } as never,
    { add: () => {}, has: () => true, push: () => {} },
    () => words,
  );
  expect(await call('state.read', {})).toEqual({
    ok: false,
    error: { code: 'failed', message: words.errors.failed, detail: 'no disk' },
  });
});
