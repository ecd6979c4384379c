#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { type ExitCode, exitCode } from './cli/exit.ts';
import type { PostfixSession } from './cli/postfix-session.ts';
import type { ActionOptions } from './cli/queue-action-commands.ts';
import type { QueueOptions } from './cli/queue-command.ts';
import type { GlobalOptions, PlaceSession } from './cli/session.ts';
import type { QueueAction } from './services/queue-outcome.ts';

// The command line `postbar`: the same services as the app, no Electron. Each
// command loads what it needs when it runs: parse-log needs neither a Postfix
// nor the time to look for one.

// `postbar … | head` closes the pipe: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = new Command('postbar')
  .description('Sends chosen mail over IPv4, shows the queue, explains what is stuck.')
  .version(version)
  .option('--json', 'answer with JSON')
  .option('--config-dir <dir>', 'the configuration of a Postfix that is not the default one')
  .option('--command-dir <dir>', 'where its commands are')
  .option('--log <file>', 'its log')
  .exitOverride()
  .configureOutput({ writeErr: () => {} });

type Opener<S> = (o: GlobalOptions, run: (session: S) => Promise<ExitCode>) => Promise<ExitCode>;

/** Registers what a command does in the session it needs: its arguments, then all options. */
function inSession<S>(opener: () => Promise<Opener<S>>) {
  return (run: (session: S, ...args: never[]) => Promise<ExitCode>) =>
    async (...all: unknown[]) => {
      const command = all.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const args = [...all.slice(0, -2), options] as never[];
      const open = await opener();
      process.exitCode = await open(options, (session) => run(session, ...args));
    };
}

/** With the Postfix that is meant. */
const act = inSession<PostfixSession>(
  async () => (await import('./cli/postfix-session.ts')).withPostfix,
);
/** With no more than where it is: sooner there. */
const look = inSession<PlaceSession>(async () => (await import('./cli/session.ts')).withPlace);

program
  .command('status')
  .description('which Postfix, and the rules')
  .action(act(async (session) => (await import('./cli/status-command.ts')).showStatus(session)));

const ruleCommands = () => import('./cli/rule-commands.ts');
const ipv4 = program.command('ipv4').description('which mail goes over IPv4');
ipv4
  .command('list')
  .description('the rules')
  .action(act(async (session) => (await ruleCommands()).listRules(session)));
for (const to of ['on', 'off'] as const) {
  ipv4
    .command(to)
    .argument('<domain...>', 'like gmail.com, .example.org, provider:google')
    .option('--dry-run', 'show what would change, and change nothing')
    // A name that looks like an option is refused as a name, with the reason.
    .allowUnknownOption()
    .description(to === 'on' ? 'send mail to these over IPv4' : 'let it go either way again')
    .action(
      act(async (session, names: string[], { dryRun }: { dryRun?: boolean }) => {
        const { switchRules } = await ruleCommands();
        return switchRules(session, { to, names }, dryRun === true);
      }),
    );
}

program
  .command('undo')
  .argument('[change]', 'an id from the history; the newest where left out')
  .description('take a change back, byte for byte')
  .action(
    act(async (session, change: string | undefined) =>
      (await ruleCommands()).undoChange(session, change),
    ),
  );
program
  .command('history')
  .description('the changes made')
  .action(act(async (session) => (await ruleCommands()).showHistory(session)));

program
  .command('uninstall')
  .option('--dry-run', 'say what would be taken back, and take nothing back')
  .description('take back every change and remove what Postbar kept; says what remains')
  .action(
    act(async (session, { dryRun }: { dryRun?: boolean }) =>
      (await import('./cli/uninstall-command.ts')).remove(session, dryRun === true),
    ),
  );

const queue = program
  .command('queue')
  .description('the mail that waits')
  .option('--limit <count>', 'how many messages to list')
  .option('--domain <domain>', 'only mail to this domain')
  .action(
    look(async (session, options: QueueOptions) =>
      (await import('./cli/queue-command.ts')).showQueue(session, options),
    ),
  );
const queueActionCommands = () => import('./cli/queue-action-commands.ts');
const queueActions: Record<QueueAction, string> = {
  retry: 'try to send now; needs no password',
  hold: 'put on hold: not sent until released',
  release: 'release from hold',
  requeue: 'put into the queue anew, with addresses and routes looked up again',
  delete: 'delete for good; nobody is told',
};
for (const [action, description] of Object.entries(queueActions) as [QueueAction, string][]) {
  queue
    .command(action)
    .argument('[id...]', 'queue ids')
    .option('--domain <domain>', 'all mail to this domain')
    .option('--all', 'all mail')
    .description(description)
    .action(
      act(async (session, ids: string[], options: ActionOptions) =>
        (await queueActionCommands()).actOnQueue(session, action, ids, options),
      ),
    );
}
queue
  .command('read')
  .argument('<id>', 'queue id')
  .description('headers and body of a message')
  .action(
    act(async (session, id: string) => (await queueActionCommands()).readQueued(session, id)),
  );

program
  .command('watch')
  .description('what happens, a line each, until interrupted')
  .action(act(async (session) => (await import('./cli/watch-command.ts')).watch(session)));

const doctorCommands = () => import('./cli/doctor-command.ts');
const doctor = program
  .command('doctor')
  .option('--offline', 'ask no DNS')
  .description('what is wrong, why, and what to do')
  .action(
    act(async (session, options: { offline?: boolean }) =>
      (await doctorCommands()).showDoctor(session, options),
    ),
  );
doctor
  .command('fix')
  .argument('<finding>', 'the id of a finding')
  .option('--dry-run', 'show what would change, and change nothing')
  .description('do what the button of a finding does')
  .action(
    act(async (session, id: string, options: { dryRun?: boolean }) =>
      (await doctorCommands()).fixFinding(session, id, options),
    ),
  );
doctor
  .command('report')
  .description('the findings as text for a helper or a forum, addresses masked')
  .action(
    act(async (session, options: { offline?: boolean }) =>
      (await doctorCommands()).printReport(session, options),
    ),
  );

const parsing = () =>
  Promise.all([import('./services/parse-commands.ts'), import('./host/standard-input.ts')]);
program
  .command('parse-log')
  .option('--summary', 'what it comes to, as one JSON object')
  .description('a mail log on standard input, as one JSON object a line')
  .action(async ({ summary }: { summary?: boolean }) => {
    const [{ parseLog, summarizeLog }, { standardInput }] = await parsing();
    await (summary ? summarizeLog : parseLog)(standardInput(), process.stdout);
  });
program
  .command('parse-queue')
  .description('a queue listing on standard input, as one JSON object a line')
  .action(async () => {
    const [{ parseQueue }, { standardInput }] = await parsing();
    await parseQueue(standardInput(), process.stdout);
  });

program
  .command('explain')
  .description('reasons on standard input, one a line, in plain words as one JSON object a line')
  .action(async () => {
    const [{ explainReasons }, { textsFor }] = await Promise.all([
      import('./services/explain-command.ts'),
      import('./texts/texts.ts'),
    ]);
    const { reasons } = textsFor(process.env.LC_ALL || process.env.LANG || 'en');
    await explainReasons(process.stdin, process.stdout, reasons);
  });

/** A wrong call, in the form the caller asked for. */
function refuseUsage(error: CommanderError): ExitCode {
  if (error.exitCode === 0) return exitCode.done; // --help, --version
  if (error.code === 'commander.help') {
    console.error(program.helpInformation());
    return exitCode.refused;
  }
  const message = error.message.replace(/^error: /, '');
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ ok: false, error: { code: 'usage', message } }));
  } else {
    console.error(`${message}\nTry: postbar --help`);
  }
  return exitCode.refused;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = refuseUsage(error);
}
