/**
 * A line for the terminal that puts a link to a program into the user's own
 * commands, without root.
 * @param program its absolute path; quotes and spaces in it are data
 */
export function linkCommand(program: string): string {
  const quoted = `'${program.replaceAll("'", "'\\''")}'`;
  return `mkdir -p ~/.local/bin && ln -sf ${quoted} ~/.local/bin/postbar`;
}
