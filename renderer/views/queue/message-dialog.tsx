import type { MessageText } from '../../../preload/contract.ts';
import { showable } from '../../foreign-text.ts';
import { Button } from '../../parts/button.tsx';
import { Detail } from '../../parts/detail.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { type Reading, reading } from '../../queue/deeds.ts';
import { asksPassword, texts } from '../../state.ts';
import { Dialog } from './dialog.tsx';

const MOST_LINES = 2_000;
const LONGEST_LINE = 1_000;

/** The message that is read, as plain text. */
export function MessageDialog() {
  const shown = reading.value;
  return shown ? <Opened shown={shown} /> : null;
}

function Opened({ shown }: { shown: Reading }) {
  const { message: words } = texts.value.queueWindow;
  const close = () => {
    reading.value = undefined;
  };
  return (
    <Dialog class="message" titleId="message-title" onClose={close}>
      <h2 id="message-title">
        {words.title} <Foreign text={shown.id} max={64} />
      </h2>
      {shown.stage === 'asking' && (
        <p class="asking">
          <span class="spinner" aria-hidden="true" />
          {asksPassword.value ? words.asking : texts.value.queueWindow.working}
        </p>
      )}
      {shown.stage === 'failed' && (
        <div role="alert">
          <p>{shown.error.message}</p>
          {shown.error.detail && shown.error.code !== 'cancelled' && (
            <Detail text={shown.error.detail} />
          )}
        </div>
      )}
      {shown.stage === 'shown' && <Text text={shown.text} />}
      <div class="buttons end">
        <Button onClick={close} autoFocus>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

function Text({ text }: { text: MessageText }) {
  const { message: words } = texts.value.queueWindow;
  const headers = plain(text.headers);
  const body = plain(text.body);
  const isCut = text.truncated || headers.isCut || body.isCut;
  return (
    <div class="message-text">
      <h3>{words.headers}</h3>
      <Lines text={headers.text} label={words.headers} />
      <h3>{words.body}</h3>
      {body.text.trim() === '' ? (
        <p class="quiet">{words.emptyBody}</p>
      ) : (
        <Lines text={body.text} label={words.body} />
      )}
      {isCut && <p class="secondary">{words.truncated}</p>}
    </div>
  );
}

const Lines = ({ text, label }: { text: string; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
  <section class="lines" tabIndex={0} aria-label={label}>
    <pre class="evidence">{text}</pre>
  </section>
);

/** Text of a message as it may be shown: no more than the window can bear, nothing hidden in it. */
function plain(text: string): { text: string; isCut: boolean } {
  const lines = text.split(/\r?\n/);
  const isCut = lines.length > MOST_LINES || lines.some(({ length }) => length > LONGEST_LINE);
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => showable(line.replaceAll('\t', '    '), LONGEST_LINE));
  return { text: shown.join('\n'), isCut };
}
