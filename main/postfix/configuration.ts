import { type Host, HostError } from '../host/host.ts';
import { knowsServiceNames } from './abilities.ts';
import { type MainCf, parseMainCf } from './main-cf.ts';
import { type MasterCf, parseMasterCf } from './master-cf.ts';
import type { PostfixTools } from './tools.ts';
import {
  databaseFiles,
  type MapName,
  parseMapNames,
  parseTransportMap,
  type TransportEntry,
} from './transport-map.ts';

/** A map that transport_maps names, or would name. */
export interface TransportMap extends MapName {
  /** Its entries; undefined where it has no source text, or none that may be read. */
  readonly entries: readonly TransportEntry[] | undefined;
  /** Whether all its database files are there; true for types that have none. */
  readonly hasDatabase: boolean;
  /** The source was saved after the database was built. */
  readonly isStale: boolean;
}

/** All that the rules and the doctor need to know of how Postfix is set up. */
export interface Configuration {
  readonly configDir: string;
  readonly version: string;
  readonly values: Readonly<Record<string, string>>;
  readonly mainCf: MainCf;
  readonly masterCf: MasterCf;
  readonly mapTypes: readonly string[];
  /** The maps of transport_maps in their order. */
  readonly maps: readonly TransportMap[];
  /** Postbar's own map and filter as text, whether or not main.cf names them. */
  readonly ownMap: readonly TransportEntry[];
  readonly ownFilter: string;
  /** The queue directory has what a chrooted smtp process needs to find hosts. */
  readonly chrootHasFiles: boolean;
  /** `postconf -M name/type`, and with it the editing forms, are known: Postfix 2.11. */
  readonly canEdit: boolean;
}

export type ConfigurationReading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly complaint: string };

export const ownMapName = 'postbar_transport';
export const ownFilterName = 'postbar_reply_filter';

const wanted = [
  'mail_version',
  'compatibility_level',
  'transport_maps',
  'default_transport',
  'relayhost',
  'sender_dependent_relayhost_maps',
  'sender_dependent_default_transport_maps',
  'inet_interfaces',
  'inet_protocols',
  'mydestination',
  'virtual_mailbox_domains',
  'virtual_alias_domains',
  'parent_domain_matches_subdomains',
  'smtp_dns_reply_filter',
  'smtp_bind_address',
  'smtp_bind_address6',
  'smtp_helo_name',
  'smtp_host_lookup',
  'syslog_name',
  'queue_directory',
  'data_directory',
  'daemon_directory',
  'maillog_file',
  'multi_instance_name',
  'maximal_queue_lifetime',
  'default_database_type',
  'message_size_limit',
  'myhostname',
] as const;

/** Reads the whole configuration of an installation, as the ordinary user. */
export async function readConfiguration(
  host: Host,
  tools: PostfixTools,
): Promise<ConfigurationReading> {
  const { configDir } = tools.place;
  const [parameters, mapTypes, services, texts] = await Promise.all([
    tools.parameters(wanted),
    tools.mapTypes(),
    tools.run('postconf', ['-M', 'smtp/unix']),
    readTexts(host, configDir),
  ]);
  if (!parameters.ok) return { ok: false, complaint: parameters.complaint };
  if (!texts.ok) return texts;
  const { values } = parameters;
  const names = parseMapNames(values.transport_maps ?? '');
  const maps = await Promise.all(names.map((name) => readMap(host, name)));
  return {
    ok: true,
    configuration: {
      configDir,
      version: values.mail_version ?? '',
      values,
      mainCf: parseMainCf(texts.main),
      masterCf: parseMasterCf(texts.master),
      mapTypes,
      maps,
      ownMap: parseTransportMap(texts.ownMap),
      ownFilter: texts.ownFilter,
      chrootHasFiles: await chrootHasFiles(host, values),
      canEdit: knowsServiceNames(services),
    },
  };
}

type Texts =
  | { ok: true; main: string; master: string; ownMap: string; ownFilter: string }
  | { ok: false; complaint: string };

async function readTexts(host: Host, configDir: string): Promise<Texts> {
  try {
    const [main, master, ownMap, ownFilter] = await Promise.all(
      ['main.cf', 'master.cf', ownMapName, ownFilterName].map(
        async (file) => (await host.readText(`${configDir}/${file}`)) ?? '',
      ),
    );
    return {
      ok: true,
      main: main ?? '',
      master: master ?? '',
      ownMap: ownMap ?? '',
      ownFilter: ownFilter ?? '',
    };
  } catch (error) {
    if (error instanceof HostError) return { ok: false, complaint: error.message };
    throw error;
  }
}

async function readMap(host: Host, name: MapName): Promise<TransportMap> {
  const databases = databaseFiles(name);
  if (!databases) return { ...name, entries: undefined, hasDatabase: true, isStale: false };
  const [source, text, ...found] = await Promise.all([
    host.facts(name.path),
    readSource(host, name.path),
    ...databases.map((path) => host.facts(path)),
  ]);
  return {
    ...name,
    entries: text === undefined ? undefined : parseTransportMap(text),
    hasDatabase: found.every((facts) => facts !== undefined),
    isStale: found.some((facts) => facts && source && facts.mtimeMs < source.mtimeMs),
  };
}

/** A source that may not be read is no fault: its database can still be asked. */
async function readSource(host: Host, path: string): Promise<string | undefined> {
  try {
    return await host.readText(path);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/**
 * Debian fills the chroot with copies of what the resolver reads; macOS has
 * nothing like it, and its resolver cannot be reached from inside.
 */
async function chrootHasFiles(host: Host, values: Record<string, string>): Promise<boolean> {
  if (host.platform === 'darwin') return false;
  const etc = `${values.queue_directory ?? ''}/etc`;
  const found = await Promise.all(
    ['resolv.conf', 'services'].map((file) => host.facts(`${etc}/${file}`)),
  );
  return found.every((facts) => facts !== undefined);
}
