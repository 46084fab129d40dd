export { findFunctions, resolveFunction } from './find-functions.ts';
