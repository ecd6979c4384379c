import { chmod, cp, lstat, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** What a lab's Postfix is to be like. */
export interface PostfixOptions {
  /** Parameters added or changed (undefined: left out), or an edit of the whole text. */
  readonly mainCf?: Readonly<Record<string, string | undefined>> | ((text: string) => string);
  /** The whole text, or an edit of it. */
  readonly masterCf?: string | ((text: string) => string);
  /** Default '3.6'; null leaves the parameter out, as in files from before Postfix 3. */
  readonly compatibilityLevel?: string | null;
  /** Writes `-` in the chroot column of the `smtp unix` service. */
  readonly chrootDash?: boolean;
  /** Default 'all'. */
  readonly inetInterfaces?: string;
  /** More files of the configuration directory, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Where a lab's Postfix keeps its things, as paths outside the namespace. */
export interface PostfixPlaces {
  readonly directory: string;
  readonly config: string;
}

/** Who has a mailbox at lab.example. */
const localUsers = ['alice', 'postmaster', 'root', 'mailer-daemon'];

const packaged = '/etc/postfix';

/** Files of the package that Postfix's own commands want beside main.cf. */
const packagedNames = [
  'postfix-files',
  'postfix-files.d',
  'dynamicmaps.cf',
  'dynamicmaps.cf.d',
  'post-install',
  'postfix-script',
];

/** Writes a configuration directory and the queue, data and mail directories it names. */
export async function writePostfix(places: PostfixPlaces, options: PostfixOptions): Promise<void> {
  await copyPackaged(places.config);
  const files = {
    'main.cf': mainCf(places.directory, options),
    'master.cf': masterCf(options),
    ...options.files,
  };
  const yesterday = Date.now() / 1000 - 86_400;
  const written = Object.entries(files).map(async ([name, text]) => {
    const path = join(places.config, name);
    await writeFile(path, text, { mode: 0o644 });
    // Every Postfix command waits until main.cf is older than a second.
    await utimes(path, yesterday, yesterday);
  });
  await Promise.all([...written, makeDirectories(places.directory)]);
}

/**
 * Writes the directory that stands for /etc/postfix where the lab's Postfix lives
 * elsewhere: a stopped stock one. Naming the lab's directory there is what lets
 * ordinary users run `postqueue -c` (the commands are set-gid and refuse others).
 */
export async function writeStockDefault(stock: PostfixPlaces, labConfig: string): Promise<void> {
  await mkdir(stock.directory, { mode: 0o755 });
  await writePostfix(stock, { mainCf: { alternate_config_directories: labConfig } });
}

async function copyPackaged(config: string): Promise<void> {
  await mkdir(config, { recursive: true, mode: 0o755 });
  const copies = packagedNames.map(async (name) => {
    const from = join(packaged, name);
    const there = await lstat(from).catch(() => undefined);
    if (there) await cp(from, join(config, name), { recursive: true, preserveTimestamps: true });
  });
  await Promise.all(copies);
}

/** `$queue_directory/active:d:$mail_owner:-:700:ucr` and its like in postfix-files. */
const directoryLine = /^\$(queue|data)_directory((?:\/\w+)?):d:(\S+?):(\S+?):(\d+):/gm;

/** Makes them as postfix-files asks for; `postfix start` would, too, but slowly. */
async function makeDirectories(directory: string): Promise<void> {
  const wanted = [
    ...(await readFile(join(packaged, 'postfix-files'), 'utf8')).matchAll(directoryLine),
  ];
  const places = wanted.map(([, kind, below, owner, group, mode]) => ({
    path: `${directory}/${kind}${below}`,
    owner: owner === 'root' ? 'root' : 'postfix',
    group: group === '-' ? '' : ':postdrop',
    mode: Number.parseInt(mode ?? '', 8),
  }));
  for (const { path, mode } of places) {
    await mkdir(path, { recursive: true });
    await chmod(path, mode);
  }
  for (const owner of new Set(places.map((place) => place.owner + place.group))) {
    const owned = places.filter((place) => place.owner + place.group === owner);
    await run('chown', [owner, ...owned.map(({ path }) => path)]);
  }
  // local(8) writes an alias's file as nobody.
  await mkdir(`${directory}/mail`, { recursive: true });
  await chmod(`${directory}/mail`, 0o1777);
}

function parameters(directory: string, options: PostfixOptions) {
  return {
    compatibility_level:
      options.compatibilityLevel === undefined ? '3.6' : options.compatibilityLevel,
    myhostname: 'mail.lab.example',
    mydomain: 'lab.example',
    myorigin: '$mydomain',
    mydestination: '$myhostname, localhost.$mydomain, localhost, $mydomain',
    mynetworks: '127.0.0.0/8, [::1]/128',
    inet_interfaces: options.inetInterfaces ?? 'all',
    inet_protocols: 'all',
    // Only orders the addresses: every message tries IPv6 first instead of every other.
    smtp_address_preference: 'ipv6',
    queue_directory: `${directory}/queue`,
    data_directory: `${directory}/data`,
    maillog_file: `${directory}/maillog`,
    maillog_file_prefixes: directory,
    // Local mail, bounces above all, into files of the lab.
    alias_maps: `inline:{ ${localUsers.map((user) => `{${user} = ${directory}/mail/${user}}`).join(' ')} }`,
    alias_database: '',
    mail_spool_directory: `${directory}/mail/`,
    biff: 'no',
    // Short, so that a test sees the second attempt.
    queue_run_delay: '2s',
    minimal_backoff_time: '2s',
    maximal_backoff_time: '8s',
    transport_retry_time: '2s',
    service_throttle_time: '2s',
    smtp_connect_timeout: '2s',
    smtp_helo_timeout: '10s',
  };
}

function mainCf(directory: string, options: PostfixOptions): string {
  const edits = typeof options.mainCf === 'function' ? {} : (options.mainCf ?? {});
  const all: Record<string, string | null | undefined> = {
    ...parameters(directory, options),
    ...edits,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name} = ${value}`.trimEnd()],
  );
  const text = `# See /usr/share/postfix/main.cf.dist for a commented version.\n\n${lines.join('\n')}\n`;
  return typeof options.mainCf === 'function' ? options.mainCf(text) : text;
}

function masterCf({ masterCf: given, chrootDash, inetInterfaces = 'all' }: PostfixOptions): string {
  if (typeof given === 'string') return given;
  // "all" would listen on the wildcard address, and so in the way of the peers' port 25.
  const listener = inetInterfaces === 'all' ? '127.0.0.1:smtp' : 'smtp';
  const text = masterTemplate
    .replace(/^smtp( +)inet/m, `${listener}$1inet`)
    .replace(/^(smtp +unix +- +- +)n/m, chrootDash ? '$1-' : '$1n');
  return given ? given(text) : text;
}

/** As Apple's: chroot says `n` everywhere. */
const masterTemplate = `#
# Postfix master process configuration file. For details, see master(5).
#
# ==========================================================================
# service type  private unpriv  chroot  wakeup  maxproc command + args
#               (yes)   (yes)   (no)    (never) (100)
# ==========================================================================
smtp      inet  n       -       n       -       -       smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
proxywrite unix -       -       n       -       1       proxymap
smtp      unix  -       -       n       -       -       smtp
relay     unix  -       -       n       -       -       smtp
        -o syslog_name=postfix/$service_name
#       -o smtp_helo_timeout=5 -o smtp_connect_timeout=5
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
local     unix  -       n       n       -       -       local
virtual   unix  -       n       n       -       -       virtual
lmtp      unix  -       -       n       -       -       lmtp
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
`;
