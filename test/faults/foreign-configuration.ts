import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../main/host/host.ts';
import { thisMachine } from '../../main/host/this-machine.ts';
import { postfixTools } from '../../main/postfix/tools.ts';
import { direct } from '../../main/root/elevation.ts';
import type { Ipv4Rules } from '../../main/services/change.ts';
import { makeChanges } from '../../main/services/changes.ts';
import { makeIpv4Rules } from '../../main/services/ipv4-rules.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { type Snapshot, snapshotOf } from '../lab/snapshot.ts';

/** The files of a configuration directory by name, each byte as the character of its number. */
export type Files = Readonly<Record<string, string>>;

/** What Postfix's own postconf reads in a configuration: `-n` and `-M`, a line each. */
export interface Readings {
  readonly parameters: readonly string[];
  readonly services: readonly string[];
  /** Why postconf cannot read it. */
  readonly complaint: string;
}

/** A configuration of some other machine, with Postbar's services on it. */
export interface ForeignConfiguration {
  readonly directory: string;
  readonly rules: Ipv4Rules;
  snapshot(): Promise<Snapshot>;
  readings(): Readings;
  /** Postfix's tools wait until main.cf is a second old: after a change it is said to be. */
  settle(): void;
  remove(): void;
}

const stateFolder = '/var/lib/postbar';

/**
 * Lays out foreign files as a configuration directory and gives the product's
 * own services on it: the real helper.sh, the real postconf and postmap. Only
 * `postfix` is another: it would ask for the directories and users of the machine
 * the files come from. It says that Postfix is stopped and the files are fine.
 * Needs root. `name` is the directory's own name.
 */
export function foreignConfiguration(files: Files, name = 'config'): ForeignConfiguration {
  const room = mkdtempSync('/var/tmp/postbar-foreign-');
  execFileSync('chmod', ['755', room]);
  const directory = join(room, name);
  const commandDir = join(room, 'commands');
  const state = join(room, 'state');
  for (const folder of [directory, commandDir, state]) mkdirSync(folder, { mode: 0o755 });
  writeCommands(commandDir);
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(directory, file), text, { encoding: 'latin1', mode: 0o644 });
  }
  const settle = () => {
    const anHourAgo = Date.now() / 1000 - 3_600;
    utimesSync(join(directory, 'main.cf'), anHourAgo, anHourAgo);
  };
  settle();
  const host = withState(thisMachine(), state);
  const place = { configDir: directory, commandDir };
  const elevation = direct(host);
  const texts = textsFor('en');
  const tools = postfixTools(host, place);
  const changes = makeChanges({
    host,
    place,
    asUser: elevation,
    asRoot: elevation,
    state: async () => 'stopped',
    texts,
  });
  return {
    directory,
    rules: makeIpv4Rules({ host, tools, changes, texts }),
    snapshot: () => snapshotOf(directory),
    readings: () => readingsOf(directory),
    settle,
    remove: () => rmSync(room, { recursive: true, force: true }),
  };
}

function writeCommands(folder: string): void {
  for (const tool of ['postconf', 'postmap', 'postsuper', 'postcat']) {
    copyFileSync(`/usr/sbin/${tool}`, join(folder, tool));
  }
  const stopped = '#!/bin/sh\ncase $* in *status*) exit 1 ;; esac\nexit 0\n';
  writeFileSync(join(folder, 'postfix'), stopped, { mode: 0o755 });
}

/** The machine, with a folder of the test's own where the root part keeps its backups. */
function withState(machine: Host, state: string): Host {
  const own = (path: string) => path.replace(stateFolder, state);
  const mount = `mount --bind "$0" ${stateFolder} && exec "$@"`;
  execFileSync('mkdir', ['-p', stateFolder]);
  return {
    ...machine,
    run: (command) =>
      machine.run(
        command.file === '/bin/sh'
          ? {
              ...command,
              file: 'unshare',
              args: ['-m', '/bin/sh', '-c', mount, state, command.file, ...command.args],
            }
          : command,
      ),
    readText: (path, maxBytes) => machine.readText(own(path), maxBytes),
    list: (path) => machine.list(own(path)),
  };
}

function readingsOf(directory: string): Readings {
  const ask = (flag: string) => {
    try {
      const said = execFileSync('postconf', ['-c', directory, flag], {
        encoding: 'latin1',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: '/usr/sbin:/usr/bin:/bin', LC_ALL: 'C' },
      });
      return { lines: said.split('\n').filter(Boolean), complaint: '' };
    } catch (error) {
      return { lines: [], complaint: String((error as { stderr?: unknown }).stderr) };
    }
  };
  const [parameters, services] = [ask('-n'), ask('-M')];
  return {
    parameters: parameters.lines,
    services: services.lines,
    complaint: parameters.complaint + services.complaint,
  };
}
