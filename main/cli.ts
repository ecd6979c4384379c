#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCode } from './cli/exit.ts';
import { listRules, showHistory, switchRules, undoChange } from './cli/rule-commands.ts';
import { type GlobalOptions, type PostfixSession, withPostfix } from './cli/session.ts';
import { showStatus } from './cli/status-command.ts';

// The command line `postbar`: the same services as the app, no Electron.

const program = new Command('postbar')
  .description('Sends chosen mail over IPv4, shows the queue, explains what is stuck.')
  .option('--json', 'answer with JSON')
  .option('--config-dir <dir>', 'the configuration of a Postfix that is not the default one')
  .option('--command-dir <dir>', 'where its commands are')
  .option('--log <file>', 'its log')
  .exitOverride()
  .configureOutput({ writeErr: () => {} });

/** Registers what a command does with the Postfix that is meant. */
function act(run: (session: PostfixSession, ...args: never[]) => Promise<ExitCode>) {
  return async (...all: unknown[]) => {
    const command = all.at(-1) as Command;
    const args = all.slice(0, -1) as never[];
    const options = command.optsWithGlobals<GlobalOptions>();
    process.exitCode = await withPostfix(options, (session) => run(session, ...args));
  };
}

program.command('status').description('which Postfix, and the rules').action(act(showStatus));

const ipv4 = program.command('ipv4').description('which mail goes over IPv4');
ipv4.command('list').description('the rules').action(act(listRules));
for (const to of ['on', 'off'] as const) {
  ipv4
    .command(to)
    .argument('<domain...>', 'like gmail.com, .example.org, provider:google')
    .option('--dry-run', 'show what would change, and change nothing')
    // A name that looks like an option is refused as a name, with the reason.
    .allowUnknownOption()
    .description(to === 'on' ? 'send mail to these over IPv4' : 'let it go either way again')
    .action(
      act((session, names: string[], { dryRun }: { dryRun?: boolean }) =>
        switchRules(session, { to, names }, dryRun === true),
      ),
    );
}

program
  .command('undo')
  .argument('[change]', 'an id from the history; the newest where left out')
  .description('take a change back, byte for byte')
  .action(act(undoChange));
program.command('history').description('the changes made').action(act(showHistory));

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
