export { generateTypes } from './generate-types.ts';
