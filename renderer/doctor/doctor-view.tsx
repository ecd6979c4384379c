import type { AppState } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { pending } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Detail } from '../parts/detail.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Loading } from '../parts/loading.tsx';
import { RefusalCard } from '../parts/refusal.tsx';
import { Tile } from '../parts/tile.tsx';
import { appState, now, texts } from '../state.ts';
import { ago } from '../time.ts';
import { Aftermath } from '../views/aftermath.tsx';
import { FindingCards } from '../views/findings.tsx';
import { Announcer, NoticeView } from '../views/notice.tsx';
import { PreviewSheet } from '../views/preview-sheet.tsx';
import { copied, look, refusal, stopLooking, toneOf } from './examination.ts';
import { Outside } from './outside.tsx';
import { Report } from './report.tsx';

/** The whole doctor window: what is wrong, what the world sees, and a report of both. */
export function DoctorView() {
  const state = appState.value;
  const shown = pending.value;
  if (!state || state.phase === 'loading')
    return (
      <Loading class="window" words={texts.value.panel.loading}>
        <div class="skeleton card-skeleton" />
      </Loading>
    );
  return (
    <>
      <main class="window" inert={shown?.preview !== undefined}>
        <Head state={state} />
        <NoticeView />
        <Aftermath aftermath={state.doctor?.aftermath} />
        {refusal.value && <RefusalCard refusal={refusal} />}
        <Body state={state} />
      </main>
      {shown?.preview && (
        <div class="over">
          <PreviewSheet pending={shown} preview={shown.preview} />
        </div>
      )}
      <Announcer />
      <div aria-live="polite" class="visually-hidden">
        {copied.value !== undefined && texts.value.doctor.copied}
      </div>
    </>
  );
}

function Head({ state }: { state: AppState }) {
  const { locale, doctor: words, panel } = texts.value;
  const { doctor, findings } = state;
  const running = doctor?.running === true;
  const pressing = findings.filter(({ severity }) => severity !== 'info').length;
  const examinedAt = doctor?.examinedAt;
  const isKnown = examinedAt !== undefined && !doctor?.failure;
  return (
    <header class="headline">
      <Tile tone={toneOf(state)} />
      <div class="headline-words">
        <h1 tabIndex={-1}>{isKnown ? words.title(pressing) : words.windowTitle}</h1>
        <p>
          {running
            ? words.lookingAgain
            : examinedAt !== undefined &&
              words.looked(ago(examinedAt, now.value, locale, panel.justNow))}
        </p>
      </div>
      {running && <Button onClick={() => void stopLooking()}>{words.stop}</Button>}
      {state.phase === 'ready' && (
        <Button onClick={() => void look()} busy={running}>
          {words.again}
        </Button>
      )}
    </header>
  );
}

function Body({ state }: { state: AppState }) {
  const { doctor, findings, phase, headline } = state;
  if (phase === 'no-postfix') return <NoPostfix />;
  if (phase === 'error') return <Trouble title={headline.title} text={headline.detail} />;
  if (doctor?.failure) {
    const { message, detail } = doctor.failure;
    return <Trouble title={texts.value.doctor.failed} text={message} detail={detail} />;
  }
  if (doctor?.examinedAt === undefined)
    return doctor?.stopped && !doctor.running ? <Stopped /> : <Looking />;
  return (
    <>
      {findings.length === 0 ? <Healthy /> : <FindingCards findings={findings} isMarked />}
      <Outside lines={doctor.reachability} />
      <Report />
    </>
  );
}

const Healthy = () => (
  <section class="card row healthy">
    <p>{texts.value.doctor.healthy}</p>
  </section>
);

/** The first examination is under way. */
const Looking = () => (
  <section class="card row looking" aria-busy="true">
    <span class="spinner" aria-hidden="true" />
    <p>{texts.value.doctor.looking}</p>
  </section>
);

/** There is nothing to show yet: the first examination was stopped. */
const Stopped = () => (
  <section class="card row">
    <p>{texts.value.doctor.stopped}</p>
  </section>
);

function Trouble({ title, text, detail }: { title: string; text: string; detail?: string }) {
  const { failure } = texts.value.panel;
  return (
    <section class="card finding">
      <h2>
        <Foreign text={title} />
      </h2>
      <p>
        <Foreign text={text} max={600} />
      </p>
      <p>{failure.text}</p>
      {detail && <Detail text={detail} />}
      <div class="buttons">
        <Button kind="primary" onClick={() => void again()}>
          {failure.again}
        </Button>
      </div>
    </section>
  );
}

async function again(): Promise<void> {
  await call('state.refresh', {});
  await look();
}

function NoPostfix() {
  const { noPostfix, checkNow } = texts.value.panel;
  return (
    <section class="card finding">
      <h2>
        <Foreign text={appState.value?.headline.title ?? ''} />
      </h2>
      {noPostfix.steps.map((step) => (
        <p key={step}>{step}</p>
      ))}
      <div class="buttons">
        <Button kind="primary" onClick={() => void call('app.help', { link: 'install-postfix' })}>
          {noPostfix.help}
        </Button>
        <Button onClick={() => void again()}>{checkNow}</Button>
      </div>
    </section>
  );
}
