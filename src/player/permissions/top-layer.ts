/** What the browser draws above every z-index, full screen aside. */
const ON_TOP = ':popover-open, dialog[open]';

/**
 * Shows the dialog above everything of the page and keeps it there: what an app holds in the browser's top layer is taken out of it,
 * now and whenever something joins it later. The rest of the page takes no input meanwhile.
 *
 * @returns disposer that closes the dialog again
 */
export function holdOnTop(dialog: HTMLDialogElement): () => void {
  const { ownerDocument: page } = dialog;
  const clear = (): void => {
    // Answered with a `fullscreenchange`, which comes back here.
    if (page.fullscreenElement) void page.exitFullscreen().catch(() => undefined);
    let cleared = false;
    for (const element of page.querySelectorAll(ON_TOP)) {
      if (element === dialog || dialog.contains(element)) continue;
      takeDown(element);
      cleared = true;
    }
    // Whoever joins the top layer last lies above: join again.
    if (cleared && dialog.open) rejoin(dialog);
  };
  const onToggle = (event: Event): void => {
    if (event.target !== dialog) queueMicrotask(clear);
  };
  const onFullscreen = (): void => {
    if (dialog.open) rejoin(dialog);
    clear();
  };
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => !dialog.contains(target))) clear();
  });
  dialog.showModal();
  clear();
  page.addEventListener('toggle', onToggle, true);
  page.addEventListener('fullscreenchange', onFullscreen, true);
  observer.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ['open', 'popover'] });
  return () => {
    page.removeEventListener('toggle', onToggle, true);
    page.removeEventListener('fullscreenchange', onFullscreen, true);
    observer.disconnect();
    if (dialog.open) dialog.close();
  };
}

function rejoin(dialog: HTMLDialogElement): void {
  const focused = dialog.ownerDocument.activeElement;
  dialog.close();
  dialog.showModal();
  if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
}

function takeDown(element: Element): void {
  if (element instanceof HTMLDialogElement) element.close();
  else if (element instanceof HTMLElement && element.hasAttribute('popover') && element.matches(':popover-open')) element.hidePopover();
}
