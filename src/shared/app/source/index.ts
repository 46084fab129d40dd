export { writeSource } from './write-source.ts';
