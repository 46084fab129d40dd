export { findFunctions, resolveFunction } from './find-functions.ts';
export { syntaxProblem } from './syntax-problem.ts';
