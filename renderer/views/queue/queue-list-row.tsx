import type { QueueName, QueueRow } from '../../../preload/contract.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { selected } from '../../queue/selection.ts';
import { sizeText } from '../../size.ts';
import { now, texts } from '../../state.ts';
import { exactly, shortly } from '../../time.ts';

const LONGEST = 120;

/** The id of a row's element, which the list names as the current one. */
export const rowId = (index: number) => `row-${index}`;

export const stateIcons: Record<QueueName, IconName> = {
  active: 'send',
  incoming: 'inbox',
  deferred: 'clock',
  hold: 'pause',
  maildrop: 'inbox',
};

interface RowProps {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: QueueRow | undefined;
  readonly isCurrent: boolean;
}

/** One message; the rows in the page stand one below the other. */
export function QueueListRow({ index, row, isCurrent }: RowProps) {
  const isSelected = row !== undefined && selected.value.has(row.id);
  return (
    <tr
      id={rowId(index)}
      class={`grid-row${isSelected ? ' selected' : ''}${isCurrent ? ' current' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      data-index={index}
    >
      {row ? <Cells row={row} /> : <td class="on-its-way" />}
    </tr>
  );
}

function Cells({ row }: { row: QueueRow }) {
  const { locale, queueWindow: words } = texts.value;
  const { queue, recipient, otherRecipients, sender, why, arrivedAt, bytes } = row;
  return (
    <>
      <td class="cell-state" title={words.states[queue]}>
        <Icon name={stateIcons[queue]} size={14} />
        <span class="visually-hidden">{words.states[queue]}</span>
      </td>
      <td class="cell-recipient">
        {recipient === '' ? words.nobody : <Foreign text={recipient} max={LONGEST} />}
        {otherRecipients > 0 && <span class="quiet"> {words.more(otherRecipients)}</span>}
      </td>
      <td class="cell-sender quiet">
        <Sender sender={sender} />
      </td>
      <td class="cell-reason">{why ?? <span class="quiet">{words.states[queue]}</span>}</td>
      <td class="cell-arrival quiet" title={exactly(arrivedAt, locale)}>
        {shortly(arrivedAt, now.value, locale)}
      </td>
      <td class="cell-size quiet">{sizeText(bytes, locale)}</td>
    </>
  );
}

/** Who sent it; a report of Postfix's own has no sender. */
export const Sender = ({ sender }: { sender: string }) =>
  sender === 'MAILER-DAEMON' ? (
    <span>{texts.value.queueWindow.postfixItself}</span>
  ) : (
    <Foreign text={sender} max={LONGEST} />
  );
