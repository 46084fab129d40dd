import { strToU8 } from 'fflate';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { AppDataStore } from '../appdata/index.ts';
import type { AppStore } from '../apps/index.ts';
import type { DocumentsService } from '../documents/index.ts';
import { FILE_LIMITS, packCasualFile, parseJson, unpackCasualFile } from './casual-file.ts';
import { fileNameFor } from './file-name.ts';
import type { Exporters, TransferService } from './types.ts';

type Deps = {
  apps: AppStore;
  documents: DocumentsService;
  appdata: AppDataStore;
  exporters: Exporters;
  clock: Clock;
  random: Random;
};

export function createTransferService({ apps, documents, appdata, exporters, clock }: Deps): TransferService {
  return {
    async import(fileName, bytes) {
      if (bytes.length > FILE_LIMITS.file) {
        throw new AppError('file.too-large', { file: fileName, size: megabytes(bytes.length), limit: megabytes(FILE_LIMITS.file) });
      }
      if (isZip(bytes)) {
        const { manifest, state, data } = await unpackCasualFile(fileName, bytes);
        return apps.adopt({
          manifest,
          ...(state ? { state } : {}),
          finish: async (appId) => {
            if (data) await appdata.fill(appId, await documents.manifest(appId), data);
          },
        });
      }
      const value = parseJson(withoutMark(bytes));
      if (value === undefined)
        throw new AppError('file.not-casual', { file: fileName, problem: bytes.length === 0 ? 'it is empty' : 'it is neither a zip nor a manifest in JSON' });
      return apps.adopt({ manifest: parseManifest(value) });
    },

    async export(appId, format, choice = {}) {
      const manifest = await documents.manifest(appId);
      const { name } = manifest.meta;
      if (format === 'json') {
        return { fileName: fileNameFor(name, '.json'), mime: 'application/json', bytes: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
      }
      const data = await appdata.dump(appId, manifest);
      if (format !== 'casual') {
        const { ending, mime, bytes } = await exporters[format]({ id: appId, manifest, rows: data.rows, page: choice.page, scale: choice.scale });
        return { fileName: fileNameFor(name, ending), mime, bytes };
      }
      const { update: state } = await documents.state(appId);
      return {
        fileName: fileNameFor(name, '.casual'),
        mime: 'application/vnd.casual+zip',
        bytes: packCasualFile({ manifest, state, data, exportedAt: clock.now() }),
      };
    },
  };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Some editors put a byte-order mark before JSON. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}
