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
  const parsed = v.safeParse(calls[name], message);
  if (!parsed.success) return refusal('bad-message', words.badMessage, complaints(parsed.issues));
  try {
    return await answers[name](parsed.output as Message<C>);
  } catch (error) {
    return refusal('failed', words.failed, error instanceof Error ? error.message : String(error));
  }
}

/** What does not fit and where, without repeating what was sent. */
function complaints(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 5)
    .map(
      (issue) => `${v.getDotPath(issue) ?? 'message'}: expected ${issue.expected ?? 'an object'}`,
    )
    .join('; ');
}

function refusal(code: string, message: string, detail?: string): Answer<never> {
  return { ok: false, error: { code, message, ...(detail === undefined ? {} : { detail }) } };
}
