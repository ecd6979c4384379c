import type { QueueCause, QueueGlance } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { now, texts } from '../state.ts';
import { ago } from '../time.ts';

/** The queue in one look: how much waits, and why. */
export function Waiting({ queue }: { queue: QueueGlance }) {
  const { locale, queue: words, panel } = texts.value;
  const oldest =
    queue.oldestAt === undefined
      ? ''
      : ` · ${words.oldest(ago(queue.oldestAt, now.value, locale, panel.justNow))}`;
  const aside = queue.total > 0 && (
    <span class="aside waiting-aside">
      {`${words.total(queue.total)}${oldest}`}
      <Button kind="link" onClick={() => void call('app.open', { window: 'queue' })}>
        {words.open}
      </Button>
    </span>
  );
  return (
    <Section id="waiting" title={words.title} aside={aside}>
      {queue.total === 0 ? (
        <p class="row empty">{words.empty}</p>
      ) : (
        <ul class="rows">
          {queue.causes.map((cause) => (
            <CauseRow key={cause.id} cause={cause} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function CauseRow({ cause }: { cause: QueueCause }) {
  const { locale } = texts.value;
  const width = `${Math.round(Math.min(1, Math.max(0, cause.share)) * 100)}%`;
  return (
    <li class="row cause">
      <div class="row-words">
        <button
          type="button"
          class="row-title row-link"
          onClick={() => void call('app.open', { window: 'queue', at: cause.id.slice(0, 200) })}
        >
          <Foreign text={cause.title} />
        </button>
        <span class="secondary">
          <Foreign text={cause.detail} />
        </span>
        <svg class={`share tone-${cause.tone}`} height="4" aria-hidden="true">
          <rect class="share-all" width="100%" height="4" rx="2" />
          <rect class="share-part" width={width} height="4" rx="2" />
        </svg>
      </div>
      <span class="count">{cause.count.toLocaleString(locale)}</span>
    </li>
  );
}
