import { useRef } from 'preact/hooks';
import { showable } from '../../foreign-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { type Filter, filter, listing, show } from '../../queue/listing.ts';
import { texts } from '../../state.ts';

const TYPING_MS = 150;
const states = ['deferred', 'hold', 'active', 'incoming', 'maildrop'] as const;

/** Search, and what the list is narrowed to. */
export function Filters() {
  const { queueWindow: words } = texts.value;
  const { cause, domain, queue } = filter.value;
  const { causes = [], domains = [] } = listing.value ?? {};
  return (
    <search class="filters">
      <Search />
      <Choice
        label={words.why}
        any={words.anyCause}
        value={cause}
        choices={withChosen(
          causes.map(({ id, title, count }) => [id, words.option(title, count)]),
          cause,
          words.thisCause,
        )}
        onChange={(value) => show(narrowed({ cause: value }))}
      />
      <Choice
        label={words.to}
        any={words.anyDomain}
        value={domain}
        choices={withChosen(
          domains.map(({ name, count }) => [name, words.option(showable(name, 60), count)]),
          domain,
          showable(domain ?? '', 60),
        )}
        onChange={(value) => show(narrowed({ domain: value }))}
      />
      <Choice
        label={words.state}
        any={words.anyState}
        value={queue}
        choices={states.map((name) => [name, words.states[name]])}
        onChange={(value) => show(narrowed({ queue: value as Filter['queue'] }))}
      />
    </search>
  );
}

/** The filter with a part of it changed; what is undefined or empty narrows nothing. */
function narrowed(part: { [K in keyof Filter]?: Filter[K] | undefined }): Filter {
  const entries = Object.entries({ ...filter.value, ...part });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

type Choices = readonly (readonly [value: string, name: string])[];

/** What was chosen stays in the list, although no message may be like that any more. */
function withChosen(choices: Choices, chosen: string | undefined, name: string): Choices {
  if (chosen === undefined || choices.some(([value]) => value === chosen)) return choices;
  return [[chosen, name], ...choices];
}

/** Waits for a pause in typing, so that not every letter searches 100,000 messages. */
function Search() {
  const { queueWindow: words } = texts.value;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const search = (text: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (text !== (filter.value.text ?? '')) show(narrowed({ text }));
    }, wait);
  };
  return (
    <label class="search">
      <Icon name="search" size={14} />
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        maxLength={200}
        value={filter.value.text ?? ''}
        onInput={({ currentTarget }) => search(currentTarget.value, TYPING_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(event.currentTarget.value, 0);
        }}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly choices: Choices;
  readonly onChange: (value: string | undefined) => void;
}

/** A pop-up menu whose first entry narrows nothing. */
const Choice = ({ label, any, value, choices, onChange }: ChoiceProps) => (
  <span class={`choice${value === undefined ? '' : ' chosen'}`}>
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    >
      <option value="">{any}</option>
      {choices.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
    <Icon name="chevrons" size={12} />
  </span>
);
