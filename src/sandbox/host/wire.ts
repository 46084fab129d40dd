import type { OnWire, ToWorker } from './protocol.ts';

export function onWire(message: ToWorker): OnWire {
  return message.t === 'deliver' ? { t: 'deliver', seq: message.seq, text: JSON.stringify(message.messages), ms: message.ms } : message;
}
