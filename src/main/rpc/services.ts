import type { AppDataService } from '../services/appdata/types.ts';
import type { AppsService } from '../services/apps/types.ts';
import type { DocumentsService } from '../services/documents/types.ts';
import type { ExecutionsService } from '../services/executions/types.ts';
import type { ExecutionService } from '../services/execution/types.ts';
import type { ImportsService } from '../services/imports/types.ts';
import type { GenerationService } from '../services/generation/types.ts';
import type { LibraryService } from '../services/library/types.ts';
import type { PermissionsService } from '../services/permissions/types.ts';
import type { SettingsService } from '../services/settings/types.ts';
import type { ErrorLog, SystemService } from '../services/system/types.ts';
import type { TemplatesService } from '../services/templates/index.ts';
import type { TransferService } from '../services/transfer/types.ts';

/** Everything the contract is answered from. Made by `composeServices`. */
export type Services = {
  apps: AppsService;
  documents: DocumentsService;
  appdata: AppDataService;
  execution: ExecutionService;
  executions: ExecutionsService;
  imports: ImportsService;
  generation: GenerationService;
  library: LibraryService;
  permissions: PermissionsService;
  settings: SettingsService;
  templates: TemplatesService;
  transfer: TransferService;
  system: SystemService;
  errorLog: ErrorLog;
  /** Saves and releases everything, in the reverse order of making it. Safe to call twice. */
  close(): Promise<void>;
};
