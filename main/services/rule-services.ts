import type { Host } from '../host/host.ts';
import type { Place } from '../postfix/place.ts';
import { type PostfixState, postfixState } from '../postfix/state.ts';
import { type PostfixTools, postfixTools } from '../postfix/tools.ts';
import type { Elevation } from '../root/elevation.ts';
import type { Texts } from '../texts/texts.ts';
import type { Ipv4Rules } from './change.ts';
import { type Changes, makeChanges } from './changes.ts';
import { makeIpv4Rules } from './ipv4-rules.ts';

/** All that changes one Postfix's configuration, and what it rests on. */
export interface RuleServices {
  readonly tools: PostfixTools;
  readonly changes: Changes;
  readonly rules: Ipv4Rules;
  state(): Promise<PostfixState>;
}

/** Puts them together for one Postfix. */
export function makeRuleServices(
  {
    host,
    asUser,
    asRoot,
  }: { readonly host: Host; readonly asUser: Elevation; readonly asRoot: Elevation },
  place: Place,
  texts: Texts,
): RuleServices {
  const tools = postfixTools(host, place);
  const state = () => postfixState(host, tools);
  const changes = makeChanges({ host, place, asUser, asRoot, state, texts });
  return { tools, changes, rules: makeIpv4Rules({ host, tools, changes, texts }), state };
}
