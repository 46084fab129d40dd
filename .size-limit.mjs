import { initialScripts } from './scripts/lib/initial-files.mjs';

export default [{ name: 'scripts the IDE loads before it is usable', path: initialScripts(), limit: '260 KB', gzip: true }];
