import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useFocusAlong } from '../focus.tsx';

/** Gives the focus to the table that is on the page, where there is one. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('.ln-grid')?.focus({ preventScroll: true });
}

/** A table of which only some rows are there. It has the focus; the keys of the page move over its rows. */
export function GridBox({
  box,
  kind,
  label,
  count,
  active,
  onScroll,
  children,
}: {
  readonly box?: RefObject<HTMLDivElement | null>;
  readonly kind: string;
  readonly label: string;
  /** Rows with the head; -1 when that is not known. */
  readonly count: number;
  /** Id of the chosen row, where it is there. */
  readonly active: string | undefined;
  readonly onScroll?: () => void;
  readonly children: ComponentChildren;
}) {
  const own = useRef<HTMLDivElement>(null);
  const grid = box ?? own;
  useFocusAlong(grid, active);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element holds all of its rows
    <div
      ref={grid}
      class={`ln-grid ${kind}`}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count}
      aria-activedescendant={active}
      {...(onScroll === undefined ? {} : { onScroll })}
    >
      {children}
    </div>
  );
}

/** The rows below the head; `height` where they stand by themselves. */
export function GridRows({
  height,
  children,
}: {
  readonly height?: number;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div role="rowgroup" class="ln-rows" style={height === undefined ? {} : { height: `${height}px` }}>
      {children}
    </div>
  );
}

/** A row. `top` is where it stands, in pixels below the head. */
export function GridLine({
  id,
  index,
  chosen,
  top,
  onChoose,
  onOpen,
  children,
}: {
  readonly id: string;
  /** From 0; the head is not counted. */
  readonly index: number;
  readonly chosen: boolean;
  readonly top?: number;
  readonly onChoose: (event: MouseEvent) => void;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the page move over rows and open them
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the row
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      class={chosen ? 'ln-grid-row ln-chosen' : 'ln-grid-row'}
      style={top === undefined ? {} : { transform: `translateY(${top}px)` }}
      onClick={onChoose}
      onDblClick={onOpen}
    >
      {children}
    </div>
  );
}

/** The head of a grid. */
export function GridHeadRow({ children }: { readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: nothing is done with the head
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div role="row" aria-rowindex={1} class="ln-grid-head">
      {children}
    </div>
  );
}

/** A cell. */
export function GridCell({
  kind = '',
  head = false,
  width,
  title,
  children,
}: {
  readonly kind?: string;
  readonly head?: boolean;
  /** With its unit. */
  readonly width?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <span
      role={head ? 'columnheader' : 'gridcell'}
      class={`ln-cell ${kind}`}
      style={width === undefined ? {} : { width }}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </span>
  );
}
