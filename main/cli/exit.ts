/** Exit codes, as docs/cli.md promises them. */
export const exitCode = {
  done: 0,
  failed: 1,
  refused: 2,
  noPostfix: 3,
  cancelled: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The exit code for a refusal by its code. */
export function exitFor(errorCode: string | undefined): ExitCode {
  switch (errorCode) {
    case undefined:
      return exitCode.done;
    case 'invalid-domain':
    case 'conflict':
    case 'unsupported':
    case 'usage':
      return exitCode.refused;
    case 'no-postfix':
      return exitCode.noPostfix;
    case 'cancelled':
      return exitCode.cancelled;
    default:
      return exitCode.failed;
  }
}
