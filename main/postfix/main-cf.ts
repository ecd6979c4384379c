import { logicalLines, type OrphanLine } from './logical-lines.ts';

/** One `name = value` of main.cf. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly lastLine: number;
}

export interface MainCf {
  readonly parameters: readonly Parameter[];
  /** Lines that are no parameter: postconf(1) ends with an error at the first of them. */
  readonly faults: readonly { readonly line: number; readonly text: string }[];
  readonly orphans: readonly OrphanLine[];
}

/** Reads main.cf's text. Later definitions of a name win over earlier ones: postconf(5). */
export function parseMainCf(text: string): MainCf {
  const { lines, orphans } = logicalLines(text);
  const parameters: Parameter[] = [];
  const faults: { line: number; text: string }[] = [];
  for (const { text: content, line, lastLine } of lines) {
    const parts = /^([^\s=]+)\s*=\s*(.*)$/.exec(content);
    if (parts) {
      parameters.push({ name: parts[1] ?? '', value: parts[2] ?? '', line, lastLine });
    } else {
      faults.push({ line, text: content });
    }
  }
  return { parameters, faults, orphans };
}

/** The definitions of one parameter, in the order of the file; the last one counts. */
export function definitionsOf(mainCf: MainCf, name: string): readonly Parameter[] {
  return mainCf.parameters.filter((parameter) => parameter.name === name);
}
