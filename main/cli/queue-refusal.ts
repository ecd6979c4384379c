import type { QueueErrorCode } from '../services/queue-outcome.ts';
import { type ExitCode, exitFor } from './exit.ts';
import { type Output, visible } from './output.ts';

type RefusalCode = QueueErrorCode | 'gone' | 'no-command' | 'usage';

/** Says why a queue command did nothing; `detail` holds Postfix's own words. */
export function refuse(
  output: Output,
  code: RefusalCode,
  message: string,
  detail?: string,
): ExitCode {
  if (output.json) {
    output.value({ ok: false, error: { code, message, ...(detail ? { detail } : {}) } });
  } else complain(output, message, detail);
  return exitFor(code);
}

/** A complaint for a person, with the evidence below it. */
export function complain(output: Output, message: string, detail: string | undefined): void {
  output.complain(output.style('red', message));
  if (detail) output.complain(output.style('dim', visible(detail, true)));
}
