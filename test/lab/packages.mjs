// The Debian packages the tests need. Plain JavaScript and nothing but Node in it,
// because it runs before anything else is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** What the lab needs: a namespace, a firewall, DNS, Postfix with SASL. */
export const labPackages = [
  'iproute2',
  'nftables',
  'dnsmasq-base',
  'postfix',
  'libsasl2-modules',
  'procps',
  'shellcheck',
  'strace',
  'busybox',
  'dbus',
  'polkitd',
  'pkexec',
];

/** What the end-to-end specs need besides: a browser and the font its pictures are taken with. */
export const browserPackages = ['chromium', 'fonts-inter'];

/** The peer that the benchmark compares with. */
export const benchPackages = ['pflogsumm'];

// Postfix is installed without a configuration of its own, and nobody asks.
const preseed = 'postfix postfix/main_mailer_type select No configuration\n';

// dpkg-query's own placeholders.
const format = `\${Package} \${Status}\n`;

/** Which of these are not installed, by name. Without dpkg: all of them. */
export function missingPackages(names) {
  const query = spawnSync('dpkg-query', ['--show', `--showformat=${format}`, ...names], {
    encoding: 'utf8',
  });
  const installed = (query.stdout ?? '')
    .split('\n')
    .filter((line) => line.endsWith('install ok installed'))
    .map((line) => line.split(' ')[0]);
  return names.filter((name) => !installed.includes(name));
}

/**
 * Installs what is missing, on Debian as root; elsewhere says what is missing and
 * how to get it. Gives the names that are still missing: empty is success.
 */
export function ensurePackages(names, say = (line) => console.error(line)) {
  const missing = missingPackages(names);
  if (missing.length === 0) return [];
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    say(`These Debian packages are missing: ${missing.join(' ')}`);
    say(`On Debian, root installs them with: apt-get install ${missing.join(' ')}`);
    return missing;
  }
  say(`Installing ${missing.join(' ')}`);
  install(missing, say);
  return missingPackages(missing);
}

function install(names, say) {
  const release = holdServices();
  spawnSync('debconf-set-selections', [], { input: preseed });
  // The package lists may be absent or old on a fresh machine.
  const failure = aptInstall(names) && (apt(['update']) || aptInstall(names));
  if (failure) say(failure);
  release();
}

/**
 * Keeps the packages' services from starting: the lab runs its own, and nobody
 * asked for a mail server on this machine. Debian asks this file; where there is
 * one already, its owner has decided. Gives what takes it away again.
 */
function holdServices() {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy);
}

function aptInstall(names) {
  return apt(['install', '--yes', '--no-install-recommends', ...names]);
}

/** What went wrong, or an empty string. */
function apt(args) {
  const { status, stderr } = spawnSync('apt-get', ['-q', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  return status === 0 ? '' : `apt-get ${args.join(' ')}: ${stderr}`.trim();
}
