export { ExportDialog } from './export-dialog.tsx';
export { ExportHost } from './export-host.tsx';
