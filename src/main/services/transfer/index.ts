export { readZip, ZipProblem } from './read-zip.ts';
export { createTransferService } from './transfer-service.ts';
export type { Exporter, Exporters, TransferService } from './types.ts';
