const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

// Marks that reorder, hide or join what stands around them: with them a name
// can be made to read as another one.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Text from mail or from a file as it may be shown: control characters as their
 * pictures (␀ … ␡), invisible and reordering marks as ‹U+202E›, cut at `max`
 * characters with an ellipsis.
 */
export function showable(text: string, max = 300): string {
  const characters = Array.from(text.slice(0, max * 2 + 2));
  const cut = characters.length > max ? `${characters.slice(0, max).join('')}…` : text;
  return cut.replace(CONTROL, picture).replace(INVISIBLE, codePoint);
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : codePoint(character);
}

function codePoint(character: string): string {
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
