import { PanelLeft } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { cx } from '../core/cx.ts';
import { Dialog } from '../core/dialog.tsx';
import { AppIcon } from '../core/icon.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { navGroups } from './nav-groups.ts';
import { useSlimNav } from './slim-nav.ts';

const BAR_ITEMS = 5;

type Pages = AppFrame['pages'];
type NavProps = { pages: Pages; current: string; onGo: (pageId: string) => void };

type ShellProps = {
  frame: AppFrame;
  onGo: (pageId: string) => void;
  /** The host's own, beside the app's name. */
  menu?: ReactNode;
  /** The page has a header of its own: then this one is none for assistive technology, which expects one. */
  isHeaded: boolean;
  children: ReactNode;
};

/** The frame round the pages: sidebar or top bar on a desk, a bottom bar on a phone. */
export function Shell({ frame, onGo, menu, isHeaded, children }: ShellProps): ReactElement {
  const pages = frame.pages.filter((page) => page.inNav);
  const nav: NavProps = { pages, current: frame.pageId, onGo };
  const hasNav = frame.nav !== 'none' && pages.length > 1;
  const [isSlim, toggleSlim] = useSlimNav(frame.name);
  const canSlim = hasNav && frame.nav === 'sidebar';
  const shell = useRef<HTMLDivElement>(null);
  const Side = isHeaded ? 'div' : 'header';
  return (
    <div
      ref={shell}
      className="ca-shell"
      data-slim={canSlim && isSlim ? '' : undefined}
      data-nav={hasNav || frame.nav === 'top' ? frame.nav : 'none'}
      data-bar={hasNav}
      data-menu={menu === undefined ? undefined : ''}
    >
      {frame.nav !== 'none' && (hasNav || frame.nav === 'top') && (
        <Side className="ca-side">
          {hasNav && (
            <button type="button" className="ca-skip" onClick={() => shell.current?.querySelector('main')?.focus()}>
              Skip to the page
            </button>
          )}
          <div className="ca-brand">
            <Brand frame={frame} />
            {menu}
          </div>
          {hasNav && <SideNav {...nav} isSlim={canSlim && isSlim} />}
          {canSlim && (
            <button
              type="button"
              className="ca-nav ca-slim"
              aria-expanded={!isSlim}
              data-tip={isSlim ? 'Unfold the navigation' : undefined}
              onClick={toggleSlim}
            >
              <PanelLeft size={16} aria-hidden="true" />
              <span className="ca-ell">{isSlim ? 'Unfold the navigation' : 'Fold'}</span>
            </button>
          )}
        </Side>
      )}
      {menu !== undefined && (
        <header className="ca-topbar">
          <Brand frame={frame} />
          {menu}
        </header>
      )}
      {children}
      {hasNav && <BottomBar {...nav} />}
    </div>
  );
}

function Brand({ frame }: { frame: AppFrame }): ReactElement {
  return (
    <>
      <span className="ca-logo">
        <AppIcon name={frame.icon} size={16} />
      </span>
      <span className="ca-ell ca-fill">{frame.name}</span>
    </>
  );
}

function SideNav({ pages, current, onGo, isSlim = false }: NavProps & { isSlim?: boolean }): ReactElement {
  const place = (page: Pages[number]): ReactElement => (
    <button
      key={page.id}
      type="button"
      className="ca-nav"
      data-tip={isSlim ? page.name : undefined}
      aria-current={page.id === current ? 'page' : undefined}
      onClick={() => onGo(page.id)}
    >
      <AppIcon name={page.icon ?? 'file'} size={16} />
      <span className="ca-ell">{page.name}</span>
      <Badge text={page.badge} />
    </button>
  );
  return (
    <nav aria-label="Pages" className="ca-sidenav">
      {navGroups(pages).map(({ name, pages: places }) =>
        name === '' ? (
          places.map(place)
        ) : (
          <div key={`group ${name}`} role="group" aria-label={name} className="ca-navgroup">
            <span className="ca-navhead ca-ell" aria-hidden="true">
              {name}
            </span>
            {places.map(place)}
          </div>
        ),
      )}
    </nav>
  );
}

/** A count or a word beside a page's name, said after it. */
function Badge({ text }: { text: string | undefined }): ReactElement | null {
  return text === undefined ? null : <span className="ca-nav-badge">{text}</span>;
}

/** At most five places; with more pages the fifth is “More”. */
function BottomBar({ pages, current, onGo }: NavProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const shown = pages.length > BAR_ITEMS ? pages.slice(0, BAR_ITEMS - 1) : pages;
  const rest = pages.slice(shown.length);
  const go = (pageId: string): void => {
    setIsOpen(false);
    onGo(pageId);
  };
  return (
    <nav aria-label="Page bar" className="ca-bar">
      {shown.map((page) => (
        <button key={page.id} type="button" aria-current={page.id === current ? 'page' : undefined} onClick={() => go(page.id)}>
          <span className="ca-bar-icon">
            <AppIcon name={page.icon ?? 'file'} size={20} />
            <Badge text={page.badge} />
          </span>
          <span className="ca-ell">{page.name}</span>
        </button>
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          className={cx(rest.some((page) => page.id === current) && 'ca-on')}
          onClick={() => setIsOpen(true)}
        >
          <AppIcon name="ellipsis" size={20} />
          <span>More</span>
        </button>
      )}
      {isOpen && (
        <Dialog title="More pages" kind="drawer-bottom" size="auto" isClosable onClose={() => setIsOpen(false)}>
          <SideNav pages={rest} current={current} onGo={go} />
        </Dialog>
      )}
    </nav>
  );
}

/** Before the first screen arrives. */
export function ShellSkeleton(): ReactElement {
  return (
    <div className="ca-shell" data-nav="sidebar" role="status" aria-label="Starting">
      <div className="ca-side">
        <div className="ca-brand">
          <span className="ca-logo ca-skeleton" />
          <SkeletonLine width="90px" />
        </div>
        {['70%', '55%', '62%'].map((width) => (
          <div key={width} className="ca-nav">
            <SkeletonLine width={width} />
          </div>
        ))}
      </div>
      <div className="ca-main">
        <div className="ca-page-root">
          <SkeletonLine width="180px" />
          <div className="ca-skeleton" style={{ height: 96 }} />
          <div className="ca-skeleton" style={{ height: 320 }} />
        </div>
      </div>
    </div>
  );
}
