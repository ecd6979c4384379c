import type { AppState } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { notice, pending } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Loading } from '../parts/loading.tsx';
import { appState, texts } from '../state.ts';
import { ActivityChart } from './activity.tsx';
import { Aftermath } from './aftermath.tsx';
import { Findings } from './findings.tsx';
import { Footer } from './footer.tsx';
import { HeadlineView } from './headline.tsx';
import { Announcer, NoticeView, UndoButton } from './notice.tsx';
import { PreviewSheet } from './preview-sheet.tsx';
import { Rules } from './rules.tsx';
import { SettingsTroubleView } from './settings-trouble.tsx';
import { Waiting } from './waiting.tsx';

/**
 * The whole panel: how mail is doing, and over it the sheet while a change is
 * being decided. What is under the sheet stays in the page, so that the focus
 * can go back to where it was.
 */
export function PanelView() {
  const state = appState.value;
  const shown = pending.value;
  if (!state || state.phase === 'loading')
    return (
      <Loading class="panel" words={texts.value.panel.loading}>
        <div class="skeleton card-skeleton" />
        <div class="skeleton card-skeleton" />
      </Loading>
    );
  return (
    <>
      {shown?.preview && <PreviewSheet pending={shown} preview={shown.preview} />}
      <main class="panel" hidden={shown?.preview !== undefined}>
        <HeadlineView headline={state.headline} />
        <NoticeView />
        <SettingsTroubleView trouble={state.settingsTrouble} />
        <Aftermath aftermath={state.doctor?.aftermath} />
        <Body state={state} />
        <Footer state={state} />
      </main>
      <Announcer />
    </>
  );
}

function Body({ state }: { state: AppState }) {
  if (state.phase === 'no-postfix') return <NoPostfix />;
  if (state.phase === 'error') return <Failure />;
  return (
    <>
      <Findings findings={state.findings} />
      <Rules state={state} />
      <LastChange state={state} />
      {state.queue && <Waiting queue={state.queue} />}
      {state.activity && <ActivityChart activity={state.activity} />}
    </>
  );
}

/** The way back stays in reach after the notice is gone. */
function LastChange({ state }: { state: AppState }) {
  const last = state.lastChange;
  if (!last || (notice.value?.kind === 'done' && notice.value.undo === last.id)) return null;
  return (
    <div class="last-change">
      <span class="secondary">
        {texts.value.change.lastChange}: <Foreign text={last.title} max={120} />
      </span>
      <UndoButton changeId={last.id} />
    </div>
  );
}

function NoPostfix() {
  const words = texts.value.panel.noPostfix;
  if (appState.value?.settings.installation) return <ChosenGone />;
  return (
    <div class="card finding">
      {words.steps.map((step) => (
        <p key={step}>{step}</p>
      ))}
      <div class="buttons">
        <Button kind="primary" onClick={() => void call('app.help', { link: 'install-postfix' })}>
          {words.help}
        </Button>
        <Button onClick={() => void call('state.refresh', {})}>{texts.value.panel.checkNow}</Button>
      </div>
    </div>
  );
}

/** The Postfix the user chose is gone: there may be another. */
const ChosenGone = () => (
  <div class="card finding">
    <p>{texts.value.settings.chosenHelp}</p>
    <div class="buttons">
      <Button
        kind="primary"
        onClick={() => void call('app.open', { window: 'settings', at: 'postfix' })}
      >
        {texts.value.welcome.settings}
      </Button>
      <Button onClick={() => void call('state.refresh', {})}>{texts.value.panel.checkNow}</Button>
    </div>
  </div>
);

const Failure = () => (
  <div class="card finding">
    <p>{texts.value.panel.failure.text}</p>
    <div class="buttons">
      <Button kind="primary" onClick={() => void call('state.refresh', {})}>
        {texts.value.panel.failure.again}
      </Button>
    </div>
  </div>
);
