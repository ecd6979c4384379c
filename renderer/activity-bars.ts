import type { ActivityBucket } from '../preload/contract.ts';

/** What becomes of a message, in the order the pieces are stacked. */
export const kinds = ['sent', 'deferred', 'bounced'] as const;
const GAP = 2;
const LEAST = 3;

/** One bucket's bar: its column, and the pieces stacked in it from below. */
export interface Bar {
  readonly bucket: ActivityBucket;
  readonly x: number;
  readonly width: number;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly kind: (typeof kinds)[number];
  readonly box: { x: number; y: number; width: number; height: number };
}

/**
 * Bars for a chart of `width` × `height` points. The highest bucket fills it;
 * whatever happened at all is at least three points high, so that one returned
 * message is seen beside a thousand sent.
 */
export function bars(buckets: readonly ActivityBucket[], width: number, height: number): Bar[] {
  const step = width / Math.max(1, buckets.length);
  const most = Math.max(
    1,
    ...buckets.map(({ sent, deferred, bounced }) => sent + deferred + bounced),
  );
  const room = height - 2 * (LEAST + 1);
  return buckets.map((bucket, at) => {
    const x = round(at * step);
    const barWidth = round(Math.max(1, step - GAP));
    let floor = height;
    const pieces = kinds
      .filter((kind) => bucket[kind] > 0)
      .map((kind): Piece => {
        const tall = round(Math.max(LEAST, (bucket[kind] / most) * room));
        const box = { x, y: round(floor - tall), width: barWidth, height: tall };
        floor = box.y - 1;
        return { kind, box };
      });
    return { bucket, x, width: barWidth, pieces };
  });
}

const round = (points: number) => Math.round(points * 100) / 100;
