/** A logical line of a Postfix file: a first line and what continues it. */
export interface LogicalLine {
  /** Its text, continuation lines joined by a space, comments and line ends left out. */
  readonly text: string;
  /** Line number, from 1, of its first and of its last physical line. */
  readonly line: number;
  readonly lastLine: number;
}

/** A line that Postfix skips although it does not look like a comment. */
export interface OrphanLine {
  readonly text: string;
  readonly line: number;
}

/**
 * Splits text as Postfix reads main.cf, master.cf and map sources: blank lines
 * and lines whose first non-blank is `#` are skipped (also between
 * continuations), a line that begins with white space continues the one before
 * it, and an indented line with nothing before it is ignored.
 * Source: postconf(5) "main.cf file format"; readllines(3), util/readlline.c.
 */
export function logicalLines(text: string): { lines: LogicalLine[]; orphans: OrphanLine[] } {
  const lines: { text: string; line: number; lastLine: number }[] = [];
  const orphans: OrphanLine[] = [];
  text.split('\n').forEach((raw, index) => {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) return;
    const line = index + 1;
    if (!/^\s/.test(raw)) {
      lines.push({ text: content, line, lastLine: line });
      return;
    }
    const open = lines.at(-1);
    if (open) {
      open.text += ` ${content}`;
      open.lastLine = line;
    } else {
      orphans.push({ text: content, line });
    }
  });
  return { lines, orphans };
}
