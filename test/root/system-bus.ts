import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { thisMachine } from '../../main/host/this-machine.ts';
import { failureText, run, until } from '../lab/run.ts';

// pkexec asks polkitd over the system's message bus and knows no other, so the tests of
// sudo-prompt need both. A machine without a desktop may have neither, or only the socket that
// a bus left behind: what counts is whether they answer.

/** The system's message bus with polkitd on it: what of the two is missing runs for as long as it is open. */
export interface SystemBus {
  /** Resolves once pkexec may run a program as root; rejects with pkexec's own words. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export function systemBus(): SystemBus {
  const started: Started[] = [];
  const ensure = async (asked: Peer) => {
    if (await answers(asked)) return;
    const server = start(asked.server);
    started.push(server);
    const silent = async () => `${asked.name} does not answer. ${await server.end()}`;
    await until(async () => (await answers(asked)) || undefined, 60_000, silent);
  };
  return {
    ready: async () => {
      await mkdir('/run/dbus', { recursive: true });
      await ensure(bus);
      await ensure(policyKit);
      await run('pkexec', ['--disable-internal-agent', '/bin/true']);
    },
    close: async () => {
      for (const server of started.splice(0).reverse()) await server.end();
    },
  };
}

interface Peer {
  readonly name: string;
  readonly path: string;
  /** A call that every user may make, and that changes nothing. */
  readonly call: string;
  /** The program that answers under that name. */
  readonly server: readonly [string, ...string[]];
}

const bus: Peer = {
  name: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  // The usual Ping is what a system bus itself refuses to answer.
  call: 'org.freedesktop.DBus.GetId',
  server: ['dbus-daemon', '--system', '--nofork', '--nopidfile'],
};

const policyKit: Peer = {
  name: 'org.freedesktop.PolicyKit1',
  path: '/org/freedesktop/PolicyKit1/Authority',
  call: 'org.freedesktop.DBus.Peer.Ping',
  server: ['/usr/lib/polkit-1/polkitd', '--no-debug'],
};

async function answers({ name, path, call }: Peer): Promise<boolean> {
  const options = ['--system', '--print-reply', '--reply-timeout=5000', `--dest=${name}`];
  return (
    (await thisMachine().run({ file: 'dbus-send', args: [...options, path, call] })).code === 0
  );
}

interface Started {
  /** Ends it, and gives what it said. */
  end(): Promise<string>;
}

function start([file, ...args]: readonly [string, ...string[]]): Started {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2_000);
  });
  const ended = endOf(child);
  return {
    end: async () => {
      child.kill();
      const stderr = `${said}${await ended}`;
      return failureText([file, ...args], {
        code: child.exitCode ?? undefined,
        stdout: '',
        stderr,
      });
    },
  };
}

/** Resolves once it has ended, with why it could not start, if so. */
async function endOf(child: ChildProcess): Promise<string> {
  try {
    await once(child, 'exit');
    return '';
  } catch (error) {
    return String(error);
  }
}
