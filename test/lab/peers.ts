import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** One way in which a peer says no. Without a condition it always does. */
export interface Refusal {
  readonly at: 'connect' | 'mail' | 'rcpt' | 'data';
  readonly code: number;
  /** The reply's lines, each with its enhanced status code. `{client}` becomes the client's address. */
  readonly lines: readonly string[];
  /** Only over this version of IP. */
  readonly over?: 4 | 6;
  /** Only from this address. */
  readonly client?: string;
  /** Only for this local part (at rcpt). */
  readonly localPart?: string;
  /** Only the first so many times. */
  readonly times?: number;
}

/** What a test may change while the lab runs. */
export interface Behaviour {
  readonly refusals?: readonly Refusal[];
  /** Milliseconds it takes to answer after the message. */
  readonly slowMs?: number;
}

/** A mail server out there. */
export interface Peer extends Behaviour {
  readonly name: string;
  /** Which host serves which domain's mail. */
  readonly mx: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly port?: number;
  readonly login?: { readonly user: string; readonly password: string };
}

/** A message a peer accepted. */
export interface Received {
  readonly peer: string;
  /** ISO 8601. */
  readonly at: string;
  readonly localAddress: string;
  readonly remoteAddress: string;
  readonly ipVersion: 4 | 6;
  readonly from: string;
  readonly to: readonly string[];
  /** The user that logged in, where one did. */
  readonly user?: string;
  readonly data: string;
}

/** Google's reply as it came in 2024 to a sender whose IPv6 address has no PTR record. */
export const googleRefusal: Refusal = {
  at: 'data',
  over: 6,
  code: 550,
  lines: [
    '5.7.1 [{client}] Our system has detected that this',
    '5.7.1 message does not meet IPv6 sending guidelines regarding PTR records and',
    '5.7.1 authentication. For more information, go to',
    '5.7.1  https://support.google.com/mail/?p=IPv6AuthError x12-20020a170906 - gsmtp',
  ],
};

const userUnknown =
  '5.1.1 The email account that you tried to reach does not exist. Please try double-checking the address.';

/** Everyone the lab's Postfix can write to, besides addresses where nobody answers. */
export const peers: readonly Peer[] = [
  {
    name: 'google',
    mx: {
      'gmail.com': 'gmail-smtp-in.l.google.com',
      'googlemail.com': 'gmail-smtp-in.l.google.com',
      'workspace.example': 'aspmx.l.google.com',
    },
    hosts: ['gmail-smtp-in.l.google.com', 'aspmx.l.google.com'],
    ipv4: '192.0.2.25',
    ipv6: '2001:db8:1::25',
    refusals: [googleRefusal],
  },
  dualStack('dualstack', 30),
  {
    name: 'relay',
    mx: {},
    hosts: ['relay.example'],
    ipv4: '192.0.2.40',
    ipv6: '2001:db8:1::40',
    port: 587,
    login: { user: 'alice', password: 'secret' },
  },
  dualStack('slow', 60, { slowMs: 3_000 }),
  dualStack('greylist', 61, {
    refusals: [
      { at: 'rcpt', times: 1, code: 450, lines: ['4.7.1 Greylisted, please try again later'] },
    ],
  }),
  dualStack('mailbox', 62, {
    refusals: [
      { at: 'rcpt', localPart: 'full', code: 452, lines: ['4.2.2 Mailbox full, try again later'] },
      { at: 'rcpt', localPart: 'overquota', code: 552, lines: ['5.2.2 Mailbox is over its quota'] },
      { at: 'rcpt', localPart: 'unknown', code: 550, lines: [userUnknown] },
    ],
  }),
  dualStack('strict', 63, {
    refusals: [
      { at: 'mail', code: 550, lines: ['5.7.1 Sender refused: your domain is on our blocklist'] },
    ],
  }),
  dualStack('busy', 64, {
    refusals: [{ at: 'connect', code: 421, lines: ['4.7.0 Too many connections, try later'] }],
  }),
];

function dualStack(name: string, number: number, behaviour: Behaviour = {}): Peer {
  const host = `mx.${name}.example`;
  return {
    name,
    mx: { [`${name}.example`]: host },
    hosts: [host],
    ipv4: `192.0.2.${number}`,
    ipv6: `2001:db8:1::${number}`,
    ...behaviour,
  };
}

/** Starts all peers in one process inside the namespace; resolves when they listen. */
export async function startPeers(namespace: string, directory: string): Promise<void> {
  await writeFile(`${directory}/peers.json`, JSON.stringify(peers));
  const program = fileURLToPath(new URL('./peer-server.mjs', import.meta.url));
  const log = openSync(`${directory}/peers.log`, 'a');
  const command = ['netns', 'exec', namespace, process.execPath, program, directory];
  const child = spawn('ip', command, { stdio: ['ignore', 'pipe', log], detached: true });
  closeSync(log);
  const ready = child.stdout;
  if (!ready) throw new Error('no pipe to the peers');
  const failed = once(child, 'exit').then(async () => {
    throw new Error(`the peers ended: ${await readFile(`${directory}/peers.log`, 'utf8')}`);
  });
  await Promise.race([once(ready, 'data'), failed]);
  failed.catch(() => {});
  ready.destroy();
  child.unref();
}

/** Changes how a peer behaves from its next connection on. */
export async function changePeer(directory: string, peer: string, behaviour: Behaviour) {
  const socket = connect(`${directory}/peers.sock`);
  socket.write(`${JSON.stringify({ peer, behaviour })}\n`);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  if (String(answer) !== 'ok') throw new Error(`peer ${peer}: ${answer}`);
}

/** The messages accepted so far, in order. */
export async function readReceived(directory: string): Promise<Received[]> {
  const text = await readFile(`${directory}/received.jsonl`, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
