import { fixTitle } from '../doctor/finding.ts';
import type { HelperAnswer } from '../root/answer.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError } from './change.ts';
import type { ChangePurpose } from './change-history.ts';

type Refused = Extract<HelperAnswer, { ok: false }>;

/** The helper's refusal in words for people, its own words as the evidence. */
export function refusalInWords(texts: Texts, { code, text }: Refused): ChangeError {
  const words = texts.rules.error;
  const detail = text === '' ? {} : { detail: text };
  switch (code) {
    case 'changed-meanwhile':
      return { code, message: words[code](text) };
    case 'cancelled':
    case 'not-authorized':
    case 'rolled-back':
      return { code, message: words[code](), ...detail };
    case 'check-failed':
      return { code: 'rolled-back', message: words[code](), ...detail };
    case 'unsafe':
      return { code: 'unsupported', message: words.unsafe(text) };
    case 'busy':
      return { code: 'failed', message: words.busy(), ...detail };
    case 'failed':
    case 'invalid':
    case 'no-answer':
      return { code: 'failed', message: words.failed(), ...detail };
  }
}

/** What a change is called. */
export function titleOf(texts: Texts, purpose: ChangePurpose | undefined): string {
  if (!purpose) return texts.rules.title.unknown;
  const { title } = texts.rules;
  if (purpose.to === 'fix') return fixTitle(texts, purpose.names[0] ?? '') ?? title.unknown;
  return title[purpose.to](listOf(purpose.names));
}

/** Names as a person would list them, the many of them cut short. */
export function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} … (${names.length})` : shown;
}
