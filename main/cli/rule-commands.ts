import { writtenName } from '../rules/rule-name.ts';
import type { ChangeError, ChangeResult, Rule, RuleIntent, Warning } from '../services/change.ts';
import { type ExitCode, exitCode, exitFor } from './exit.ts';
import { type Output, visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';

/** `postbar ipv4 list`: the rules, Postbar's own and those made by hand. */
export async function listRules({ rules, output, texts }: PostfixSession): Promise<ExitCode> {
  const found = await rules.list();
  if (output.json) output.value({ rules: found });
  else if (found.length === 0) output.line(texts.cli.noRules);
  else for (const rule of found) printRule(output, rule);
  return exitCode.done;
}

const marks = { on: ['green', '●'], broken: ['red', '✗'], conflict: ['yellow', '!'] } as const;

export function printRule(output: Output, rule: Rule): void {
  const [style, mark] = marks[rule.state];
  output.line(
    `${output.style(style, mark)} ${output.style('bold', visible(writtenName(rule)))}  ${output.style('dim', visible(rule.where))}`,
  );
  if (rule.problem) output.line(`  ${visible(rule.problem)}`);
}

/** `postbar ipv4 on|off`: shown first, then applied, unless it is a dry run. */
export async function switchRules(
  { rules, output, texts }: PostfixSession,
  intent: RuleIntent,
  dryRun: boolean,
): Promise<ExitCode> {
  const shown = await rules.preview(intent);
  if (!shown.ok) return finish(output, failedWith(shown.error));
  const { preview } = shown;
  if (dryRun) {
    const { diff, warnings } = preview;
    const message = preview.nothingToDo ? preview.title : texts.rules.result.wouldChange;
    if (output.json) output.value({ ok: true, changed: false, dryRun: true, diff, warnings });
    else printResult(output, { ok: true, changed: false, message, diff, warnings });
    return exitCode.done;
  }
  return finish(output, await rules.apply(preview.token));
}

/** `postbar undo [CHANGE]`. */
export async function undoChange(
  { rules, output }: PostfixSession,
  change: string | undefined,
): Promise<ExitCode> {
  return finish(output, await rules.undo(change));
}

/** `postbar history`, newest first. */
export async function showHistory({ rules, output, texts }: PostfixSession): Promise<ExitCode> {
  const changes = await rules.history();
  if (output.json) {
    output.value({
      changes: changes.map((change) => ({ ...change, at: new Date(change.at).toISOString() })),
    });
  } else if (changes.length === 0) {
    output.line(texts.cli.noHistory);
  } else {
    for (const { id, at, title, state } of changes) {
      const when = new Date(at).toLocaleString();
      const note = state === 'done' ? '' : `  (${texts.cli.changeState[state]})`;
      output.line(`${output.style('dim', id)}  ${when}  ${visible(title)}${note}`);
    }
  }
  return exitCode.done;
}

export function failedWith(error: ChangeError): ChangeResult {
  return { ok: false, changed: false, message: error.message, diff: [], warnings: [], error };
}

/** Prints how a change ended, and gives the exit code for it. */
export function finish(output: Output, result: ChangeResult): ExitCode {
  const { message, ...facts } = result;
  if (output.json) output.value({ ...facts, message });
  else printResult(output, result);
  return exitFor(result.error?.code);
}

function printResult(output: Output, result: ChangeResult): void {
  for (const { patch } of result.diff) printPatch(output, patch);
  for (const warning of result.warnings) printWarning(output, warning);
  const style = result.ok ? 'green' : 'red';
  const line = output.style(style, visible(result.message));
  if (result.ok) output.line(line);
  else output.complain(line);
  if (result.error?.detail)
    output.complain(output.style('dim', visible(result.error.detail, true)));
}

const patchStyles = { '+': 'green', '-': 'red', '@': 'cyan' } as const;

function printPatch(output: Output, patch: string): void {
  for (const line of patch.trimEnd().split('\n')) {
    const style = patchStyles[line[0] as keyof typeof patchStyles];
    const text = visible(line, true);
    output.line(style ? output.style(style, text) : text);
  }
  output.line();
}

function printWarning(output: Output, { message }: Warning): void {
  output.line(`${output.style('yellow', '!')} ${visible(message)}`);
}
