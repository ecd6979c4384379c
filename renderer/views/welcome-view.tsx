import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AppState } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { MoveOffer } from '../parts/move-offer.tsx';
import { Tile } from '../parts/tile.tsx';
import { facts, lookAgain } from '../settings/settings.ts';
import { appState, texts } from '../state.ts';

/** The first screen: what was found, what Postbar will do, and what it will not. */
export function WelcomeView() {
  const state = appState.value;
  useEffect(() => void lookAgain(), []);
  if (!state) return null;
  const words = texts.value.welcome;
  return (
    <main class="welcome">
      <Header title={words.title}>
        <p class="lead" role="status">
          <Found state={state} />
        </p>
      </Header>
      <List icon="check" title={words.does} items={words.doing} />
      <List
        icon="close"
        title={words.doesNot}
        items={state.asksPassword ? words.notDoing : words.notDoingAsRoot}
      />
      {facts.value?.canMove && <MoveOffer />}
      <footer>
        <p class="secondary">{words.icon}</p>
        <Button onClick={() => void call('app.open', { window: 'settings' })}>
          {words.settings}
        </Button>
        <Button kind="primary" autoFocus onClick={() => void call('welcome.done', {})}>
          {words.start}
        </Button>
      </footer>
    </main>
  );
}

const Header = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <header>
    <Tile tone="neutral" />
    <div>
      <h1>{title}</h1>
      {children}
    </div>
  </header>
);

function Found({ state }: { state: AppState }) {
  const words = texts.value.welcome;
  const { phase, installation, installations } = state;
  if (phase === 'loading') return <>{words.looking}</>;
  if (!installation) return <>{words.notFound}</>;
  const others = installations.length - 1;
  const sentences = [
    `${words.found(installation.version, installation.configDir)}.`,
    words.states[installation.state],
    ...(others > 0 ? [words.others(others)] : []),
  ];
  return <Foreign text={sentences.join(' ')} max={600} />;
}

interface ListProps {
  readonly icon: IconName;
  readonly title: string;
  readonly items: readonly string[];
}

const List = ({ icon, title, items }: ListProps) => (
  <section>
    <h2>{title}</h2>
    <ul class="card points">
      {items.map((item) => (
        <li key={item} class={icon}>
          <Icon name={icon} size={14} />
          {item}
        </li>
      ))}
    </ul>
  </section>
);

/** For whoever does not find the icon: where it may be, and everything without it. */
export function HiddenIconView() {
  if (!appState.value) return null;
  const words = texts.value.hiddenIcon;
  return (
    <main class="welcome">
      <Header title={words.title}>
        <p class="lead">{words.detail}</p>
      </Header>
      <ol class="card points">
        {words.steps.map((step, at) => (
          <li key={step}>
            <span class="number">{at + 1}</span>
            {step}
          </li>
        ))}
      </ol>
      <div class="buttons">
        <Button onClick={() => void call('app.help', { link: 'menu-bar' })}>
          {words.openMenuBarSettings}
        </Button>
      </div>
      <section>
        <h2>{words.instead}</h2>
        <div class="buttons">
          {(['panel', 'queue', 'doctor', 'settings'] as const).map((window) => (
            <Button key={window} onClick={() => void call('app.open', { window })}>
              {words[window]}
            </Button>
          ))}
        </div>
      </section>
    </main>
  );
}
