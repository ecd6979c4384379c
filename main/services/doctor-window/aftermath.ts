import type { AftermathView } from '../../../preload/contract.ts';
import type { Texts } from '../../texts/texts.ts';
import type { ChangeResult } from '../change.ts';
import { type Doctor, type OnChanged, told } from '../doctor.ts';
import type { Retried } from '../doctor-retry.ts';

type News = Omit<AftermathView, 'id'>;

/**
 * Applies a fix and gives its result as soon as it is in place: whether the mail
 * that waited goes takes longer, and is told when it is known. Nothing is told
 * where no mail waited.
 */
export function applyAndWatch(
  doctor: Doctor,
  token: string,
  texts: Texts,
  tell: (aftermath: News) => void,
): Promise<ChangeResult> {
  const words = texts.doctorWindow;
  return new Promise((resolve, reject) => {
    let isWatching = false;
    const changed: OnChanged = (result, watched) => {
      isWatching = true;
      resolve(result);
      tell({ stage: 'watching', tone: 'neutral', message: words.watching(watched) });
    };
    doctor.apply(token, changed).then(
      (result) => {
        resolve(result);
        if (result.retried) tell(aftermathOf(texts, result.retried));
      },
      (error) => {
        if (isWatching) tell({ stage: 'over', tone: 'attention', message: words.watchFailed });
        else reject(error);
      },
    );
  });
}

/** How the watching ended, in sentences. */
export function aftermathOf(texts: Texts, retried: Retried): News {
  const { returned, partly, deleted, waiting, unknown, notTried } = retried;
  const isWorse = returned + partly > 0;
  const isOpen = deleted + waiting + unknown > 0 || notTried !== undefined;
  return {
    stage: 'over',
    tone: isWorse ? 'attention' : isOpen ? 'neutral' : 'good',
    message: told(texts, retried).join(' '),
  };
}
