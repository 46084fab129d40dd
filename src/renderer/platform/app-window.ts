import { formatRoute, type Route } from './route.ts';

/** Runs the app in a window of its own. Called from a click or a key, or the browser blocks it. */
export function openAppWindow(appId: string): void {
  window.open(`app.html?app=${encodeURIComponent(appId)}`, `casual-app-${appId}`, 'popup,width=1100,height=760');
}

/** Shows a place of the IDE from an app's own window: in the window it was opened from, else in a new one. */
export function openInIde(route: Route): void {
  // Of another realm: `instanceof` would say no.
  const opener = window.opener as Window | null;
  const hash = formatRoute(route);
  if (opener !== null && !opener.closed) {
    try {
      opener.location.hash = hash;
      opener.focus();
      return;
    } catch {
      // The opener went to another site.
    }
  }
  window.open(`index.html${hash}`, 'casual-ide');
}
