/** Points a row is high. All are the same, so a row's place is a product. */
export const ROW_HEIGHT = 44;

// Rows beyond the edges, so that a small movement shows no gap.
const BEYOND = 3;

/** The rows from `first` up to, and without, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** The rows that are in the page where this much of the list is seen. */
export function visibleRows(scrollTop: number, height: number, total: number): RowRange {
  const top = Math.floor(Math.max(0, scrollTop) / ROW_HEIGHT);
  const seen = Math.ceil(Math.max(0, height) / ROW_HEIGHT) + 1;
  const first = Math.max(0, Math.min(top - BEYOND, total - 1));
  return { first, end: Math.max(first, Math.min(total, top + seen + BEYOND)) };
}

/** Where the list has to be scrolled to for a row to be seen whole; undefined where it is. */
export function scrollFor(row: number, scrollTop: number, height: number): number | undefined {
  const top = row * ROW_HEIGHT;
  if (top < scrollTop) return top;
  const below = top + ROW_HEIGHT - height;
  return below > scrollTop ? below : undefined;
}
