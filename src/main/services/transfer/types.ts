import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppSummary, ExportFormat } from '../../../shared/contracts/ide.ts';

/** Files in and out. `.casual` is a zip: manifest.json, document.bin, assets/, meta.json, data.json (rows, optional). */
export interface TransferService {
  /** Reads a .casual file or a manifest JSON; `file.not-casual`, `manifest.*`. Nothing is stored on failure. */
  import(fileName: string, bytes: Uint8Array): Promise<AppSummary>;
  export(appId: string, format: ExportFormat, choice?: ExportChoice): Promise<{ fileName: string; mime: string; bytes: Uint8Array }>;
}

/** pdf and png: which page, by id, path or name (by default the first), and how many dots for each px (png, by default 2). */
export type ExportChoice = { page?: string | undefined; scale?: 1 | 2 | undefined };

/** Formats made by the services of their own; the rest are this service's. */
export type Exporter = (app: {
  id: string;
  manifest: Manifest;
  rows: Readonly<Record<string, readonly unknown[]>>;
} & ExportChoice) => Promise<{ ending: string; mime: string; bytes: Uint8Array }>;
export type Exporters = Readonly<Record<Exclude<ExportFormat, 'casual' | 'json'>, Exporter>>;
