// The peers of a lab: runs inside its namespace and answers as peers.ts says.
// Plain JavaScript, so that it starts in a fraction of the time. Prints one line
// when all listen; appends what it accepts to received.jsonl; takes changes of
// behaviour, one JSON line each, on peers.sock.
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const directory = process.argv[2];
const peers = JSON.parse(readFileSync(`${directory}/peers.json`, 'utf8'));
const refusedSoFar = new Map();

const ipVersion = (session) => (session.localAddress.includes(':') ? 6 : 4);

/** The error smtp-server answers with, or null where this peer has nothing against it. */
function objection(peer, at, session, address = '') {
  const localPart = address.slice(0, address.lastIndexOf('@'));
  const refusal = (peer.refusals ?? []).find(
    (one) =>
      one.at === at &&
      (one.over === undefined || one.over === ipVersion(session)) &&
      (one.client === undefined || one.client === session.remoteAddress) &&
      (one.localPart === undefined || one.localPart === localPart) &&
      (one.times === undefined || (refusedSoFar.get(one) ?? 0) < one.times),
  );
  if (!refusal) return null;
  refusedSoFar.set(refusal, (refusedSoFar.get(refusal) ?? 0) + 1);
  const lines = refusal.lines.map((line) => line.replace('{client}', session.remoteAddress));
  // smtp-server makes a multi-line reply of an array; its own type says string.
  return Object.assign(new Error(), { responseCode: refusal.code, message: lines });
}

async function accept(peer, stream, session) {
  const data = await text(stream);
  const refused = objection(peer, 'data', session);
  if (peer.slowMs) await new Promise((resolve) => setTimeout(resolve, peer.slowMs));
  if (refused) throw refused;
  const { localAddress, remoteAddress, user, envelope } = session;
  const received = {
    peer: peer.name,
    at: new Date().toISOString(),
    localAddress,
    remoteAddress,
    ipVersion: ipVersion(session),
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    user,
    data,
  };
  appendFileSync(`${directory}/received.jsonl`, `${JSON.stringify(received)}\n`);
}

function serverOf(peer) {
  return new SMTPServer({
    name: peer.hosts[0],
    // Replies carry the enhanced codes of the table, not ones added by the server.
    hideENHANCEDSTATUSCODES: true,
    hideSTARTTLS: true,
    disabledCommands: peer.login ? [] : ['AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onConnect: (session, done) => done(objection(peer, 'connect', session)),
    onAuth: ({ username, password }, _session, done) =>
      username === peer.login.user && password === peer.login.password
        ? done(null, { user: username })
        : done(Object.assign(new Error('5.7.8 Wrong user or password'), { responseCode: 535 })),
    onMailFrom: ({ address }, session, done) => done(objection(peer, 'mail', session, address)),
    onRcptTo: ({ address }, session, done) => done(objection(peer, 'rcpt', session, address)),
    onData: (stream, session, done) =>
      accept(peer, stream, session).then(() => done(null, '2.0.0 OK accepted'), done),
  });
}

/** A client that leaves in the middle is everyday life, not the end of the peers. */
function listen(peer, address) {
  return new Promise((resolve, reject) => {
    const server = serverOf(peer);
    server.once('error', reject);
    server.listen(peer.port ?? 25, address, () => {
      server.off('error', reject);
      server.on('error', (error) => console.error(peer.name, error.message));
      resolve();
    });
  });
}

function change(line) {
  const { peer: name, behaviour } = JSON.parse(line);
  const peer = peers.find((one) => one.name === name);
  if (!peer) return 'no such peer';
  Object.assign(peer, behaviour);
  return 'ok';
}

const addresses = peers.flatMap((peer) =>
  [peer.ipv4, peer.ipv6].filter(Boolean).map((address) => listen(peer, address)),
);
await Promise.all(addresses);
const control = createServer((socket) => {
  createInterface(socket).on('line', (line) => socket.write(change(line)));
});
control.listen(`${directory}/peers.sock`, () => process.stdout.write('ready\n'));
