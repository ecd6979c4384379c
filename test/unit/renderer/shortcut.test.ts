import { safeParse } from 'valibot';
import { expect, test } from 'vitest';
import { calls } from '../../../preload/contract.ts';
import { shortcutOf, shortcutSymbols, shortcutWords } from '../../../renderer/settings/shortcut.ts';

const press = { key: '', code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test.each([
  [{ ctrlKey: true, altKey: true, key: 'p', code: 'KeyP' }, 'Control+Alt+P', '⌃⌥P'],
  [{ altKey: true, key: 'π', code: 'KeyP' }, 'Alt+P', '⌥P'],
  [{ metaKey: true, shiftKey: true, key: 'Z', code: 'KeyY' }, 'Shift+Command+Z', '⇧⌘Z'],
  [{ metaKey: true, key: ' ', code: 'Space' }, 'Command+Space', '⌘Space'],
  [{ ctrlKey: true, key: 'F12', code: 'F12' }, 'Control+F12', '⌃F12'],
  [{ altKey: true, key: 'ArrowUp', code: 'ArrowUp' }, 'Alt+Up', '⌥↑'],
])('%j is %s', (pressed, shortcut, shown) => {
  expect(shortcutOf({ ...press, ...pressed })).toBe(shortcut);
  expect(shortcutSymbols(shortcut)).toBe(shown);
  expect(safeParse(calls['settings.update'], { shortcut }).success).toBe(true);
});

test.each([
  { key: 'p', code: 'KeyP' },
  { shiftKey: true, key: 'P', code: 'KeyP' },
  { metaKey: true, key: 'Meta', code: 'MetaLeft' },
  { ctrlKey: true, key: 'ä', code: 'Quote' },
])('%j is no shortcut', (pressed) => {
  expect(shortcutOf({ ...press, ...pressed })).toBeUndefined();
});

test('is said in words', () => {
  const names = { Command: 'Command', Control: 'Control', Alt: 'Option', Shift: 'Shift' };
  expect(shortcutWords('Control+Alt+P', names)).toBe('Control Option P');
});
