import { Menu, PanelLeft } from 'lucide-react';
import { type CSSProperties, type MouseEvent, type ReactElement, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react';
import { LandmarkContext, useMethods, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Dialog } from '../core/dialog.tsx';
import { Kids, type NodeProps, NodeView } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, oneOf, textOf } from '../core/values.ts';
import { keepScrollable } from '../shell/scroll-stop.ts';
import { SideEdge } from '../shell/side-edge.tsx';
import '../styles/app-shell.css';

/** Narrower than this, px, the sidebar has no room beside the content. */
const NARROW = 640;
const LEAST = 120;
const MOST = 480;

/** A frame inside a page: header, sidebar and content. What is chosen in the drawer of a phone closes it. */
export function AppShell({ view, p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const isInside = useContext(LandmarkContext);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow(box);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const isDesign = source.mode === 'design';
  const isDisabled = flagOf(p['disabled']);
  const hasSidebar = flagOf(p['sidebar'], true);
  const hasHeader = flagOf(p['header'], true);
  const isFolded = flagOf(view.state['collapsed'] ?? p['collapsed']);
  const isOpen = isNarrow && !isDesign ? isDrawerOpen : !isFolded;
  const isAtEnd = oneOf(p['side'], ['start', 'end'] as const, 'start') === 'end';
  const width = dragged ?? clampOf(view.state['width'] ?? p['sidebarWidth'], 240, LEAST, MOST);
  const sidebarName = textOf(p['sidebarLabel']) || 'Sidebar';
  const title = textOf(p['title']);
  const [headerKid, sidebarKid, ...rest] = view.kids;

  useEffect(() => (content.current === null ? undefined : keepScrollable(content.current)), [isInside]);
  const show = (open: boolean): void => {
    if (isDesign || !hasSidebar || open === isOpen) return;
    if (isNarrow) setDrawerOpen(open);
    send('toggle', { collapsed: isNarrow ? isFolded : !open, open });
  };
  useMethods(view.id, { open: () => show(true), close: () => show(false), toggle: () => show(!isOpen) });

  const toggle = hasSidebar && (
    <button
      type="button"
      className="ca-iconbtn"
      aria-label={`${isOpen ? 'Fold away' : 'Show'}: ${sidebarName}`}
      aria-expanded={isOpen}
      aria-controls={isOpen && !isNarrow ? `${id}-side` : undefined}
      {...(isNarrow ? { 'aria-haspopup': 'dialog' as const } : {})}
      disabled={isDisabled}
      onClick={() => show(!isOpen)}
    >
      {isNarrow ? <Menu size={18} aria-hidden="true" /> : <PanelLeft size={18} aria-hidden="true" />}
    </button>
  );
  const sidebar = <Part id={sidebarKid} words="Sidebar" />;
  const onChoice = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a[href], .ca-nav') !== null) show(false);
  };
  const Main = isInside ? 'div' : 'main';
  return (
    <div
      {...root}
      ref={box}
      className={cx('ca-appshell ca-grows', root.className)}
      // A name here would be content outside every landmark.
      {...(isInside ? { role: 'group', 'aria-label': textOf(p['ariaLabel']) || title || 'App frame' } : {})}
      data-side={isAtEnd ? 'end' : 'start'}
      data-narrow={isNarrow || undefined}
      data-sidebar={(hasSidebar && (isOpen || isDesign) && !(isNarrow && !isDesign)) || undefined}
      aria-busy={flagOf(p['loading']) || undefined}
      style={{ '--side': `${width}px`, '--shell-height': `${clampOf(p['height'], 420, 160, 2000)}px`, ...root.style } as CSSProperties}
    >
      {(hasHeader || hasSidebar) && (
        <Header isInside={isInside}>
          {!isDesign && (
            <button type="button" className="ca-skip" onClick={() => content.current?.focus()}>
              Skip to the content
            </button>
          )}
          {toggle}
          {hasHeader && title !== '' && <span className="ca-appshell-title ca-ell">{title}</span>}
          {hasHeader && <Part id={headerKid} words="Header" />}
        </Header>
      )}
      {hasSidebar && (isNarrow && !isDesign ? null : isOpen || isDesign) && (
        <nav id={`${id}-side`} className="ca-appshell-side" aria-label={sidebarName} data-folded={!isOpen || undefined}>
          {sidebar}
          {flagOf(p['resizable']) && !isDesign && (
            <SideEdge
              width={width}
              least={LEAST}
              most={MOST}
              label={`Width: ${sidebarName}`}
              isAtEnd={isAtEnd}
              isDisabled={isDisabled}
              onDrag={setDragged}
              onDone={(next) => send('resize', { width: next })}
            />
          )}
        </nav>
      )}
      <Main
        ref={(element: HTMLElement | null) => void (content.current = element)}
        className="ca-appshell-main"
        tabIndex={-1}
        {...(isInside ? { role: 'region' } : {})}
        aria-label={`Content${title === '' ? '' : `: ${title}`}`}
        style={{ gap: clampOf(p['gap'], 16, 0, 96) }}
      >
        <LandmarkContext value={true}>
          {flagOf(p['loading']) ? ['40%', '80%', '65%'].map((line) => <SkeletonLine key={line} width={line} />) : <Kids ids={rest} />}
          {rest.length === 0 && isDesign && <Hint words="Content" />}
        </LandmarkContext>
      </Main>
      {isNarrow && !isDesign && hasSidebar && isDrawerOpen && (
        <Dialog
          title={sidebarName}
          kind={isAtEnd === isMirrored(box.current) ? 'drawer-left' : 'drawer-right'}
          size="small"
          className="ca-appshell-drawer"
          isClosable
          onClose={() => show(false)}
        >
          <nav aria-label={sidebarName} className="ca-appshell-inside" onClick={onChoice}>
            {sidebar}
          </nav>
        </Dialog>
      )}
    </div>
  );
}

/** A place for one child; on the canvas an empty one says what it is for. */
function Part({ id, words }: { id: string | undefined; words: string }): ReactElement | null {
  const { source } = usePlayer();
  return <LandmarkContext value={true}>{id !== undefined ? <NodeView id={id} /> : source.mode === 'design' ? <Hint words={words} /> : null}</LandmarkContext>;
}

function Hint({ words }: { words: string }): ReactElement {
  return <span className="ca-slot-hint">{words}</span>;
}

function Header({ isInside, children }: { isInside: boolean; children: ReactNode }): ReactElement {
  const className = 'ca-appshell-head';
  if (!isInside) return <header className={className}>{children}</header>;
  return (
    <div role="group" aria-label="Header" className={className}>
      {children}
    </div>
  );
}

function isMirrored(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

function useIsNarrow(box: { current: HTMLElement | null }): boolean {
  const [isNarrow, setIsNarrow] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      // Not drawn, such as in a tab that does not show: as it was.
      if (element.offsetWidth > 0) setIsNarrow(element.offsetWidth < NARROW);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return isNarrow;
}
