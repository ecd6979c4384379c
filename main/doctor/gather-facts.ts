import { type Host, HostError } from '../host/host.ts';
import { type Configuration, readConfiguration } from '../postfix/configuration.ts';
import { copied } from '../postfix/lines.ts';
import { logHints, logParameters } from '../postfix/log-source-find.ts';
import { definitionsOf, parseMainCf } from '../postfix/main-cf.ts';
import { queueLister } from '../postfix/queue-listing.ts';
import { domainOfAddress } from '../postfix/queue-message.ts';
import { postfixState } from '../postfix/state.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { parseTransportMap } from '../postfix/transport-map.ts';
import type { AskDns } from './dns.ts';
import type { Facts, LooseMap, QueueFacts, Waiting, WaysTo } from './facts.ts';
import { ownAddresses } from './own-addresses.ts';
import { readLog } from './read-log.ts';

/** Where the facts come from. */
export interface FactSources {
  readonly host: Host;
  readonly tools: PostfixTools;
  /** Undefined offline. */
  readonly askDns: AskDns | undefined;
  /** The log named by the user. */
  readonly log: string | undefined;
  readonly wantedRules: readonly string[];
}

/** Reads everything once, as the ordinary user; what cannot be read is missing, not an error. */
export async function gatherFacts(sources: FactSources): Promise<Facts> {
  const { host, tools, askDns } = sources;
  const { configDir } = tools.place;
  const now = Date.now();
  const [reading, mainText, masterText, state, queue, addresses] = await Promise.all([
    readConfiguration(host, tools),
    readOrNothing(host, `${configDir}/main.cf`),
    readOrNothing(host, `${configDir}/master.cf`),
    postfixState(host, tools),
    readQueue(host, tools, now),
    ownAddresses(host),
  ]);
  const values = reading.ok ? reading.configuration.values : rawValues(mainText);
  const log = await readLog(host, logHints(values, sources.log), now);
  const [looseMaps, disk, resolver, ways] = await Promise.all([
    reading.ok ? readLooseMaps(host, reading.configuration) : [],
    readDisk(host, values.queue_directory),
    askResolver(askDns),
    askWays(askDns, [
      ...(log.ok ? log.failures.map(({ domain }) => domain) : []),
      ...(queue.ok ? queue.waiting.map(({ domain }) => domain) : []),
    ]),
  ]);
  return {
    now,
    place: tools.place,
    reading,
    mainText,
    masterText,
    looseMaps,
    state,
    queue,
    log,
    addresses,
    resolver,
    ways,
    disk,
    wantedRules: sources.wantedRules,
  };
}

async function readOrNothing(host: Host, path: string): Promise<string | undefined> {
  try {
    return await host.readText(path);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** What can be had of main.cf where Postfix itself cannot read it. */
function rawValues(mainText: string | undefined): Readonly<Record<string, string>> {
  const mainCf = parseMainCf(mainText ?? '');
  return Object.fromEntries(
    [...logParameters, 'queue_directory'].map((name) => [
      name,
      definitionsOf(mainCf, name).at(-1)?.value ?? '',
    ]),
  );
}

const mostWaiting = 1_000;

async function readQueue(host: Host, { place }: PostfixTools, now: number): Promise<QueueFacts> {
  const waiting: Waiting[] = [];
  let total = 0;
  const listing = await queueLister(host, place)(
    {
      message: ({ queueId, queueName, arrivalTime, recipients }) => {
        total++;
        if (queueName === 'hold') return;
        for (const { address, reason } of recipients) {
          if (waiting.length >= mostWaiting) return;
          waiting.push({
            queueId: copied(queueId),
            queueName,
            arrivedAt: arrivalTime,
            domain: copied(domainOfAddress(address) ?? ''),
            reason: reason === undefined ? undefined : copied(reason),
          });
        }
      },
    },
    now,
  );
  if (!listing.ok) return { ok: false, failure: listing.failure, detail: listing.detail };
  return { ok: true, total, waiting };
}

// Where recipes put the map that people then forget to name.
const usualNames = ['transport', 'transport_maps', 'transports', 'transport.map'];

async function readLooseMaps(host: Host, configuration: Configuration): Promise<LooseMap[]> {
  const { configDir, maps } = configuration;
  const loose = usualNames.filter(
    (name) => !maps.some(({ path }) => path === `${configDir}/${name}`),
  );
  const read = await Promise.all(
    loose.map(async (file) => {
      const text = await readOrNothing(host, `${configDir}/${file}`);
      if (text === undefined) return undefined;
      const types = Object.entries({ hash: 'db', lmdb: 'lmdb', cdb: 'cdb' });
      const built = await Promise.all(
        types.map(([, ending]) => host.facts(`${configDir}/${file}.${ending}`)),
      );
      const builtAs = types.find((_, index) => built[index])?.[0];
      return { file, entries: parseTransportMap(text), builtAs };
    }),
  );
  return read.filter((map) => map !== undefined);
}

/** df(1) -Pk: `Filesystem 1024-blocks Used Available Capacity Mounted`. */
async function readDisk(host: Host, directory: string | undefined): Promise<Facts['disk']> {
  if (!directory) return undefined;
  const said = await host.run({ file: 'df', args: ['-Pk', directory] });
  const [, free] = /\s\d+\s+\d+\s+(\d+)\s+\d+%/.exec(said.stdout.split('\n')[1] ?? '') ?? [];
  return said.code === 0 && free ? { free: Number(free) * 1024, directory } : undefined;
}

// Names that are there as long as there is mail: an answer about any of them will do.
const surelyThere = ['gmail.com', 'icloud.com'];

async function askResolver(askDns: AskDns | undefined): Promise<Facts['resolver']> {
  if (!askDns) return 'not-asked';
  const answers = await Promise.all(surelyThere.map((name) => askDns(name, 'MX')));
  return answers.some((answer) => answer.ok || answer.why === 'none') ? 'answers' : 'silent';
}

const mostAsked = 20;

/** Which kinds of addresses the mail servers of these domains have. */
async function askWays(
  askDns: AskDns | undefined,
  domains: readonly string[],
): Promise<Readonly<Record<string, WaysTo>>> {
  if (!askDns) return {};
  const wanted = [...new Set(domains)].filter(Boolean).slice(0, mostAsked);
  const found = await Promise.all(
    wanted.map(async (domain) => {
      const mx = await askDns(domain, 'MX');
      const hosts = mx.ok ? mx.values.slice(0, 5) : [domain];
      const kinds = (['A', 'AAAA'] as const).map(async (type) => {
        const answers = await Promise.all(hosts.map((name) => askDns(name, type)));
        return answers.some(({ ok }) => ok);
      });
      const [ipv4 = false, ipv6 = false] = await Promise.all(kinds);
      return [domain, { ipv4, ipv6 }] as const;
    }),
  );
  return Object.fromEntries(found);
}
