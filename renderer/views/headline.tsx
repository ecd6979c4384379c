import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Headline } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { Tile } from '../parts/tile.tsx';
import { texts } from '../state.ts';

/** How mail is doing, in one sentence. */
export function HeadlineView({ headline }: { headline: Headline }) {
  const { tone, title, detail } = headline;
  return (
    <header class="headline">
      <Tile tone={tone} />
      <div class="headline-words">
        <h1 tabIndex={-1}>
          <Foreign text={title} />
        </h1>
        <p>
          <Foreign text={detail} />
        </p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.value.panel.menu}
        aria-haspopup="menu"
        onClick={() => void call('panel.menu', {})}
      >
        <Icon name="more" />
      </button>
    </header>
  );
}

/**
 * The title of a sheet, which takes the focus so that it is read first, and
 * gives it back to whatever had it when the sheet has gone.
 */
export function SheetTitle({ title, detail }: { title: string; detail: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    heading.current?.focus();
    return () => requestAnimationFrame(() => giveBack(before));
  }, []);
  return (
    <header class="headline">
      <Tile tone="neutral" />
      <div class="headline-words">
        <h1 id="sheet-title" ref={heading} tabIndex={-1}>
          <Foreign text={title} />
        </h1>
        <p id="sheet-detail">{detail}</p>
      </div>
    </header>
  );
}

/** What had the focus may be gone with the change; then the reading begins anew at the top. */
function giveBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  if (document.activeElement === document.body) document.querySelector('h1')?.focus();
}
