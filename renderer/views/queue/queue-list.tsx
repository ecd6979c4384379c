import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { filter, listing, rowAt, type Sort, sort, sortBy, visible } from '../../queue/listing.ts';
import { all, clear, cursor, extendTo, move, only, toggle } from '../../queue/selection.ts';
import { ROW_HEIGHT, scrollFor, visibleRows } from '../../queue/visible-rows.ts';
import { texts } from '../../state.ts';
import { QueueListRow, rowId } from './queue-list-row.tsx';

const HEAD_HEIGHT = 28;
const columns = ['recipient', 'sender', 'reason', 'arrival', 'size'] as const;

/** The list: only rows that are seen are in the page, whatever their number. */
export function QueueList({ onDelete }: { onDelete: () => void }) {
  const grid = useRef<HTMLTableElement>(null);
  const total = listing.value?.total ?? 0;
  const at = cursor.value;
  const { first, end } = visible.value;

  const look = () => {
    const box = grid.current;
    if (!box) return;
    const next = visibleRows(box.scrollTop, box.clientHeight - HEAD_HEIGHT, total);
    if (next.first !== visible.value.first || next.end !== visible.value.end) visible.value = next;
  };
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(look);
    if (grid.current) watcher.observe(grid.current);
    look();
    return () => watcher.disconnect();
  }, [total]);
  // Another filter or order begins at the top.
  useLayoutEffect(() => grid.current?.scrollTo({ top: 0 }), [filter.value, sort.value]);
  useLayoutEffect(() => {
    const box = grid.current;
    const top =
      box && at !== undefined && scrollFor(at, box.scrollTop, box.clientHeight - HEAD_HEIGHT);
    if (typeof top === 'number') box?.scrollTo({ top });
  }, [at]);

  // Keyed by their place in the page: text that changes costs a fraction of elements that do.
  const rows = [];
  for (let index = first; index < Math.min(end, total); index++)
    rows.push(
      <QueueListRow
        key={index - first}
        index={index}
        row={rowAt(index)}
        isCurrent={index === at}
      />,
    );
  const isCurrentThere = at !== undefined && at >= first && at < end;
  return (
    <div class="card list">
      <table
        ref={grid}
        class="grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which rows are selected is a grid
        role="grid"
        tabIndex={0}
        aria-label={texts.value.queueWindow.list}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        aria-activedescendant={isCurrentThere ? rowId(at) : undefined}
        onScroll={look}
        onMouseDown={onMouseDown}
        onKeyDown={(event) => onKeyDown(event, onDelete, pageOf(grid.current))}
      >
        <Heads />
        <tbody class="grid-space" style={spaceOf(first, total)}>
          {rows}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The height of all rows, and of those above the ones in the page. The only style that changes
 * while the list is scrolled: Chromium keeps each style that an element of its own has had until
 * it collects garbage, and looks through them all, so that one for each row would take longer and longer.
 */
const spaceOf = (first: number, total: number) => ({
  height: `${total * ROW_HEIGHT}px`,
  paddingTop: `${first * ROW_HEIGHT}px`,
});

const pageOf = (box: HTMLElement | null) =>
  Math.max(1, Math.floor(((box?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);

/** The columns, each a button that sorts by it. */
function Heads() {
  const { queueWindow: words } = texts.value;
  const { by, descending } = sort.value;
  const order = (column: Sort['by']) =>
    column !== by ? undefined : descending ? 'descending' : 'ascending';
  return (
    <thead class="grid-head">
      <tr class="grid-row" aria-rowindex={1}>
        <th scope="col" class="cell-state">
          <span class="visually-hidden">{words.state}</span>
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" class={`cell-${column}`} aria-sort={order(column) ?? 'none'}>
            <button type="button" class={order(column)} onClick={() => sortBy(column)}>
              {words.columns[column]}
              {order(column) && <Icon name="chevron" size={10} />}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A click selects; with Shift up to there, with Command or Control besides. */
function onMouseDown(event: MouseEvent): void {
  const row = event.target instanceof Element && event.target.closest('[data-index]');
  if (event.button !== 0 || !row) return;
  const index = Number(row.getAttribute('data-index'));
  if (event.shiftKey) void extendTo(index);
  else if (event.metaKey || event.ctrlKey) void toggle(index);
  else void only(index);
}

function onKeyDown(event: KeyboardEvent, onDelete: () => void, page: number): void {
  // The columns' buttons have their own keys.
  if (event.target instanceof HTMLButtonElement || event.altKey) return;
  const isCommand = event.metaKey || event.ctrlKey;
  const step = stepOf(event.key, page);
  if (step !== undefined)
    void move(isCommand && Math.abs(step) === 1 ? step * Infinity : step, event.shiftKey);
  else if (event.key === 'a' && isCommand) void all();
  else if (event.key === ' ' && cursor.value !== undefined) void toggle(cursor.value);
  else if (event.key === 'Escape') clear();
  else if (event.key === 'Delete' || event.key === 'Backspace') onDelete();
  else return;
  event.preventDefault();
}

/** How far a key moves. */
function stepOf(key: string, page: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}
