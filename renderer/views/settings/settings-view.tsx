import { useSignal } from '@preact/signals';
import type { SettingsView as SettingsValues } from '../../../preload/contract.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { RefusalCard } from '../../parts/refusal.tsx';
import { facts, installations, refusal } from '../../settings/settings.ts';
import { appState, texts } from '../../state.ts';
import { SettingsTroubleView } from '../settings-trouble.tsx';
import { General } from './general.tsx';
import { Help } from './help.tsx';
import { Notifications } from './notifications.tsx';
import { PostfixChoice } from './postfix-choice.tsx';

const tabs = ['general', 'notifications', 'postfix', 'help'] as const;
type Tab = (typeof tabs)[number];
const icons: Record<Tab, IconName> = {
  general: 'sliders',
  notifications: 'bell',
  postfix: 'mail',
  help: 'question',
};

/** The settings window: a few tabs of rows, as the system's own apps have them. */
export function SettingsView() {
  const state = appState.value;
  const shown = useSignal<Tab>(tabOf(location.hash));
  if (!state) return null;
  return (
    <main class="settings">
      <h1 class="visually-hidden">{texts.value.settings.windowTitle}</h1>
      <Tabs shown={shown.value} onShow={(tab) => (shown.value = tab)} />
      <div
        id="settings-panel"
        role="tabpanel"
        aria-labelledby={`tab-${shown.value}`}
        class="settings-body"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
      >
        <SettingsTroubleView trouble={state.settingsTrouble} />
        <RefusalCard refusal={refusal} />
        <Body tab={shown.value} settings={state.settings} />
      </div>
    </main>
  );
}

const tabOf = (hash: string): Tab => tabs.find((tab) => hash === `#${tab}`) ?? 'general';

function Body({ tab, settings }: { tab: Tab; settings: SettingsValues }) {
  if (tab === 'general') return <General settings={settings} facts={facts.value} />;
  if (tab === 'notifications') return <Notifications settings={settings} />;
  if (tab === 'postfix')
    return <PostfixChoice chosen={settings.installation} found={installations.value} />;
  return <Help />;
}

/** One tab stop for all tabs; the arrows go from one to the next. */
function Tabs({ shown, onShow }: { shown: Tab; onShow: (tab: Tab) => void }) {
  const words = texts.value.settings.tabs;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs.at((tabs.indexOf(shown) + step) % tabs.length);
    if (!next) return;
    onShow(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={texts.value.settings.windowTitle}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          class="tab"
          aria-selected={tab === shown}
          aria-controls="settings-panel"
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
          onKeyDown={onKeyDown}
        >
          <Icon name={icons[tab]} size={20} />
          {words[tab]}
        </button>
      ))}
    </div>
  );
}
