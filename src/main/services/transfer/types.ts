import type { AppSummary } from '../../../shared/contracts/ide.ts';

/** Files in and out. `.casual` is a zip: manifest.json, document.bin, assets/, meta.json, data.json (rows, optional). */
export interface TransferService {
  /** Reads a .casual file or a manifest JSON; `file.not-casual`, `manifest.*`. Nothing is stored on failure. */
  import(fileName: string, bytes: Uint8Array): Promise<AppSummary>;
  export(appId: string, format: 'casual' | 'json' | 'html'): Promise<{ fileName: string; mime: string; bytes: Uint8Array }>;
}
