import type { Host } from '../host/host.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError } from './change.ts';
import { recordOf } from './change-history.ts';
import {
  type Foreseen,
  foresee,
  type Takeback,
  type UninstallTools,
  uninstall,
} from './uninstall.ts';

// Postbar's work taken back in every Postfix it was done in: one may have been looked
// after before the one in use now.

/** What would be done, of all of them together. */
export interface ForeseenEverywhere extends Foreseen {
  /** How often a password is asked for: once for each Postfix there is something to do in. */
  readonly passwords: number;
  /** Folders with what was changed in a Postfix that is not found any more. */
  readonly orphans: readonly string[];
}

/** How it ended, of all of them together. */
export interface UninstalledEverywhere extends Takeback {
  /** Whether all is as it was: nothing failed, and nothing is left. */
  readonly ok: boolean;
  /** Some sentences for a person. */
  readonly message: string;
  /** The folders where files as they were are still kept. */
  readonly backups: readonly string[];
  /** What stopped it. What was done before is done. */
  readonly error?: ChangeError;
}

/** Taking everything back: first what it would do, then the deed. */
export interface UninstallEverywhere {
  foresee(): Promise<ForeseenEverywhere>;
  run(): Promise<UninstalledEverywhere>;
}

/** What it needs to know. */
interface UninstallParts {
  readonly host: Host;
  /** A Postfix each, the one in use first. */
  find(): Promise<readonly UninstallTools[]>;
  /** The folders with what was changed, of a Postfix each. */
  records(): Promise<readonly string[]>;
  texts(): Texts;
}

export function makeUninstall({ host, find, records, texts }: UninstallParts): UninstallEverywhere {
  const orphansBeside = async (all: readonly UninstallTools[]) => {
    const known = all.map(({ place }) => recordOf(host, place.configDir));
    return (await records()).filter((folder) => !known.includes(folder));
  };
  return {
    foresee: async () => {
      const all = await find();
      const each = await Promise.all(all.map(foresee));
      const passwords = each.filter(({ takesRoot }) => takesRoot).length;
      return {
        ...together(each),
        takesRoot: passwords > 0,
        passwords,
        orphans: await orphansBeside(all),
      };
    },
    run: async () => {
      const all = await find();
      const each = [];
      for (const tools of all) {
        const ended = await uninstall(tools);
        each.push(ended);
        // Who closed the dialog, or has no password, is not asked for the next one.
        if (ended.error) break;
      }
      const orphans = await orphansBeside(all);
      const error = each.at(-1)?.error;
      return {
        ok: orphans.length === 0 && each.every(({ ok }) => ok),
        ...together(each),
        message: messageOf(each, orphans, texts().uninstall),
        backups: [...each.flatMap(({ backups }) => backups ?? []), ...orphans],
        ...(error ? { error } : {}),
      };
    },
  };
}

const together = (each: readonly Takeback[]): Takeback => ({
  takenBack: each.flatMap(({ takenBack }) => takenBack),
  switchedOff: each.flatMap(({ switchedOff }) => switchedOff),
  left: each.flatMap(({ left }) => left),
});

/** What is to be told: of each Postfix something was done in, or once that there was nothing. */
function messageOf(
  each: readonly { readonly message: string }[],
  orphans: readonly string[],
  words: Texts['uninstall'],
): string {
  const told = each.map(({ message }) => message).filter((one) => one !== words.nothingMade);
  const sentences = [...told, ...orphans.map(words.orphan)];
  return sentences.length === 0 ? words.nothingMade : sentences.join(' ');
}
