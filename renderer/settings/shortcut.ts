/** What a key press tells of itself. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type Modifier = 'Command' | 'Control' | 'Alt' | 'Shift';

/**
 * Pressed keys as Electron writes them, `Control+Alt+P`; undefined where they
 * are no shortcut: no key beside the modifiers, or none of Command, Control and Alt.
 */
export function shortcutOf(press: KeyPress): string | undefined {
  const key = keyOf(press);
  if (!key || !(press.metaKey || press.ctrlKey || press.altKey)) return undefined;
  const held: readonly (readonly [Modifier, boolean])[] = [
    ['Control', press.ctrlKey],
    ['Alt', press.altKey],
    ['Shift', press.shiftKey],
    ['Command', press.metaKey],
  ];
  return [...held.flatMap(([name, isHeld]) => (isHeld ? [name] : [])), key].join('+');
}

// With Option held a Mac's keys give other characters: then the key's place counts.
function keyOf({ key, code }: KeyPress): string | undefined {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const [, letter] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  if (letter) return letter;
  if (/^F([1-9]|1\d)$/.test(code) || code === 'Space') return code;
  return /^Arrow(Up|Down|Left|Right)$/.exec(code)?.[1];
}

const symbols: Readonly<Record<string, string>> = {
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Command: '⌘',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
};

/** A shortcut as macOS shows it: `⌃⌥P`. */
export const shortcutSymbols = (shortcut: string): string =>
  shortcut
    .split('+')
    .map((key) => symbols[key] ?? key)
    .join('');

/** A shortcut in words, for a screen reader. */
export const shortcutWords = (
  shortcut: string,
  names: Readonly<Record<Modifier, string>>,
): string =>
  shortcut
    .split('+')
    .map((key) => (names as Readonly<Record<string, string>>)[key] ?? key)
    .join(' ');
