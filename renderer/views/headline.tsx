import { useLayoutEffect, useRef } from 'preact/hooks';
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
        <h1>
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

/** The title of a sheet, which takes the focus so that it is read first. */
export function SheetTitle({ title, detail }: { title: string; detail: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
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
