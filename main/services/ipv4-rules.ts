import type { Host } from '../host/host.ts';
import {
  type Configuration,
  ownFilterName,
  ownMapName,
  readConfiguration,
} from '../postfix/configuration.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { findConflicts } from '../rules/conflicts.ts';
import { type FoundRule, findRules, whereOf } from '../rules/found-rules.ts';
import { type GoneRule, goneRules } from '../rules/gone-rules.ts';
import { defaultNexthop, type Obstacle, planRules, type Wanted } from '../rules/plan.ts';
import { writtenName } from '../rules/rule-name.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError, Ipv4Rules, Rule, RuleIntent, Warning } from './change.ts';
import { type ChangePurpose, digestsOf, isUntouched } from './change-history.ts';
import { listOf } from './change-words.ts';
import type { Changes, PreviewAnswer } from './changes.ts';
import { rulesSet } from './drift.ts';
import { type CheckedIntent, checkIntent, type IntentFault } from './intent.ts';

export interface RuleTools {
  readonly host: Host;
  readonly tools: PostfixTools;
  readonly changes: Changes;
  readonly texts: Texts;
}

/** The switches: which mail goes over IPv4. */
export function makeIpv4Rules(parts: RuleTools): Ipv4Rules {
  const { changes } = parts;
  return {
    list: () => list(parts),
    preview: (intent) => preview(parts, intent),
    apply: (token) => changes.apply(token),
    history: () => changes.history(),
    undo: (id) => changes.undo(id),
  };
}

async function list({ host, tools, changes, texts }: RuleTools): Promise<readonly Rule[]> {
  const reading = await readConfiguration(host, tools);
  if (!reading.ok) return [];
  const { configuration } = reading;
  const gone = goneRules(configuration, rulesSet(await changes.recorded()));
  const found = await Promise.all(
    findRules(configuration).map((rule) => asRule(configuration, tools, texts, rule)),
  );
  const bare = gone.filter(({ isBare }) => isBare);
  return [...found, ...bare.map((rule) => asBareRule(configuration, texts, rule))];
}

/** Whether only the record of Postbar's changes still knows one of these names. */
async function hasGone(
  { changes }: RuleTools,
  configuration: Configuration,
  names: readonly string[],
): Promise<boolean> {
  const gone = goneRules(configuration, rulesSet(await changes.recorded()));
  return gone.some((rule) => rule.isBare && names.includes(writtenName(rule)));
}

/** A rule of which only the record of Postbar's changes still knows. */
function asBareRule({ configDir }: Configuration, texts: Texts, { kind, name }: GoneRule): Rule {
  const where = `${configDir}/${kind === 'domain' ? ownMapName : ownFilterName}`;
  const problem = texts.rules.gone;
  return { kind, name, origin: 'postbar', where, state: 'broken', problem };
}

async function asRule(
  configuration: Configuration,
  tools: PostfixTools,
  texts: Texts,
  rule: FoundRule,
): Promise<Rule> {
  const { kind, name, origin } = rule;
  const row = { kind, name, origin, where: whereOf(configuration, rule) };
  const fault = rule.faults[0];
  if (fault) {
    return { ...row, state: 'broken', problem: texts.rules.problem[fault.code](fault.evidence) };
  }
  if (rule.kind === 'provider' || rule.origin === 'by-hand') return { ...row, state: 'on' };
  const [conflict] = (await findConflicts(configuration, tools, name)).conflicts;
  if (!conflict) return { ...row, state: 'on' };
  const problem = texts.rules.conflict[conflict.kind](name, conflict.evidence, conflict.where);
  return { ...row, state: 'conflict', problem };
}

async function preview(parts: RuleTools, asked: RuleIntent): Promise<PreviewAnswer> {
  const { host, tools, changes, texts } = parts;
  const checked = checkIntent(asked);
  if (!checked.ok) return refuse('invalid-domain', faultInWords(texts, checked.fault));
  const { intent } = checked;
  const reading = await readConfiguration(host, tools);
  if (!reading.ok) return refuse('unsupported', texts.rules.unreadable(reading.complaint));
  const { configuration } = reading;
  const found = findRules(configuration);
  const { conflicts, unread } = await conflictsOf(parts, configuration, found, intent);
  if (conflicts) return { ok: false, error: conflicts };
  const purpose = purposeOf(found, intent, asked);
  const names = listOf(purpose.names);
  const inverse = await inverseOf(parts, configuration.configDir, purpose);
  if (inverse) {
    const shown = await changes.previewUndo(inverse, purpose, texts.rules.result[intent.to](names));
    if (shown) return { ok: true, preview: shown };
  }
  const plan = planRules(configuration, found, wantedBy(found, intent));
  if (!plan.ok) return refuse('unsupported', obstacleInWords(texts, plan.obstacle));
  const forgets = intent.to === 'off' && (await hasGone(parts, configuration, purpose.names));
  const answer = await changes.preview({
    purpose,
    edits: [...plan.edits, ...(forgets ? [{ edit: 'forget' } as const] : [])],
    seen: await digestsOf(host, configuration.configDir, plan.files),
    warnings: [...warningsFor(texts, configuration, intent), ...unread],
    doneMessage: texts.rules.result[intent.to](names),
    nothingMessage: texts.rules.result[intent.to === 'on' ? 'alreadyOn' : 'alreadyOff'](names),
  });
  return answer.ok ? { ok: true, preview: answer.preview } : answer;
}

function refuse(code: ChangeError['code'], message: string): PreviewAnswer {
  return { ok: false, error: { code, message } };
}

function faultInWords(texts: Texts, { fault, input }: IntentFault): string {
  if (fault === 'nothing-named') return texts.rules.nothingNamed;
  if (fault === 'unknown-provider') return texts.rules.unknownProvider(input.slice(0, 60));
  return texts.rules.domainFault[fault];
}

function obstacleInWords(texts: Texts, obstacle: Obstacle): string {
  const evidence = 'evidence' in obstacle ? obstacle.evidence : '';
  return texts.rules.obstacle[obstacle.code](evidence);
}

/** Only a domain without a rule can be in conflict: one that has a rule was decided before. */
async function conflictsOf(
  { tools, texts }: RuleTools,
  configuration: Configuration,
  found: readonly FoundRule[],
  intent: CheckedIntent,
): Promise<{ conflicts?: ChangeError; unread: Warning[] }> {
  const fresh = intent.domains.filter((name) => !found.some((rule) => rule.name === name));
  if (intent.to === 'off') return { unread: [] };
  const answers = await Promise.all(
    fresh.map((domain) => findConflicts(configuration, tools, domain)),
  );
  const maps = new Set(answers.flatMap(({ unread }) => unread.map(({ map }) => map)));
  const unread = [...maps].map((map) => ({
    code: 'map-not-read',
    message: texts.rules.warning['map-not-read'](map),
  }));
  const [first] = answers.flatMap(({ conflicts }) => conflicts);
  if (!first) return { unread };
  const message = texts.rules.conflict[first.kind](first.domain, first.evidence, first.where);
  const detail = `${first.where}: ${first.evidence}`;
  return { conflicts: { code: 'conflict', message, detail }, unread };
}

function wantedBy(found: readonly FoundRule[], intent: CheckedIntent): Wanted {
  const asked = [...intent.domains, ...intent.providers];
  const of = (kind: FoundRule['kind'], names: readonly string[]) => {
    const now = found.filter((rule) => rule.kind === kind).map(({ name }) => name);
    return intent.to === 'on'
      ? [...new Set([...now, ...names])]
      : [...new Set(now.filter((name) => !names.includes(name)))];
  };
  return {
    domains: of('domain', intent.domains),
    providers: of('provider', intent.providers),
    asked,
  };
}

function purposeOf(
  found: readonly FoundRule[],
  { to, domains, providers }: CheckedIntent,
  asked: RuleIntent,
): ChangePurpose {
  const names = [...domains, ...providers.map((name) => writtenName({ kind: 'provider', name }))];
  const rules = found.filter(({ name }) => [...domains, ...providers].includes(name));
  const clean =
    asked.to === 'on'
      ? rules.length === 0
      : rules.length === names.length && rules.every(({ faults }) => faults.length === 0);
  return { to, names: [...names].sort(), clean };
}

/**
 * The newest change, where this is its exact opposite and nobody touched the
 * files since: taking it back restores every byte, which new edits might not.
 */
async function inverseOf({ host, changes }: RuleTools, configDir: string, purpose: ChangePurpose) {
  const newest = (await changes.recorded()).find(({ state }) => state !== 'undone');
  const isOpposite =
    newest?.state === 'done' &&
    newest.purpose?.clean === true &&
    newest.purpose.to !== purpose.to &&
    newest.purpose.names.join() === purpose.names.join();
  return isOpposite && (await isUntouched(host, configDir, newest)) ? newest : undefined;
}

function warningsFor(texts: Texts, configuration: Configuration, intent: CheckedIntent): Warning[] {
  const { values } = configuration;
  if (intent.to === 'off') return [];
  const words = texts.rules.warning;
  const relay = defaultNexthop(configuration);
  const senders = [
    values.sender_dependent_relayhost_maps,
    values.sender_dependent_default_transport_maps,
  ];
  return [
    ...(relay ? [{ code: 'relayhost', message: words.relayhost(relay) }] : []),
    ...(intent.domains.length > 0 && senders.some(Boolean)
      ? [{ code: 'sender-relayhost', message: words['sender-relayhost']() }]
      : []),
    ...(values.inet_protocols === 'ipv4'
      ? [{ code: 'already-ipv4', message: words['already-ipv4']() }]
      : []),
  ];
}
