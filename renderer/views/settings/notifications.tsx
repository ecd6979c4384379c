import type { SettingsView } from '../../../preload/contract.ts';
import { call } from '../../bridge.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { choose, testNotification, told } from '../../settings/settings.ts';
import { texts } from '../../state.ts';
import { clock } from '../../time.ts';
import { PopUp, SettingRow, SwitchRow } from './setting-row.tsx';

const kinds = ['bounced', 'waiting', 'stopped'] as const;
const usualHours = [1, 2, 4, 8, 12, 24, 48, 96];
const usualSizes = [10, 25, 50, 100, 250, 500, 1_000, 5_000, 20_000];
const night = { from: 22, to: 7 };

export function Notifications({ settings }: { settings: SettingsView }) {
  const words = texts.value.settings;
  const { notifications } = settings;
  return (
    <>
      <Section id="tell" title={words.tell}>
        <div class="rows">
          {kinds.map((kind) => (
            <SwitchRow
              key={kind}
              title={words.kinds[kind]}
              on={notifications[kind]}
              onToggle={(on) => void choose({ notifications: { [kind]: on } })}
            />
          ))}
        </div>
      </Section>
      <Limits limits={settings.limits} />
      <Quiet quiet={notifications.quiet} />
      <Test />
    </>
  );
}

/** The usual choices, and what is set where it is none of them. */
const withOwn = (usual: readonly number[], own: number) =>
  [...new Set([...usual, own])].sort((one, other) => one - other);

function Limits({ limits }: Pick<SettingsView, 'limits'>) {
  const words = texts.value.settings;
  const { waitingHours, queueSize } = limits;
  return (
    <div class="card rows">
      <SettingRow title={words.longWait}>
        <PopUp
          label={words.longWait}
          value={waitingHours}
          options={withOwn(usualHours, waitingHours).map((value) => ({
            value,
            text: words.hours(value),
          }))}
          onPick={(picked) => void choose({ limits: { waitingHours: picked } })}
        />
      </SettingRow>
      <SettingRow title={words.muchMail}>
        <PopUp
          label={words.muchMail}
          value={queueSize}
          options={withOwn(usualSizes, queueSize).map((value) => ({
            value,
            text: words.messages(value),
          }))}
          onPick={(picked) => void choose({ limits: { queueSize: picked } })}
        />
      </SettingRow>
    </div>
  );
}

function Quiet({ quiet }: Pick<SettingsView['notifications'], 'quiet'>) {
  const words = texts.value.settings;
  const set = (wanted: NonNullable<typeof quiet> | null) =>
    void choose({ notifications: { quiet: wanted } });
  return (
    <div class="card rows">
      <SwitchRow
        title={words.quiet}
        hint={words.quietHint}
        on={quiet !== undefined}
        onToggle={(on) => set(on ? night : null)}
      />
      {quiet && (
        <div class="row hours">
          {(['from', 'to'] as const).map((end) => (
            <span key={end}>
              {words[end]}
              <PopUp
                label={`${words.quiet}: ${words[end]}`}
                value={quiet[end]}
                options={hourOptions(texts.value.locale)}
                onPick={(picked) => set({ ...quiet, [end]: picked })}
              />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** The hours of a day as the user's country writes them. */
function hourOptions(locale: string) {
  return Array.from({ length: 24 }, (_, hour) => ({
    value: hour,
    text: clock(new Date(2026, 0, 1, hour).getTime(), locale),
  }));
}

function Test() {
  const words = texts.value.settings;
  const result = told.value?.of === 'test' ? told.value : undefined;
  return (
    <div class="card rows">
      <SettingRow title={words.test} hint={result ? undefined : words.testHint}>
        <Button onClick={() => void testNotification()}>{words.testButton}</Button>
      </SettingRow>
      <div role="status" class={result ? 'row' : 'visually-hidden'}>
        {result && (
          <>
            <span class={`row-words ${result.ok ? 'secondary' : 'problem'}`}>{result.text}</span>
            {!result.ok && (
              <Button onClick={() => void call('app.help', { link: 'notifications' })}>
                {words.openSystemSettings}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
