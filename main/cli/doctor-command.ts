import type { Finding } from '../doctor/finding.ts';
import type { ReachabilityLine } from '../doctor/reachability/lines.ts';
import { suggestedRules } from '../doctor/suggested-rules.ts';
import type { Suggestion } from '../doctor/suggestions.ts';
import { writtenName } from '../rules/rule-name.ts';
import { type Doctor, type FixResult, makeDoctor } from '../services/doctor.ts';
import { reportText } from '../services/doctor-report.ts';
import type { Texts } from '../texts/texts.ts';
import { type ExitCode, exitCode } from './exit.ts';
import { type Output, visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';
import { failedWith, finish } from './rule-commands.ts';

/** `postbar doctor [--offline]`: findings, the worst first, what IPv4 would help, and what the world sees. */
export async function showDoctor(
  session: PostfixSession,
  { offline = false }: { readonly offline?: boolean },
): Promise<ExitCode> {
  const { output, texts } = session;
  const { facts, findings, reachability } = await doctorOf(session).run({ offline });
  const suggestions = suggestedRules(facts).map((one) => suggestionInWords(texts, one));
  if (output.json) {
    output.value({ findings, suggestions, reachability });
    return exitCode.done;
  }
  for (const finding of findings) printFinding(output, finding);
  if (findings.length === 0) output.line(output.style('green', texts.findings.none));
  if (suggestions.length > 0) output.line(output.style('bold', texts.findings.suggestions.heading));
  for (const { text, command } of suggestions)
    output.line(`  ${visible(text)}\n  → ${output.style('cyan', visible(command))}`);
  output.line();
  output.line(output.style('bold', texts.findings.report.reachability));
  for (const line of reachability.lines) printLine(output, texts, line);
  return exitCode.done;
}

function suggestionInWords(texts: Texts, suggestion: Suggestion) {
  const { kind, name, domains, because } = suggestion;
  const text = texts.findings.suggestions[kind](name, domains);
  const written = writtenName({ kind, name });
  return { rule: written, because, domains, text, command: `postbar ipv4 on ${written}` };
}

/** `postbar doctor report [--offline]`: as text for a forum or a helper, addresses masked. */
export async function printReport(
  session: PostfixSession,
  { offline = false }: { readonly offline?: boolean },
): Promise<ExitCode> {
  const { output, texts } = session;
  const { facts, findings, reachability } = await doctorOf(session).run({ offline });
  const report = reportText(facts, findings, reachability, texts);
  if (output.json) output.value({ report });
  else output.line(visible(report, true));
  return exitCode.done;
}

const lineMarks = { fine: ['green', '✓'], trouble: ['red', '✗'], unknown: ['dim', '?'] } as const;

function printLine(output: Output, texts: Texts, { state, text, ask }: ReachabilityLine): void {
  const [style, mark] = lineMarks[state];
  output.line(`${output.style(style, mark)} ${visible(text)}`);
  if (!ask) return;
  output.line(output.style('dim', `  ${texts.reachability.whom[ask.whom]}: ${visible(ask.text)}`));
  output.line(output.style('cyan', `  ${visible(ask.record)}`));
}

const marks = {
  problem: ['red', '✗'],
  warning: ['yellow', '!'],
  info: ['cyan', 'i'],
} as const;

function printFinding(output: Output, { severity, title, why, evidence, fix }: Finding): void {
  const [style, mark] = marks[severity];
  output.line(`${output.style(style, mark)} ${output.style('bold', visible(title))}`);
  output.line(`  ${visible(why)}`);
  for (const { source, text } of evidence) {
    output.line(output.style('dim', `  ${visible(source)}: ${visible(text)}`));
  }
  if (fix) output.line(`  → ${visible(fix.label)}: ${output.style('cyan', visible(fix.command))}`);
  output.line();
}

/** `postbar doctor fix ID [--dry-run]`: as `postbar ipv4 on`, and the mail that waited is tried again. */
export async function fixFinding(
  session: PostfixSession,
  id: string,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<ExitCode> {
  const { output, texts } = session;
  const doctor = doctorOf(session);
  const shown = await doctor.preview(id);
  if (!shown.ok) return finish(output, failedWith(shown.error));
  const { token, diff, warnings, nothingToDo, title } = shown.preview;
  if (!dryRun) return finish(output, await doctor.apply(token));
  if (output.json) {
    output.value({ ok: true, changed: false, dryRun: true, diff, warnings });
    return exitCode.done;
  }
  const message = nothingToDo ? title : texts.rules.result.wouldChange;
  const result: FixResult = { ok: true, changed: false, message, diff, warnings };
  return finish(output, result);
}

function doctorOf(session: PostfixSession): Doctor {
  return makeDoctor({ ...session, log: session.options.log });
}
