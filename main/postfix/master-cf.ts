import { type LogicalLine, logicalLines, type OrphanLine } from './logical-lines.ts';

/** An option `-o name=value` of a service. */
export interface ServiceOption {
  readonly name: string;
  readonly value: string;
}

/** One service of master.cf: the eight columns of master(5). */
export interface Service {
  readonly name: string;
  readonly type: string;
  readonly private: string;
  readonly unprivileged: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly processLimit: string;
  readonly program: string;
  /** The command's arguments as Postfix would split them. */
  readonly arguments: readonly string[];
  readonly options: readonly ServiceOption[];
  /** `-o` arguments that Postfix refuses, e.g. `inet_protocols` of `-o inet_protocols = ipv4`. */
  readonly badOptions: readonly string[];
  readonly line: number;
  readonly lastLine: number;
}

export interface MasterCf {
  readonly services: readonly Service[];
  /** Lines that are no service: at the first of them master ends. */
  readonly faults: readonly { readonly line: number; readonly text: string }[];
  readonly orphans: readonly OrphanLine[];
}

/** Reads master.cf's text. Source: master(5), master/master_ent.c. */
export function parseMasterCf(text: string): MasterCf {
  const { lines, orphans } = logicalLines(text);
  const services: Service[] = [];
  const faults: { line: number; text: string }[] = [];
  for (const logical of lines) {
    const service = parseService(logical);
    if (service) services.push(service);
    else faults.push({ line: logical.line, text: logical.text });
  }
  return { services, faults, orphans };
}

const columns = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(.+)$/;

function parseService({ text, line, lastLine }: LogicalLine): Service | undefined {
  const found = columns.exec(text);
  if (!found) return undefined;
  const [, name = '', type = '', priv = '', unpriv = '', chroot = '', wakeup = '', limit = ''] =
    found;
  const valid =
    /^(inet|unix|unix-dgram|fifo|pass)$/.test(type) &&
    [priv, unpriv, chroot].every((field) => /^[-yn]$/.test(field)) &&
    /^(-|\d+\??)$/.test(wakeup) &&
    /^(-|\d+)$/.test(limit);
  if (!valid) return undefined;
  const [program = '', ...args] = splitCommand(found[8] ?? '');
  return {
    name,
    type,
    private: priv,
    unprivileged: unpriv,
    chroot,
    wakeup,
    processLimit: limit,
    program,
    arguments: args,
    ...readOptions(args),
    line,
    lastLine,
  };
}

/** Splits at white space; `{ … }` holds one argument together (Postfix 3.0 and later). */
function splitCommand(text: string): string[] {
  return [...text.matchAll(/\{((?:[^{}]|\{[^{}]*\})*)\}|(\S+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').trim(),
  );
}

function readOptions(args: readonly string[]): {
  options: ServiceOption[];
  badOptions: string[];
} {
  const options: ServiceOption[] = [];
  const badOptions: string[] = [];
  args.forEach((argument, index) => {
    const text = args[index - 1] === '-o' ? argument : /^-o(.+)$/.exec(argument)?.[1];
    if (text === undefined) return;
    const parts = /^([^\s=]+)\s*=\s*(.*)$/.exec(text);
    if (parts) options.push({ name: parts[1] ?? '', value: parts[2] ?? '' });
    else badOptions.push(text);
  });
  return { options, badOptions };
}

/** The service a transport of that name means: of type unix, and the last where there are several. */
export function transportService(masterCf: MasterCf, name: string): Service | undefined {
  return masterCf.services.findLast((service) => service.name === name && service.type === 'unix');
}

/** The value a service's last `-o name=…` gives, or undefined. */
export function optionOf(service: Service, name: string): string | undefined {
  return service.options.findLast((option) => option.name === name)?.value;
}

/**
 * Whether the service runs in a chroot. `-` means yes before Postfix 3.0, and
 * later wherever compatibility_level is below 1: master_ent.c, facts of 3.0's
 * RELEASE_NOTES.
 */
export function isChrooted(service: Service, version: string, compatibilityLevel: string): boolean {
  if (service.chroot !== '-') return service.chroot === 'y';
  const major = Number.parseInt(version, 10);
  return major < 3 || !(Number.parseFloat(compatibilityLevel) >= 1);
}
