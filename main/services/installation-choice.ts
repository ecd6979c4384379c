import type { FoundInstallation } from '../../preload/contract.ts';
import type { Host } from '../host/host.ts';
import { findInstallations, type Installation } from '../postfix/installations.ts';
import type { SettingsStore } from './settings.ts';

/** Which Postfix the app looks after, where there are several. */
export interface InstallationChoice {
  /** All there are, a chosen one that is nowhere else among them. */
  list(): Promise<readonly FoundInstallation[]>;
  /** Keeps a choice, none where undefined. False where no Postfix has its configuration there. */
  choose(configDir: string | undefined): Promise<boolean>;
}

/**
 * @param settings where the choice is kept
 * @param inUse the one in use, undefined where there is none
 */
export function makeInstallationChoice(
  host: Host,
  settings: SettingsStore,
  inUse: () => Promise<Installation | undefined>,
): InstallationChoice {
  const find = async (configDir: string): Promise<Installation | undefined> => {
    const found = await findInstallations(host);
    const real = await host.realPath(configDir);
    // A known one brings its own commands: Homebrew's are not the system's.
    const known = found.find((one) => one.configDir === real);
    return known ?? (await findInstallations(host, { configDir }))[0];
  };
  return {
    list: async () => {
      const [used, found] = await Promise.all([inUse(), findInstallations(host)]);
      const all = used && !found.some(isAt(used)) ? [used, ...found] : found;
      return all.map((one) => ({
        configDir: one.configDir,
        version: one.version,
        origin: one.origin,
        inUse: used !== undefined && isAt(used)(one),
      }));
    },
    choose: async (configDir) => {
      if (configDir === undefined) {
        await settings.update({ installation: null });
        return true;
      }
      const found = await find(configDir);
      if (!found) return false;
      const { commandDir } = found;
      await settings.update({ installation: { configDir: found.configDir, commandDir } });
      return true;
    },
  };
}

const isAt = (one: Installation) => (other: Installation) => one.configDir === other.configDir;
