import type { Host } from '../host/host.ts';
import type { Place } from './place.ts';

export type InstallationOrigin =
  | 'chosen'
  | 'default'
  | 'os-x-server'
  | 'homebrew'
  | 'macports'
  | 'instance';

/** A Postfix on this machine: a configuration, the commands that serve it, and how it was found. */
export interface Installation extends Place {
  readonly origin: InstallationOrigin;
  readonly version: string;
}

/** What the user named on the command line or in the settings. */
export interface Choice {
  readonly configDir?: string | undefined;
  readonly commandDir?: string | undefined;
}

// The system's own first: /usr/sbin is where macOS and Debian have it.
const commandDirs = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/opt/homebrew/sbin',
  '/opt/local/sbin',
  '/usr/local/bin',
];

/** Where else a configuration is known to live, and whose commands serve it. */
const knownPlaces: readonly Found[] = [
  {
    configDir: '/Library/Server/Mail/Config/postfix',
    commandDir: '/usr/sbin',
    origin: 'os-x-server',
  },
  {
    configDir: '/opt/homebrew/etc/postfix',
    commandDir: '/opt/homebrew/sbin',
    origin: 'homebrew',
  },
  { configDir: '/usr/local/etc/postfix', commandDir: '/usr/local/sbin', origin: 'homebrew' },
  { configDir: '/opt/local/etc/postfix', commandDir: '/opt/local/sbin', origin: 'macports' },
];

/**
 * The installations on a machine, the one most likely in use first: the chosen
 * one; OS X Server's where the system's Postfix points to it; the compiled-in
 * default; the rest. Every instance of `postmulti -l` is one.
 */
export async function findInstallations(host: Host, choice: Choice = {}): Promise<Installation[]> {
  const places = await findPlaces(host, choice);
  const found = await Promise.all(
    places.map(async (place) => {
      const file = `${place.commandDir}/postconf`;
      const version = await host.run({ file, args: ['-d', '-h', 'mail_version'] });
      return version.failure ? [] : [{ ...place, version: version.stdout.trim() }];
    }),
  );
  return found.flat();
}

type Found = Place & { readonly origin: InstallationOrigin };

/** Where the installations are, in the same order: all that a command needs to which the version is nothing. */
export async function findPlaces(host: Host, choice: Choice = {}): Promise<Found[]> {
  const commandDir = choice.commandDir ?? (await findCommands(host));
  if (!commandDir) return [];
  if (choice.configDir) {
    return present(host, [{ configDir: choice.configDir, commandDir, origin: 'chosen' }]);
  }
  const ask = async (args: readonly string[]) =>
    (await host.run({ file: `${commandDir}/postconf`, args })).stdout.trim();
  const [server, configDir, others] = await Promise.all([
    serverConfiguration(ask, commandDir),
    ask(['-d', '-h', 'config_directory']),
    instances(host, commandDir),
  ]);
  return present(host, [
    ...server,
    ...(configDir ? [{ configDir, commandDir, origin: 'default' as const }] : []),
    ...knownPlaces,
    ...others,
  ]);
}

async function findCommands(host: Host): Promise<string | undefined> {
  for (const folder of commandDirs) {
    if (await host.realPath(`${folder}/postconf`)) return folder;
  }
  return undefined;
}

/** Apple's Postfix names OS X Server's configuration in a parameter of its own, `disabled` where unused. */
async function serverConfiguration(
  ask: (args: readonly string[]) => Promise<string>,
  commandDir: string,
): Promise<Found[]> {
  const configDir = await ask(['-h', 'server_config_directory']);
  if (!configDir.startsWith('/')) return [];
  return [{ configDir, commandDir, origin: 'os-x-server' }];
}

/** postmulti(1) -l: name, group, enabled, configuration directory. */
async function instances(host: Host, commandDir: string): Promise<Found[]> {
  const listed = await host.run({ file: `${commandDir}/postmulti`, args: ['-l'] });
  if (listed.code !== 0) return [];
  return listed.stdout.split('\n').flatMap((line) => {
    const configDir = line.trim().split(/\s+/)[3];
    if (!configDir?.startsWith('/')) return [];
    return [{ configDir, commandDir, origin: 'instance' as const }];
  });
}

/** Those that are there with their commands, by their real path, each once. */
async function present(host: Host, candidates: readonly Found[]): Promise<Found[]> {
  const there = await Promise.all(
    candidates.map(async ({ origin, ...place }) => {
      const [configDir, commandDir] = await Promise.all([
        host.realPath(place.configDir),
        host.realPath(place.commandDir),
      ]);
      if (!configDir || !commandDir) return undefined;
      const files = [`${configDir}/main.cf`, `${commandDir}/postconf`];
      const facts = await Promise.all(files.map((path) => host.facts(path)));
      return facts.includes(undefined) ? undefined : { configDir, commandDir, origin };
    }),
  );
  const found = new Map<string, Found>();
  for (const one of there) if (one && !found.has(one.configDir)) found.set(one.configDir, one);
  return [...found.values()];
}
