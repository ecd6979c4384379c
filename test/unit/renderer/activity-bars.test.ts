import { describe, expect, test } from 'vitest';
import { bars } from '../../../renderer/activity-bars.ts';

const bucket = (sent: number, deferred = 0, bounced = 0) => ({ at: 0, sent, deferred, bounced });

describe('the bars of a day', () => {
  test('stay inside the chart and never overlap', () => {
    const made = bars(
      Array.from({ length: 48 }, (_, at) => bucket(at, at % 3, at % 5)),
      312,
      48,
    );
    for (const { x, width, pieces } of made) {
      expect(x + width).toBeLessThanOrEqual(312);
      let floor = 48;
      for (const { box } of pieces) {
        expect(box.y + box.height).toBeLessThanOrEqual(floor + 0.01);
        expect(box.y).toBeGreaterThanOrEqual(0);
        floor = box.y;
      }
    }
  });

  test('one returned message is seen beside a thousand sent', () => {
    const [bar] = bars([bucket(1000, 0, 1)], 312, 48);
    expect(bar?.pieces.map(({ kind }) => kind)).toEqual(['sent', 'bounced']);
    expect(bar?.pieces[1]?.box.height).toBeGreaterThanOrEqual(3);
  });

  test('a quiet day has none', () => {
    expect(bars([bucket(0)], 312, 48)[0]?.pieces).toEqual([]);
    expect(bars([], 312, 48)).toEqual([]);
  });
});
