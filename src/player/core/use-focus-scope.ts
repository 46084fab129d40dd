import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

/**
 * Keeps the keyboard inside a dialog while it is open. The first field gets the focus, else the dialog itself; closing gives it back.
 * @returns a handler for Tab
 */
export function useFocusScope(scope: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  useEffect(() => {
    const element = scope.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    const first = element.querySelector('.ca-dialog-body :is(input, select, textarea):not(:disabled, [type="file"]), .ca-dialog-foot button');
    (first instanceof HTMLElement ? first : element).focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [scope]);

  return (event) => {
    const element = scope.current;
    if (event.key !== 'Tab' || element === null || !(event.target instanceof Node) || !element.contains(event.target)) return;
    const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.tabIndex >= 0 && stop.getClientRects().length > 0);
    const first = stops[0];
    const last = stops.at(-1);
    if (first === undefined || last === undefined) {
      event.preventDefault();
      return;
    }
    const at = document.activeElement;
    if (event.shiftKey && (at === first || at === element)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      first.focus();
    }
  };
}
