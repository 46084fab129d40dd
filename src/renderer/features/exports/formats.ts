import type { ExportFormat } from '../../../shared/contracts/ide.ts';

export type FormatChoice = { format: ExportFormat; label: string; note: string; /** Of one page. */ isPage?: true };

/** In the order of how often they are wanted. */
export const FORMATS: readonly FormatChoice[] = [
  { format: 'single', label: 'One HTML file', note: 'Opens by a double-click and works offline. To send to somebody.' },
  { format: 'html', label: 'Web app', note: 'A folder for any web server. People can install it.' },
  { format: 'casual', label: '.casual file', note: 'Design, history and data, to open in Casual OS again.' },
  { format: 'source', label: 'Source code', note: 'A React and TypeScript project for developers. Runs without Casual OS.' },
  { format: 'pdf', label: 'PDF', note: 'One page as it looks now, to print or to file.', isPage: true },
  { format: 'png', label: 'Picture', note: 'One page in full length, as PNG.', isPage: true },
  { format: 'json', label: 'Manifest', note: 'The design alone, as JSON.' },
];

/** "238 KB" */
export function sizeOf(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
