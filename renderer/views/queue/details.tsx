import { useSignalEffect } from '@preact/signals';
import type { QueueDetails } from '../../../preload/contract.ts';
import { Button } from '../../parts/button.tsx';
import { Detail } from '../../parts/detail.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { Icon } from '../../parts/icon.tsx';
import { look, looked, read } from '../../queue/deeds.ts';
import { listing } from '../../queue/listing.ts';
import { selected } from '../../queue/selection.ts';
import { sizeText } from '../../size.ts';
import { asksPassword, texts } from '../../state.ts';
import { exactly } from '../../time.ts';
import { Sender, stateIcons } from './queue-list-row.tsx';

/** Why the one selected message waits, in plain words, and what is known about it. */
export function Details() {
  const { queueWindow: words } = texts.value;
  // Anew with each listing: a try may have failed for another reason since.
  useSignalEffect(() => {
    void listing.value?.listing;
    const [id] = selected.value.size === 1 ? selected.value : [];
    void look(id);
  });
  const shown = looked.value;
  return (
    <aside class="details" aria-label={words.details}>
      {!shown ? (
        <p class="quiet nothing">
          {selected.value.size > 1 ? words.manySelected : words.nothingLookedAt}
        </p>
      ) : 'error' in shown ? (
        <p class="quiet nothing">{shown.error.message}</p>
      ) : (
        shown.details && <Known details={shown.details} />
      )}
    </aside>
  );
}

function Known({ details }: { details: QueueDetails }) {
  const { locale, queueWindow: words } = texts.value;
  const { id, queue, sender, arrivedAt, bytes, waiting, others } = details;
  const isHeld = queue === 'hold';
  return (
    <>
      {isHeld && (
        <section class="card why">
          <h2>{words.onHold.title}</h2>
          <p>{words.onHold.text}</p>
        </section>
      )}
      {waiting.map((group, at) => (
        <Group key={at} group={group} isQuiet={isHeld || queue !== 'deferred'} />
      ))}
      {others > 0 && <p class="secondary">{words.otherRecipients(others)}</p>}
      <dl class="facts">
        <dt>{words.facts.state}</dt>
        <dd class="with-icon">
          <Icon name={stateIcons[queue]} size={13} />
          {words.states[queue]}
        </dd>
        <dt>{words.facts.from}</dt>
        <dd>
          <Sender sender={sender} />
        </dd>
        <dt>{words.facts.arrived}</dt>
        <dd>{exactly(arrivedAt, locale)}</dd>
        <dt>{words.facts.size}</dt>
        <dd>{sizeText(bytes, locale)}</dd>
        <dt>{words.facts.id}</dt>
        <dd class="mono">
          <Foreign text={id} max={64} />
        </dd>
      </dl>
      <div class="read">
        <Button onClick={() => void read(id)}>{words.message.show}</Button>
        {asksPassword.value && <p class="secondary">{words.message.hint}</p>}
      </div>
    </>
  );
}

interface GroupProps {
  readonly group: QueueDetails['waiting'][number];
  /** True where the state says enough of a recipient without a reason. */
  readonly isQuiet: boolean;
}

/** Recipients who wait for one reason, and the reason explained. */
function Group({ group, isQuiet }: GroupProps) {
  const { queueWindow: words } = texts.value;
  const { recipients, others, reason, explanation } = group;
  return (
    <section class="card why">
      {explanation ? (
        <>
          <h2>{explanation.title}</h2>
          <p>{explanation.text}</p>
          <p>
            {explanation.next} {explanation.whoActs}
          </p>
          {explanation.ipv4 && <p>{explanation.ipv4}</p>}
        </>
      ) : (
        !isQuiet && (
          <>
            <h2>{words.notTried.title}</h2>
            <p>{words.notTried.text}</p>
          </>
        )
      )}
      <h3>{words.recipients(recipients.length + others)}</h3>
      <ul class="recipients">
        {recipients.map((address, at) => (
          <li key={at}>
            <Foreign text={address} max={320} />
          </li>
        ))}
        {others > 0 && <li class="quiet">{words.otherRecipients(others)}</li>}
      </ul>
      {reason !== undefined && <Detail text={reason} label={words.postfixWords} />}
    </section>
  );
}
