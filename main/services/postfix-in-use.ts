import type { Host } from '../host/host.ts';
import { type Choice, findInstallations, type Installation } from '../postfix/installations.ts';
import { queueLister } from '../postfix/queue-listing.ts';
import type { PostfixState } from '../postfix/state.ts';
import type { Elevation } from '../root/elevation.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError, Ipv4Rules } from './change.ts';
import { allRecords } from './change-history.ts';
import { type Doctor, makeDoctor } from './doctor.ts';
import { makeQueueActions, type QueueActions } from './queue-actions.ts';
import { makeQueuePages, type QueuePages } from './queue-window/pages.ts';
import { makeRuleServices } from './rule-services.ts';
import type { UninstallTools } from './uninstall.ts';
import { makeUninstall, type UninstallEverywhere } from './uninstall-everywhere.ts';

/** One Postfix and what can be done with it. */
export interface ServedPostfix {
  readonly installation: Installation;
  /** All there are, the one in use first. */
  readonly installations: readonly Installation[];
  readonly rules: Ipv4Rules;
  readonly queue: QueueActions;
  readonly queuePages: QueuePages;
  readonly doctor: Doctor;
  state(): Promise<PostfixState>;
}

/** Who looks for Postfix and acts on it; the words may change their language. */
export interface PostfixParts {
  readonly host: Host;
  readonly asUser: Elevation;
  readonly asRoot: Elevation;
  choice(): Choice;
  texts(): Texts;
}

/** Finds the Postfix in use, anew at each call: one may be installed, or go. */
export type FindPostfix = () => Promise<ServedPostfix | undefined>;

export function makeFindPostfix(parts: PostfixParts): FindPostfix {
  let served: (ServedPostfix & { readonly texts: Texts }) | undefined;
  return async () => {
    const installations = await findInstallations(parts.host, parts.choice());
    const [installation] = installations;
    if (!installation) return undefined;
    const texts = parts.texts();
    // The previews that wait for a confirmation live in the services: those of
    // the same Postfix are kept.
    const isSame = served && sameAs(served.installation, installation) && served.texts === texts;
    served = {
      ...(isSame && served ? served : { ...serve(parts, installation, texts), texts }),
      installation,
      installations,
    };
    return served;
  };
}

const sameAs = (one: Installation, other: Installation) =>
  one.configDir === other.configDir && one.commandDir === other.commandDir;

function serve(
  { host, asUser, asRoot }: PostfixParts,
  place: Installation,
  texts: Texts,
): Pick<ServedPostfix, 'rules' | 'queue' | 'queuePages' | 'doctor' | 'state'> {
  const { tools, changes, rules, state } = makeRuleServices({ host, asUser, asRoot }, place, texts);
  return {
    rules,
    doctor: makeDoctor({ host, tools, changes, rules, asRoot, texts }),
    queue: makeQueueActions(host, place, asRoot),
    queuePages: makeQueuePages(queueLister(host, place), texts),
    state,
  };
}

/**
 * Taking back whatever was changed.
 * @param scope `chosen`: in the one that is named and no other; `all`: in every one there is, a
 *   chosen one among them
 */
export function uninstallFrom(parts: PostfixParts, scope: 'chosen' | 'all'): UninstallEverywhere {
  const { host, choice, texts } = parts;
  const find = async () => {
    const [chosen, others] = await Promise.all([
      findInstallations(host, choice()),
      scope === 'all' ? findInstallations(host) : [],
    ]);
    const known = new Set(chosen.map(({ configDir }) => configDir));
    const all = [...chosen, ...others.filter(({ configDir }) => !known.has(configDir))];
    return all.map((place) => uninstallTools(parts, place, texts()));
  };
  const records = async () => (scope === 'all' ? allRecords(host) : []);
  return makeUninstall({ host, find, records, texts });
}

function uninstallTools(parts: PostfixParts, place: Installation, texts: Texts): UninstallTools {
  const { changes, rules } = makeRuleServices(parts, place, texts);
  return { host: parts.host, place, changes, rules, asRoot: parts.asRoot, texts };
}

/** The rules of whichever Postfix is in use when they are asked for. */
export function rulesInUse(find: FindPostfix, texts: () => Texts): Ipv4Rules {
  const none = (): ChangeError => {
    const { title, detail } = texts().overview.noPostfix;
    return { code: 'unsupported', message: title, detail };
  };
  const noChange = () => {
    const error = none();
    const message = error.message;
    return { ok: false, changed: false, message, diff: [], warnings: [], error };
  };
  return {
    list: async () => (await find())?.rules.list() ?? [],
    preview: async (intent) =>
      (await find())?.rules.preview(intent) ?? { ok: false, error: none() },
    apply: async (token) => (await find())?.rules.apply(token) ?? noChange(),
    history: async () => (await find())?.rules.history() ?? [],
    undo: async (id) => (await find())?.rules.undo(id) ?? noChange(),
  };
}
