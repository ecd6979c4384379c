import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import { callChannel } from '../../preload/channels.ts';
import {
  type Answer,
  type CallName,
  type CallValues,
  calls,
  type Message,
} from '../../preload/contract.ts';
import { errorText } from '../host/error-text.ts';
import type { Texts } from '../texts/texts.ts';
import type { OwnPages } from './own-pages.ts';
import { appOrigin } from './packaged-file.ts';

/** One function a call, given a message that has passed its schema. */
export type Answers = {
  readonly [C in CallName]: (message: Message<C>) => Promise<Answer<CallValues[C]>>;
};

/**
 * Answers the contract's calls and no others: from the app's own pages, in
 * their main frame, with a message that fits. Nothing in here throws, because
 * of a rejected answer only the text would arrive.
 */
export function answerCalls(answers: Answers, pages: OwnPages, words: () => Texts['shell']): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(callChannel(name), async (event, message: unknown) => {
      if (!isOwn(event, pages)) return refusal('stranger', words().errors.stranger);
      return answer(name, message, answers, words().errors);
    });
  }
}

function isOwn({ sender, senderFrame }: IpcMainInvokeEvent, pages: OwnPages): boolean {
  return (
    pages.has(sender) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.url.startsWith(`${appOrigin}/`)
  );
}

async function answer<C extends CallName>(
  name: C,
  message: unknown,
  answers: Answers,
  words: Texts['shell']['errors'],
): Promise<Answer<CallValues[C]>> {
  // The first fault is enough: a million of them would keep the app busy for long.
  const parsed = v.safeParse(calls[name], message, { abortEarly: true });
  if (!parsed.success) return refusal('bad-message', words.badMessage, complaint(parsed.issues[0]));
  try {
    return await answers[name](parsed.output as Message<C>);
  } catch (error) {
    return refusal('failed', words.failed, errorText(error));
  }
}

/** What does not fit and where; of what was sent it repeats a name at most, cut short. */
function complaint(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue)?.slice(0, 100) || 'message';
  if (issue.expected === 'never') return `${place}: nothing of this name is expected`;
  return `${place}: expected ${issue.expected ?? 'an object'}`;
}

function refusal(code: string, message: string, detail?: string): Answer<never> {
  return { ok: false, error: { code, message, ...(detail === undefined ? {} : { detail }) } };
}
