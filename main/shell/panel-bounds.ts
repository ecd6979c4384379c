/** A rectangle on the desktop, in points. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 4;
const MARGIN = 8;

/** How high a panel may be on a display. */
export const roomFor = (workArea: Box): number => workArea.height - GAP - MARGIN;

/**
 * Where the panel goes: centred under the icon, or over it where the icon is at
 * the bottom, and always inside the display's work area. An icon without a place
 * (a hidden one, or a desktop that tells none) counts as in the upper right corner.
 */
export function panelBounds(icon: Box, workArea: Box, size: Pick<Box, 'width' | 'height'>): Box {
  const height = Math.min(size.height, roomFor(workArea));
  const right = workArea.x + workArea.width;
  const known = icon.width > 0;
  const middle = known ? icon.x + icon.width / 2 : right;
  const isLow = known && icon.y > workArea.y + workArea.height / 2;
  const x = clamp(middle - size.width / 2, workArea.x + MARGIN, right - size.width - MARGIN);
  const y = isLow ? workArea.y + workArea.height - height - GAP : workArea.y + GAP;
  // Fractions make a window blurred on some displays and jump on others.
  return { x: Math.round(x), y: Math.round(y), width: size.width, height: Math.round(height) };
}

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, most));
