import type { Facts } from '../../../../main/doctor/facts.ts';
import { logDigester } from '../../../../main/doctor/log-digest.ts';
import type { Configuration } from '../../../../main/postfix/configuration.ts';
import { logParser } from '../../../../main/postfix/log-parse.ts';
import { parseMainCf } from '../../../../main/postfix/main-cf.ts';
import { parseMasterCf } from '../../../../main/postfix/master-cf.ts';
import { parseMapNames, parseTransportMap } from '../../../../main/postfix/transport-map.ts';

const now = Date.UTC(2026, 10, 25, 12);

const stockMaster = 'smtp unix - - n - - smtp\nrelay unix - - n - - smtp\n';
const core = ['cleanup', 'qmgr', 'rewrite', 'bounce', 'defer', 'trace', 'error', 'retry']
  .map((name) => `${name} unix - - n - - ${name}\n`)
  .join('');

/** What a test says of a Postfix; all else is as on a healthy one. */
export interface Given {
  /** Without the services that every Postfix has; they stand behind it. */
  readonly master?: string;
  /** Left out of those. */
  readonly without?: string;
  readonly main?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Sources of maps in /etc/postfix by name; `transport` is named by transport_maps as texthash. */
  readonly transport?: string;
  readonly log?: readonly string[];
  readonly facts?: Partial<Facts>;
}

/** The facts of a healthy Postfix 3.7 with what a test changes. */
export function someFacts({
  master = stockMaster,
  main = '',
  values = {},
  without = '-',
  ...given
}: Given = {}): Facts {
  const { transport, log = [], facts = {} } = given;
  const transportMaps = transport === undefined ? '' : 'texthash:/etc/postfix/transport';
  const all = {
    mail_version: '3.7.11',
    compatibility_level: '3.6',
    transport_maps: transportMaps,
    default_transport: 'smtp',
    inet_interfaces: 'all',
    inet_protocols: 'all',
    smtp_dns_reply_filter: '',
    ...values,
  };
  const configuration: Configuration = {
    configDir: '/etc/postfix',
    version: all.mail_version,
    values: all,
    mainCf: parseMainCf(main),
    masterCf: parseMasterCf(master + core.replace(new RegExp(`^${without}.*\\n`, 'm'), '')),
    mapTypes: ['texthash', 'hash', 'regexp'],
    maps: parseMapNames(all.transport_maps).map((name) => ({
      ...name,
      entries: parseTransportMap(transport ?? ''),
      hasDatabase: true,
      isStale: false,
    })),
    ownMap: [],
    ownFilter: '',
    chrootHasFiles: false,
    canEdit: true,
  };
  const digester = logDigester(now);
  const parse = logParser(() => now);
  for (const line of log) digester.add(parse(line), line);
  return {
    now,
    place: { configDir: '/etc/postfix', commandDir: '/usr/sbin' },
    reading: { ok: true, configuration },
    mainText: main,
    masterText: master,
    looseMaps: [],
    state: 'running',
    queue: { ok: true, total: 0, waiting: [] },
    log: { ok: true, source: '/var/log/mail.log', ...digester.digest() },
    addresses: [],
    resolver: 'answers',
    ways: {},
    disk: undefined,
    wantedRules: [],
    ...facts,
  };
}

/** A delivery's line, of half an hour ago. */
export const delivery = (
  to: string,
  relay: string,
  dsn: string,
  status: string,
  reason: string,
): string =>
  `Nov 25 11:30:00 mail postfix/smtp[1]: 4F2A7317226E: to=<${to}>, relay=${relay}, delay=1, delays=0/0/0/1, dsn=${dsn}, status=${status} (${reason})`;

/** What follows a host's name in the log, as of half an hour ago; `postfix/x[1]: …` or a bare body. */
export const logLine = (text: string): string =>
  `Nov 25 11:30:00 mail ${/^\S+\[\d+\]: /.test(text) ? '' : 'postfix/x[1]: '}${text}`;

/** Mail that waits. */
export const waiting = (domain: string, reason?: string) => ({
  queueId: '4F2A7317226E',
  queueName: 'deferred' as const,
  arrivedAt: now - 3_600_000,
  domain,
  reason,
});
