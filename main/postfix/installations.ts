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
const knownPlaces: readonly (Place & { origin: InstallationOrigin })[] = [
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
  const commandDir = choice.commandDir ?? (await findCommands(host));
  if (!commandDir) return [];
  const ask = async (args: readonly string[]) =>
    (await host.run({ file: `${commandDir}/postconf`, args })).stdout.trim();
  if (choice.configDir) {
    return installationsAt(host, [{ configDir: choice.configDir, commandDir, origin: 'chosen' }]);
  }
  const configDir = await ask(['-d', '-h', 'config_directory']);
  const candidates = [
    ...(await serverConfiguration(ask, commandDir)),
    ...(configDir ? [{ configDir, commandDir, origin: 'default' as const }] : []),
    ...knownPlaces,
    ...(await instances(host, commandDir)),
  ];
  return installationsAt(host, candidates);
}

async function findCommands(host: Host): Promise<string | undefined> {
  for (const folder of commandDirs) {
    if (await host.realPath(`${folder}/postconf`)) return folder;
  }
  return undefined;
}

type Candidate = Place & { origin: InstallationOrigin };

/** Apple's Postfix names OS X Server's configuration in a parameter of its own, `disabled` where unused. */
async function serverConfiguration(
  ask: (args: readonly string[]) => Promise<string>,
  commandDir: string,
): Promise<Candidate[]> {
  const configDir = await ask(['-h', 'server_config_directory']);
  if (!configDir.startsWith('/')) return [];
  return [{ configDir, commandDir, origin: 'os-x-server' }];
}

/** postmulti(1) -l: name, group, enabled, configuration directory. */
async function instances(host: Host, commandDir: string): Promise<Candidate[]> {
  const listed = await host.run({ file: `${commandDir}/postmulti`, args: ['-l'] });
  if (listed.code !== 0) return [];
  return listed.stdout.split('\n').flatMap((line) => {
    const configDir = line.trim().split(/\s+/)[3];
    if (!configDir?.startsWith('/')) return [];
    return [{ configDir, commandDir, origin: 'instance' as const }];
  });
}

/** Those that are there, by their real path, each once. */
async function installationsAt(
  host: Host,
  candidates: readonly Candidate[],
): Promise<Installation[]> {
  const found = new Map<string, Installation>();
  for (const { configDir, commandDir, origin } of candidates) {
    const [realConfig, realCommands] = await Promise.all([
      host.realPath(configDir),
      host.realPath(commandDir),
    ]);
    if (!realConfig || !realCommands || found.has(realConfig)) continue;
    if (!(await host.facts(`${realConfig}/main.cf`))) continue;
    const version = await host.run({
      file: `${realCommands}/postconf`,
      args: ['-d', '-h', 'mail_version'],
    });
    if (version.failure) continue;
    found.set(realConfig, {
      configDir: realConfig,
      commandDir: realCommands,
      origin,
      version: version.stdout.trim(),
    });
  }
  return [...found.values()];
}
