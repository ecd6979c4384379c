import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createLab } from './lab.ts';
import { entering } from './lab-host.ts';
import { ensurePackages, labPackages } from './packages.mjs';
import { peers } from './peers.ts';

// `npm run lab`: a shell inside a lab whose Postfix is the machine's default one.
// Leaving the shell takes the lab away.

const help = `
  You are root on a machine of its own: mail.lab.example, 192.0.2.10 and 2001:db8::10.
  Its Postfix is the real thing, configured in /etc/postfix.

  Domains out there:
${peers.map((peer) => `    ${describe(peer)}`).join('\n')}
    blackhole.example (never answers), refused.example, v6only-noroute.example

  Try:
    echo Hello | sendmail -f alice@lab.example bob@gmail.com     bounces: Google, IPv6
    tail "$LAB/maillog"
    node out/main/cli.js ipv4 on gmail.com                       (after npm run build)
    echo Hello | sendmail -f alice@lab.example bob@gmail.com     arrives
    tail -1 "$LAB/received.jsonl"                                what the servers accepted
    postqueue -p; postconf -n; cat "$LAB/mail/alice"             bounces to alice

  exit ends the lab.
`;

function describe({ name, mx, hosts, ipv4, ipv6, port, login }: (typeof peers)[number]): string {
  const domains = Object.keys(mx).join(', ') || hosts.join(', ');
  const door = port ? `, port ${port}` : '';
  const key = login ? `, login ${login.user} / ${login.password}` : '';
  return `${domains} (${name}: ${ipv4}, ${ipv6}${door}${key})`;
}

const missing = ensurePackages(labPackages);
if (missing.length > 0) process.exit(1);

const lab = await createLab({ asDefault: true });
console.log(help);
// Ctrl-C is for the shell and what runs in it.
process.on('SIGINT', () => {});
const shell = spawn('ip', [...entering(lab.name), 'bash', '--norc', '-i'], {
  stdio: 'inherit',
  env: { ...process.env, LAB: lab.directory, PS1: '(lab) \\w# ' },
});
await once(shell, 'exit');
await lab.close();
