import { styleText } from 'node:util';

/** Where a command writes, and how: JSON for programs, words for people. */
export interface Output {
  readonly json: boolean;
  /** One JSON value, on one line. */
  value(value: unknown): void;
  /** A line for a person; control characters in it are made visible. */
  line(text?: string): void;
  /** A line for a person on standard error. */
  complain(text: string): void;
  style(style: Style, text: string): string;
}

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** Output on this process's streams; colour where the terminal has it and NO_COLOR is not set. */
export function makeOutput(json: boolean): Output {
  const colours = process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return {
    json,
    value: (value) => {
      process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    line: (text = '') => {
      process.stdout.write(`${text}\n`);
    },
    complain: (text) => {
      process.stderr.write(`${text}\n`);
    },
    style: (style, text) => (colours ? styleText(style, text) : text),
  };
}

// Unicode's controls, invisible format characters (all that reorder text are among them),
// line separators, and halves of characters.
const deceptive = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text from mail, logs or files made safe for a terminal: control characters,
 * escapes, invisible and reordering marks are shown as their code, line ends
 * kept where `lines` says so.
 */
export function visible(text: string, lines = false): string {
  return text.replace(deceptive, (character) => {
    if (lines && (character === '\n' || character === '\t')) return character;
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
