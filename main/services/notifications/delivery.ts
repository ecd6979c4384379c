import type { FindingView } from '../../../preload/contract.ts';
import type { Texts } from '../../texts/texts.ts';

/** Whether what is shown to the person arrives. */
export interface NoticeDelivery {
  /** The system has shown a notice, or has not. */
  told(shown: boolean): void;
  /** What to say where it does not: nobody would miss what never comes. */
  findings(texts: Texts): readonly FindingView[];
}

/** Remembers how the last notice went; `changed` is called when the next goes another way. */
export function makeNoticeDelivery(changed: () => void): NoticeDelivery {
  let isRefused = false;
  return {
    told: (shown) => {
      if (shown !== isRefused) return;
      isRefused = !shown;
      changed();
    },
    findings: ({ notices }) =>
      isRefused
        ? [{ id: 'notices-refused', severity: 'info', ...notices.refused, evidence: [] }]
        : [],
  };
}
