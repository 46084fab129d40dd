/** A message in place of the app, or above it. Text only: no markup is interpreted. */
export function showNotice(text: string, { over = false } = {}): void {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = text;
  notice.style.cssText = over
    ? 'position:fixed;inset:auto 0 0 0;margin:0;padding:12px 16px;background:#7a1f1f;color:#fff;font:14px/1.5 system-ui;z-index:9999'
    : 'max-width:36rem;margin:20vh auto;padding:0 16px;font:16px/1.5 system-ui';
  document.body.append(notice);
}
