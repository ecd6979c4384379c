/**
 * The number that begins at `at`: digits, with a point and more digits where
 * they follow; undefined where no digit stands there. Numbers in logs are short,
 * and this is several times as fast as cutting one out for `Number`.
 */
export function decimalAt(text: string, at: number): number | undefined {
  let index = at;
  let value = 0;
  let digit = text.charCodeAt(index) - 48;
  for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++index) - 48)
    value = value * 10 + digit;
  if (index === at) return undefined;
  if (text.charCodeAt(index) !== 46) return value;
  let scale = 1;
  digit = text.charCodeAt(++index) - 48;
  for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++index) - 48) {
    value = value * 10 + digit;
    scale *= 10;
  }
  return value / scale;
}
