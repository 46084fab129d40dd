/** What a launch link opens: the window of one app, at a page of it (“/tasks?id=4”), or the IDE. */
export type LaunchTarget = { appId: string; page?: string };

/** The page stays behind the #, so it comes through the redirect by itself. */
export function launchLink(link: string, target: LaunchTarget | undefined): string {
  if (target === undefined) return link;
  const { appId, page } = target;
  return `${link}&app=${encodeURIComponent(appId)}${page === undefined ? '' : `#${encodeURI(page.startsWith('/') ? page : `/${page}`)}`}`;
}

/** Where a redeemed launch link leads: never anywhere but to this host's own pages. */
export function launchLocation(url: URL): string {
  const appId = url.searchParams.get('app');
  return appId === null || !/^[\w-]{1,100}$/.test(appId) ? '/' : `/app.html?app=${appId}`;
}
