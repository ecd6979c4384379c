import type { FoundInstallation, SettingsView } from '../../../preload/contract.ts';
import { Button } from '../../parts/button.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { browse, chooseInstallation } from '../../settings/settings.ts';
import { texts } from '../../state.ts';

interface PostfixChoiceProps {
  readonly chosen: SettingsView['installation'];
  readonly found: readonly FoundInstallation[] | undefined;
}

/** Which Postfix Postbar looks after: found by itself, one of the list, or a folder. */
export function PostfixChoice({ chosen, found }: PostfixChoiceProps) {
  const words = texts.value.settings;
  const used = found?.find(({ inUse }) => inUse);
  const isGone = chosen && found && !found.some(({ configDir }) => configDir === chosen.configDir);
  return (
    <>
      <fieldset class="section choices">
        <legend class="section-head">{words.which}</legend>
        <div class="card rows">
          <Choice
            title={words.automatic}
            hint={
              !chosen && used
                ? `${used.configDir} · ${words.version(used.version)}`
                : words.automaticHint
            }
            checked={!chosen}
            onChoose={() => void chooseInstallation(undefined)}
          />
          {found?.map((one) => (
            <Choice
              key={one.configDir}
              title={one.configDir}
              hint={hintOf(one)}
              checked={chosen?.configDir === one.configDir}
              onChoose={() => void chooseInstallation(one.configDir)}
            />
          ))}
          {isGone && <Choice title={chosen.configDir} hint={words.chosenGone} checked bad />}
        </div>
        {found?.length === 0 && <p class="secondary none">{words.noneFound}</p>}
      </fieldset>
      <div class="buttons">
        <Button onClick={() => void browse()}>{words.otherFolder}</Button>
      </div>
    </>
  );
}

function hintOf({ origin, version, inUse }: FoundInstallation): string {
  const words = texts.value.settings;
  const parts = [words.origins[origin], words.version(version), ...(inUse ? [words.nowInUse] : [])];
  return parts.join(' · ');
}

interface ChoiceProps {
  readonly title: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly bad?: boolean;
  readonly onChoose?: () => void;
}

const Choice = ({ title, hint, checked, bad, onChoose }: ChoiceProps) => (
  <label class="row choice-row">
    <input type="radio" name="installation" checked={checked} onChange={onChoose} />
    <span class="row-words">
      <Foreign text={title} />
      <span class={bad ? 'problem' : 'secondary'}>
        <Foreign text={hint} />
      </span>
    </span>
  </label>
);
