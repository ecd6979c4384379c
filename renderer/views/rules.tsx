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

/** The list of switches: what goes over IPv4, what could, and a place to add a domain. */
export function Rules({ state }: { state: AppState }) {
  const words = texts.value.rules;
  const adding = useSignal(false);
  const close = () => {
    adding.value = false;
  };
  const add = (
    <Button
      kind="link"
      onClick={() => {
        adding.value = true;
      }}
    >
      {words.add}
    </Button>
  );
  const none = state.rules.length + state.offers.length === 0;
  return (
    <Section id="rules" title={words.title} aside={!adding.value && add}>
      {adding.value && <AddDomain onClose={close} />}
      <ul class="rows">
        {state.rules.map((rule) => (
          <RuleRow key={`${rule.kind} ${rule.name} ${rule.where}`} rule={rule} />
        ))}
        {state.offers.map((offer) => (
          <OfferRow key={`${offer.kind} ${offer.name}`} offer={offer} />
        ))}
      </ul>
      {none && !adding.value && <p class="row empty">{words.empty}</p>}
    </Section>
  );
}

/** A rule that stands. What is wrong with a broken one has the whole width: it explains. */
function RuleRow({ rule }: { rule: RuleView }) {
  const words = texts.value.rules;
  const label = labelOf(rule);
  const broken = rule.state === 'broken';
  return (
    <li class="row rule">
      <div class="row-words">
        <span class="row-title">
          <Foreign text={label} />
        </span>
        {rule.origin === 'by-hand' && (
          <span class="secondary">
            <Foreign text={words.byHand(rule.where)} />
          </span>
        )}
      </div>
      {broken ? (
        <Button label={words.repairOf(label)} onClick={() => void turn(rule, 'on')}>
          {words.repair}
        </Button>
      ) : (
        <RuleSwitch rule={rule} on={true} />
      )}
      {rule.problem && (
        <p class="problem">
          <Foreign text={rule.problem} max={400} />
        </p>
      )}
      {broken && (
        <Button label={words.removeOf(label)} kind="link" onClick={() => void turn(rule, 'off')}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}

const OfferRow = ({ offer }: { offer: RuleOffer }) => (
  <li class="row rule">
    <div class="row-words">
      <span class="row-title">
        <Foreign text={labelOf(offer)} />
      </span>
    </div>
    <RuleSwitch rule={offer} on={false} />
  </li>
);

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
