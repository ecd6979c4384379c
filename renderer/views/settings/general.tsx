import type { AppFacts, SettingsView } from '../../../preload/contract.ts';
import { call } from '../../bridge.ts';
import { Button } from '../../parts/button.tsx';
import { MoveOffer } from '../../parts/move-offer.tsx';
import { Section } from '../../parts/section.tsx';
import { Switch } from '../../parts/switch.tsx';
import { choose, copyLink, told } from '../../settings/settings.ts';
import { texts } from '../../state.ts';
import { PopUp, SettingRow, SwitchRow } from './setting-row.tsx';
import { ShortcutField } from './shortcut-field.tsx';

interface GeneralProps {
  readonly settings: SettingsView;
  readonly facts: AppFacts | undefined;
}

export function General({ settings, facts }: GeneralProps) {
  const words = texts.value.settings;
  return (
    <>
      {facts?.canMove && <MoveOffer />}
      <div class="card rows">
        <LoginItem settings={settings} facts={facts} />
        <SwitchRow
          title={words.count}
          hint={words.countHint}
          on={settings.countBesideIcon}
          onToggle={(countBesideIcon) => void choose({ countBesideIcon })}
        />
        <Language language={settings.language} />
        <SettingRow
          title={words.shortcut}
          hint={words.shortcutHint}
          problem={facts?.shortcut === 'taken' ? words.shortcutTaken : undefined}
        >
          <ShortcutField shortcut={settings.shortcut} />
        </SettingRow>
      </div>
      <div class="card rows">
        <Updates channel={settings.updates} canUpdate={facts?.canUpdate ?? false} />
      </div>
      {facts?.linkCommand && <Terminal command={facts.linkCommand} />}
    </>
  );
}

/** The switch shows what the system says: there, too, the user can change it. */
function LoginItem({ settings, facts }: GeneralProps) {
  const words = texts.value.settings;
  const waits = facts?.loginItem === 'requires-approval';
  const on = facts ? facts.loginItem !== 'off' : settings.openAtLogin;
  return (
    <>
      <SettingRow
        title={words.login}
        hint={waits ? undefined : words.loginHint}
        problem={waits ? words.loginApproval : undefined}
      >
        <Switch
          on={on}
          label={words.login}
          onToggle={(openAtLogin) => void choose({ openAtLogin })}
        />
      </SettingRow>
      {waits && (
        <div class="row">
          <Button onClick={() => void call('app.help', { link: 'login-items' })}>
            {words.openSystemSettings}
          </Button>
        </div>
      )}
    </>
  );
}

function Language({ language }: Pick<SettingsView, 'language'>) {
  const words = texts.value.settings;
  const options = (['system', 'en', 'de'] as const).map((value) => ({
    value,
    text: words.languages[value],
  }));
  return (
    <SettingRow title={words.language}>
      <PopUp
        label={words.language}
        value={language}
        options={options}
        onPick={(picked) => void choose({ language: picked })}
      />
    </SettingRow>
  );
}

function Updates({ channel, canUpdate }: { channel: SettingsView['updates']; canUpdate: boolean }) {
  const words = texts.value.settings;
  const options = (['off', 'stable', 'beta'] as const).map((value) => ({
    value,
    text: words.channels[value],
  }));
  return (
    <SettingRow title={words.updates} hint={canUpdate ? words.updatesHint : words.updatesNone}>
      <PopUp
        label={words.updates}
        value={channel}
        options={options}
        disabled={!canUpdate}
        onPick={(updates) => void choose({ updates })}
      />
    </SettingRow>
  );
}

function Terminal({ command }: { command: string }) {
  const words = texts.value.settings;
  return (
    <Section id="terminal" title={words.terminal}>
      <div class="block">
        <p class="secondary">{words.terminalHint}</p>
        <pre class="evidence command">{command}</pre>
        <div class="buttons">
          <Button onClick={() => void copyLink()}>{words.copy}</Button>
          <span role="status" class="secondary">
            {told.value?.of === 'link' && told.value.text}
          </span>
        </div>
      </div>
    </Section>
  );
}
