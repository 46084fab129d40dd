/** Lines of ours above the author's in the script that is made of the code. */
export const LINES_ABOVE = 1;

/** What the script of a coded component is called in errors, where it has no address. */
export const CODE_NAME = 'own-component.js';

/** The function of the frame that the script calls, there for one call only. */
export const DEFINE = '__define';

/**
 * The script that defines a coded component in its frame. A page that is one file names its hash in its policy, so the same code gives the
 * same text on both sides.
 * @param compiled what the code was compiled to
 */
export function codeScript(compiled: string): string {
  return `${DEFINE}(function (exports, require, React) {\n${compiled}\n});\n//# sourceURL=${CODE_NAME}`;
}
