export { createTransferService } from './transfer-service.ts';
export type { TransferService } from './types.ts';
