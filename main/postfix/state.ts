import type { Host } from '../host/host.ts';
import type { PostfixTools } from './tools.ts';

/**
 * `asleep`: not running, and meant to be: launchd starts it when mail comes
 * (a stock Mac, `master -e 60`). `unknown`: this user may not find out.
 */
export type PostfixState = 'running' | 'asleep' | 'stopped' | 'unknown';

/** Whether Postfix's master runs, without asking for a password and without a line in its log. */
export async function postfixState(host: Host, tools: PostfixTools): Promise<PostfixState> {
  const parameters = await tools.parameters(['queue_directory', 'daemon_directory']);
  if (!parameters.ok) return 'unknown';
  const { queue_directory: queue = '', daemon_directory: daemons = '' } = parameters.values;
  const runs =
    (await fromPidFile(host, `${queue}/pid/master.pid`)) ??
    (await fromQueueTool(tools)) ??
    (await fromProcesses(host, daemons));
  if (runs === undefined) return 'unknown';
  if (runs) return 'running';
  return (await startsOnDemand(host, tools.place.configDir)) ? 'asleep' : 'stopped';
}

/** master(8) keeps its process id in a file that on many systems only root may read. */
async function fromPidFile(host: Host, path: string): Promise<boolean | undefined> {
  const folder = await host.facts(path.replace(/\/[^/]*$/, ''));
  if (!folder) return undefined;
  const facts = await host.facts(path);
  if (!facts) return host.uid === 0 ? false : undefined;
  const text = await host.readText(path, 100).catch(() => undefined);
  const pid = text?.trim();
  if (!pid || !/^\d+$/.test(pid)) return undefined;
  const process = await host.run({ file: 'ps', args: ['-p', pid, '-o', 'args='] });
  // One that ended and was not collected yet shows as `[master] <defunct>`, without its path.
  return process.code === 0 && /\/master\b/.test(process.stdout);
}

/** postqueue(1) flushes a site nobody has: it says at once when the mail system is down. */
async function fromQueueTool(tools: PostfixTools): Promise<boolean | undefined> {
  const answer = await tools.run('postqueue', ['-i', '0000000']);
  if (answer.code === 0) return true;
  return /mail system is down/i.test(answer.stderr) ? false : undefined;
}

/** Any master of these daemons: right where only one instance runs. */
async function fromProcesses(host: Host, daemons: string): Promise<boolean | undefined> {
  const processes = await host.run({ file: 'ps', args: ['-axo', 'args='] });
  if (processes.code !== 0) return undefined;
  return processes.stdout.split('\n').some((line) => line.startsWith(`${daemons}/master`));
}

const launchdJob = '/System/Library/LaunchDaemons/com.apple.postfix.master.plist';

/** Apple's launchd job starts master for a message and gives it a time to end: master(8), -e. */
async function startsOnDemand(host: Host, configDir: string): Promise<boolean> {
  if (host.platform !== 'darwin' || !/^(\/private)?\/etc\/postfix$/.test(configDir)) return false;
  const job = await host.run({
    file: '/usr/bin/plutil',
    args: ['-extract', 'ProgramArguments', 'json', '-o', '-', launchdJob],
  });
  return job.code === 0 && /"-e"/.test(job.stdout);
}
