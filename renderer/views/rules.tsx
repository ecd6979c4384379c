import { useSignal } from '@preact/signals';
import type { AppState, RuleOffer, RuleView } from '../../preload/contract.ts';
import { type Intent, pending, previewOrTell } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { Switch } from '../parts/switch.tsx';
import { texts } from '../state.ts';
import { AddDomain } from './add-domain.tsx';

type Named = Pick<RuleView, 'kind' | 'name'>;

/** A rule, or one that is off and offered: `off` has nothing to tell but its name. */
type Row = RuleView | (RuleOffer & { readonly state: 'off' });

/** The list of switches: what goes over IPv4, what could, and a place to add a domain. */
export function Rules({ state }: { state: AppState }) {
  const words = texts.value.rules;
  const adding = useSignal(false);
  const added = useSignal(false);
  const offers = state.offers.map((offer) => ({ ...offer, state: 'off' as const }));
  const rows: readonly Row[] = [...state.rules, ...offers];
  const close = () => {
    adding.value = false;
    added.value = true;
  };
  const add = (
    <Button
      kind="link"
      autoFocus={added.value}
      onClick={() => {
        adding.value = true;
      }}
    >
      {words.add}
    </Button>
  );
  return (
    <Section id="rules" title={words.title} aside={!adding.value && add}>
      {adding.value && <AddDomain onClose={close} />}
      <ul class="rows">
        {rows.map((row, at) => (
          <RuleRow key={keyOf(rows, at)} row={row} />
        ))}
      </ul>
      {rows.length === 0 && !adding.value && <p class="row empty">{words.empty}</p>}
    </Section>
  );
}

/** A domain keeps its row when it is switched; one that two files name has two. */
function keyOf(rows: readonly Row[], at: number): string {
  const own = rows[at];
  const same = ({ kind, name }: Row) => kind === own?.kind && name === own?.name;
  return `${own?.kind} ${own?.name} ${rows.slice(0, at).filter(same).length}`;
}

/** One row. What is wrong with a broken rule has the whole width: it explains. */
function RuleRow({ row }: { row: Row }) {
  const words = texts.value.rules;
  const label = labelOf(row);
  const broken = row.state === 'broken';
  const byHand = row.state !== 'off' && row.origin === 'by-hand' ? row.where : undefined;
  const problem = row.state === 'off' ? undefined : row.problem;
  return (
    <li class="row rule">
      <div class="row-words">
        <span class="row-title">
          <Foreign text={label} />
        </span>
        {byHand !== undefined && (
          <span class="secondary">
            <Foreign text={words.byHand(byHand)} />
          </span>
        )}
      </div>
      {broken ? (
        <Button label={words.repairOf(label)} onClick={() => void turn(row, 'on')}>
          {words.repair}
        </Button>
      ) : (
        <RuleSwitch rule={row} on={row.state !== 'off'} />
      )}
      {problem && (
        <p class="problem">
          <Foreign text={problem} max={400} />
        </p>
      )}
      {broken && (
        <Button label={words.removeOf(label)} kind="link" onClick={() => void turn(row, 'off')}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}

function RuleSwitch({ rule, on }: { rule: Named; on: boolean }) {
  return (
    <Switch
      on={on}
      label={texts.value.rules.switchOf(labelOf(rule))}
      busy={isAsked(pending.value?.intent, rule)}
      onToggle={(wanted) => void turn(rule, wanted ? 'on' : 'off')}
    />
  );
}

const turn = (rule: Named, to: 'on' | 'off') =>
  previewOrTell({ kind: 'rule', ask: { to, names: [nameOf(rule)] } });

const nameOf = ({ kind, name }: Named) => (kind === 'provider' ? `provider:${name}` : name);

const isAsked = (intent: Intent | undefined, rule: Named) =>
  intent?.kind === 'rule' && intent.ask.names.includes(nameOf(rule));

function labelOf({ kind, name }: Named): string {
  const { providers } = texts.value.rules;
  return kind === 'provider' && Object.hasOwn(providers, name) ? (providers[name] ?? name) : name;
}
