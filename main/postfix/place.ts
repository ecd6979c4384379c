/** Which Postfix: a configuration and the commands that serve it, as real, absolute paths. */
export interface Place {
  readonly configDir: string;
  readonly commandDir: string;
}
