import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Finished, Host } from '../../main/host/host.ts';
import { type PostfixOptions, writePostfix, writeStockDefault } from './configuration.ts';
import { type Dns, dnsOf, writeZone } from './dns.ts';
import { hostIn, type LabUser, ownState } from './lab-host.ts';
import { type Addresses, makeNetwork, ownAddresses, setBlocked, writeEtc } from './network.ts';
import { type Behaviour, changePeer, type Received, readReceived, startPeers } from './peers.ts';
import { type LabPostfix, postfixIn, tail } from './postfix-in.ts';
import { startReaper } from './reaper.ts';
import { failureText, run, until } from './run.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

export interface LabOptions extends PostfixOptions {
  /** The lab's Postfix is the machine's default installation inside: /etc/postfix. */
  readonly asDefault?: boolean;
  /** Whether its Postfix is started; default true. */
  readonly start?: boolean;
  /** Whether the mail servers of others are there; default true, false where no mail leaves. */
  readonly peers?: boolean;
  /** The machine's own addresses; default 192.0.2.10 and 2001:db8::10. */
  readonly addresses?: Addresses;
  /** More dnsmasq lines. */
  readonly dns?: readonly string[];
}

export interface ExecOptions {
  readonly input?: string;
  /** Default root. */
  readonly user?: LabUser;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Reject where the command fails. */
  readonly check?: boolean;
}

/** What to look for among the accepted messages; everything given must hold. */
export interface DeliveryFilter {
  readonly peer?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly ipVersion?: 4 | 6;
}

/** A lab, from whichever process: all it is lies in its namespace and directory. */
export interface OpenLab extends LabPostfix {
  readonly name: string;
  /** Root's, closed to other writers; goes with the lab. */
  readonly directory: string;
  /** The configuration directory as commands inside the namespace name it. */
  readonly configDir: string;
  /** The same directory as a path outside (equal without `asDefault`). */
  readonly configFiles: string;
  readonly dns: Dns;
  /** Runs a program inside; never rejects unless `check` is set. */
  exec(file: string, args: readonly string[], options?: ExecOptions): Promise<Finished>;
  /** A file's text; a relative path is one in the configuration directory. */
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Bytes, modes and owners of the configuration directory. */
  snapshot(): Promise<Snapshot>;
  /** Changes a peer from its next connection on. */
  peer(name: string, behaviour: Behaviour): Promise<void>;
  /** Packets to this address vanish from now on / pass again. */
  block(address: string): Promise<void>;
  unblock(address: string): Promise<void>;
  /** What the peers accepted, oldest first. */
  received(peer?: string): Promise<Received[]>;
  waitForDelivery(filter: DeliveryFilter, timeoutMs?: number): Promise<Received>;
}

export interface Lab extends OpenLab {
  /** Kills everything inside and removes every trace. */
  close(): Promise<void>;
}

/** The lab's machine as the product sees it, as root or as this user. */
export function labHost(lab: OpenLab, user?: LabUser): Host {
  return hostIn(lab.name, user);
}

/**
 * Makes a network namespace with DNS, mail servers of others and a Postfix of its
 * own. Needs root on Linux and the packages of packages.mjs. Whatever way this
 * process ends, the lab ends with it.
 */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  const directory = await mkdtemp('/var/tmp/postbar-lab-');
  const name = basename(directory);
  const reaper = startReaper(name, directory);
  try {
    // Postfix waits for the disk with every message: in memory, a lab is as fast on any machine.
    // mkdtemp says 0700; Postfix's own users have to get through.
    await run('mount', ['-t', 'tmpfs', '-o', 'mode=0755,size=4g', name, directory]);
    await furnish(name, directory, options);
    const lab = await openLab(directory);
    await Promise.all([
      options.peers === false ? undefined : startPeers(name, directory),
      lab.dns.start(),
      startPostfix(lab, options),
    ]);
    return { ...lab, close: reaper.reap };
  } catch (error) {
    await reaper.reap();
    throw error;
  }
}

async function startPostfix(lab: OpenLab, { start = true }: LabOptions): Promise<void> {
  if (start) await lab.postfix('start');
}

async function furnish(name: string, directory: string, options: LabOptions): Promise<void> {
  const own = options.addresses ?? ownAddresses;
  const config = `${directory}/config`;
  const stock = { directory: `${directory}/stock`, config: `${directory}/stock/config` };
  const description = { name, configDir: options.asDefault ? '/etc/postfix' : config };
  await Promise.all([
    mkdir(ownState(name)),
    writeEtc(name, options.asDefault ? config : stock.config),
    writeZone(directory, own, options.dns ?? []),
    writePostfix({ directory, config }, options),
    options.asDefault ? undefined : writeStockDefault(stock, config),
    writeFile(`${directory}/lab.json`, JSON.stringify(description)),
    makeNetwork(name, own),
  ]);
}

/**
 * The lab of this directory, made by another process; for programs started
 * inside its namespace, for example. Its creator closes it.
 */
export async function openLab(directory: string): Promise<OpenLab> {
  const { name, configDir } = JSON.parse(await readFile(`${directory}/lab.json`, 'utf8'));
  const configFiles = `${directory}/config`;
  const exec = execIn(name);
  const postfix = postfixIn(directory, configDir, exec);
  const received = async (peer?: string) =>
    (await readReceived(directory)).filter((one) => peer === undefined || one.peer === peer);
  return {
    ...postfix,
    name,
    directory,
    configDir,
    configFiles,
    dns: dnsOf(name, directory),
    exec,
    read: (path) => readFile(resolve(configFiles, path), 'latin1'),
    write: (path, text) => writeFile(resolve(configFiles, path), text),
    snapshot: () => snapshotOf(configFiles),
    peer: (peer, behaviour) => changePeer(directory, peer, behaviour),
    block: (address) => setBlocked(name, 'add', address),
    unblock: (address) => setBlocked(name, 'delete', address),
    received,
    waitForDelivery: (filter, timeoutMs = 60_000) =>
      until(
        async () => (await received()).find((one) => fits(one, filter)),
        timeoutMs,
        async () => `not delivered: ${JSON.stringify(filter)}\n${tail(await postfix.log())}`,
      ),
  };
}

function execIn(name: string): OpenLab['exec'] {
  return async (file, args, { user, check, ...command } = {}) => {
    const finished = await hostIn(name, user).run({ file, args, ...command });
    if (check && finished.code !== 0) throw new Error(failureText([file, ...args], finished));
    return finished;
  };
}

function fits(received: Received, { peer, to, subject, ipVersion }: DeliveryFilter): boolean {
  return (
    (peer === undefined || received.peer === peer) &&
    (to === undefined || received.to.includes(to)) &&
    (subject === undefined || received.data.includes(`Subject: ${subject}\r\n`)) &&
    (ipVersion === undefined || received.ipVersion === ipVersion)
  );
}
