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

/**
 * Text from mail, logs or files made safe for a terminal: control characters,
 * escapes and direction overrides are shown as their code, line ends kept
 * where `lines` says so.
 */
export function visible(text: string, lines = false): string {
  const shown = text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) =>
      lines && (character === '\n' || character === '\t')
        ? character
        : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown;
}
