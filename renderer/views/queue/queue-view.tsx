import type { CallError } from '../../../preload/contract.ts';
import { Button } from '../../parts/button.tsx';
import { Detail } from '../../parts/detail.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Tile } from '../../parts/tile.tsx';
import { act, askToDelete, ending } from '../../queue/deeds.ts';
import { check, checking, failure, filter, listing, show } from '../../queue/listing.ts';
import { appState, now, texts } from '../../state.ts';
import { ago } from '../../time.ts';
import { ActionBar } from './action-bar.tsx';
import { DeletionDialog } from './deletion-dialog.tsx';
import { Details } from './details.tsx';
import { EndingView, endingText } from './ending.tsx';
import { Filters } from './filters.tsx';
import { MessageDialog } from './message-dialog.tsx';
import { QueueList } from './queue-list.tsx';

/** The whole queue window: what waits, why, and what can be done about it. */
export function QueueView() {
  const numbers = listing.value;
  const error = failure.value;
  if (!numbers && !error)
    return (
      <Loading class="window" words={texts.value.queueWindow.loading}>
        <div class="skeleton list-skeleton" />
      </Loading>
    );
  return (
    <>
      <main class="window">
        <Head />
        {error ? <Failure error={error} /> : <Body />}
      </main>
      <div role="status" class="visually-hidden">
        {ending.value && <Foreign text={endingText(ending.value)} max={600} />}
      </div>
      <DeletionDialog />
      <MessageDialog />
    </>
  );
}

function Head() {
  const { locale, queueWindow: words, panel } = texts.value;
  const numbers = listing.value;
  const isFiltered = Object.keys(filter.value).length > 0;
  const checked = numbers && words.checked(ago(numbers.readAt, now.value, locale, panel.justNow));
  const matching = numbers && isFiltered && words.matching(numbers.total);
  return (
    <header class="headline">
      <Tile tone={numbers?.inQueue === 0 ? 'good' : 'neutral'} />
      <div class="headline-words">
        <h1>{numbers ? words.title(numbers.inQueue) : texts.value.queue.title}</h1>
        <p>{[matching, checked].filter(Boolean).join(' · ')}</p>
      </div>
      <Button onClick={() => void check()} busy={checking.value}>
        {checking.value ? words.checking : words.check}
      </Button>
    </header>
  );
}

function Body() {
  const { queueWindow: words } = texts.value;
  const numbers = listing.value;
  if (!numbers) return null;
  const { inQueue, held, total } = numbers;
  if (inQueue === 0) {
    return (
      <>
        <EndingView />
        <Plain tone="good" title={words.empty.title} text={words.empty.text} />
      </>
    );
  }
  return (
    <>
      <Filters />
      {held < inQueue && <p class="secondary too-many">{words.tooMany(held)}</p>}
      <EndingView />
      <div class="work">
        {total === 0 ? <NoMatch /> : <QueueList onDelete={askToDelete} />}
        <Details />
      </div>
      <ActionBar onAct={(action) => (action === 'delete' ? askToDelete() : void act(action))} />
    </>
  );
}

function NoMatch() {
  const words = texts.value.queueWindow.noMatch;
  return (
    <Plain tone="neutral" title={words.title} text={words.text}>
      <Button onClick={() => show({})}>{words.all}</Button>
    </Plain>
  );
}

/** Postfix that is stopped shows no queue; on a Mac it may only be asleep. */
function Failure({ error }: { error: CallError }) {
  const { queueWindow: words } = texts.value;
  const isDown = error.code === 'stopped';
  if (isDown && appState.value?.installation?.state === 'asleep') {
    return (
      <Plain tone="asleep" title={words.asleep.title} text={words.asleep.text}>
        <Button onClick={() => void check()}>{words.check}</Button>
      </Plain>
    );
  }
  return (
    <Plain tone="bad" title={isDown ? words.stopped : words.failed} text={error.message}>
      <Button onClick={() => void check()}>{words.again}</Button>
      {error.detail && <Detail text={error.detail} />}
    </Plain>
  );
}

interface PlainProps {
  readonly tone: Parameters<typeof Tile>[0]['tone'];
  readonly title: string;
  readonly text: string;
  readonly children?: preact.ComponentChildren;
}

/** Instead of a list: what is so, and what it means. */
const Plain = ({ tone, title, text, children }: PlainProps) => (
  <section class="card plain">
    <Tile tone={tone} />
    <h2>{title}</h2>
    <p>
      <Foreign text={text} max={600} />
    </p>
    {children}
  </section>
);
