/** The app is code here: it changes with the page, never while it runs. */
export class ManifestFeed {
  constructor(_manifest: unknown) {}

  next(_manifest: unknown, _mode: unknown): never {
    throw new Error('Reload the page to run a changed app.');
  }
}
