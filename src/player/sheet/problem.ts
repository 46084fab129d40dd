/** What a cell shows when it has no value; the words beside it say why. */
export type ProblemCode = '#REF!' | '#DIV/0!' | '#NAME?' | '#VALUE!' | '#NUM!' | '#N/A' | '#CYCLE!' | '#ERROR!';

/** Why a formula gives no value, in plain words. `#ERROR!` is for text that is no formula. */
export class FormulaProblem extends Error {
  readonly code: ProblemCode;

  constructor(message: string, code: ProblemCode = '#VALUE!') {
    super(message);
    this.code = code;
  }
}

export const dividedByZero = (): FormulaProblem => new FormulaProblem('Nothing can be divided by zero.', '#DIV/0!');
export const notFound = (words: string): FormulaProblem => new FormulaProblem(`“${words}” was not found.`, '#N/A');
