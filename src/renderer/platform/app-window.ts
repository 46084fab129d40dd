/** Runs the app in a window of its own. Called from a click or a key, or the browser blocks it. */
export function openAppWindow(appId: string): void {
  window.open(`app.html?app=${encodeURIComponent(appId)}`, `casual-app-${appId}`, 'popup,width=1100,height=760');
}
