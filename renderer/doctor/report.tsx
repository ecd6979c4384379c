import { Button } from '../parts/button.tsx';
import { texts } from '../state.ts';
import { copied, copyReport } from './examination.ts';

/** All of it as text, for whoever helps. */
export function Report() {
  const { report: words, copied: done } = texts.value.doctor;
  return (
    <section class="report" aria-label={words.title}>
      <div class="report-words">
        <h2>{words.title}</h2>
        <p class="secondary">{words.text}</p>
      </div>
      <Button onClick={() => void copyReport()}>
        {copied.value === 'report' ? done : words.copy}
      </Button>
    </section>
  );
}
