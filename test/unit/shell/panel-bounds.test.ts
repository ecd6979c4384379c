import { describe, expect, test } from 'vitest';
import { panelBounds } from '../../../main/shell/panel-bounds.ts';

const workArea = { x: 0, y: 25, width: 1440, height: 875 };
const size = { width: 360, height: 500 };
const icon = (x: number, y = 0) => ({ x, y, width: 24, height: 24 });

describe('where the panel goes', () => {
  test.each([
    ['under the middle of its icon', icon(800), workArea, { x: 632, y: 29 }],
    ['inside the display at its right edge', icon(1400), workArea, { x: 1072, y: 29 }],
    ['inside the display at its left edge', icon(4), workArea, { x: 8, y: 29 }],
    [
      'on the display the icon is on',
      icon(2000, -1055),
      { x: 1440, y: -1030, width: 1920, height: 1000 },
      { x: 1832, y: -1026 },
    ],
    ['over an icon at the bottom', icon(800, 880), workArea, { x: 632, y: 396 }],
    [
      'into the upper right corner where the icon has no place',
      { x: 0, y: 0, width: 0, height: 0 },
      workArea,
      { x: 1072, y: 29 },
    ],
    ['on whole points', icon(800.5), workArea, { x: 633, y: 29 }],
  ])('%s', (_name, at, area, place) => {
    expect(panelBounds(at, area, size)).toEqual({ ...size, ...place });
  });

  test('never higher than the display', () => {
    const { y, height } = panelBounds(icon(800), workArea, { width: 360, height: 5000 });
    expect(y + height).toBeLessThanOrEqual(workArea.y + workArea.height - 8);
  });
});
