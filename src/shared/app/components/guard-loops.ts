import { parse, type AnyNode } from 'acorn';

/** The function that the frame offers and every loop calls: it throws when a task has gone on for too long. */
export const LOOP_GUARD = '__tick';

/**
 * A script in which each round of each loop asks whether it may go on, so that a loop without an end is stopped even where a frame shares
 * its process with the page. Lines stay where they were. What does not parse stays as it is.
 */
export function guardLoops(script: string): string {
  let tree: AnyNode;
  try {
    tree = parse(script, { ecmaVersion: 2023, sourceType: 'script', allowReturnOutsideFunction: true });
  } catch {
    return script;
  }
  const inserts: { at: number; text: string }[] = [];
  const visit = (node: AnyNode): void => {
    switch (node.type) {
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (node.body.type === 'BlockStatement') inserts.push({ at: node.body.start + 1, text: `${LOOP_GUARD}();` });
        else inserts.push({ at: node.body.start, text: `{${LOOP_GUARD}();` }, { at: node.body.end, text: '}' });
        break;
      default:
    }
    // acorn's nodes are a large union; walked here by their enumerable members, as acorn-walk does.
    for (const member of Object.values(node) as unknown[])
      for (const child of Array.isArray(member) ? (member as unknown[]) : [member]) if (isNode(child)) visit(child);
  };
  visit(tree);
  let out = '';
  let at = 0;
  for (const insert of inserts.map((one, i) => ({ ...one, i })).sort((a, b) => a.at - b.at || a.i - b.i)) {
    out += script.slice(at, insert.at) + insert.text;
    at = insert.at;
  }
  return out + script.slice(at);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
