export { findBrowser } from './browser.ts';
export type { DoctorProbe } from './doctor.ts';
export { createErrorLog } from './error-log.ts';
export { dataFolder } from './home.ts';
export { systemClock, systemRandom } from './ports.ts';
export { createSystemService, VERSION } from './system-service.ts';
export { fileFor, MIME_TYPES } from './web-files.ts';
export { CONTENT_SECURITY_POLICY } from './web-policy.ts';
export type * from './types.ts';
