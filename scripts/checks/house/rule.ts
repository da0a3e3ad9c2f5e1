/**
 * What an import graph cannot see: a rule looks at one file's path or syntax
 * tree and names what it found. Each has a planted violation in tests/planted/house.ts.
 */
import ts from 'typescript';

export type SourceFile = { readonly path: string; readonly text: string; readonly tree: ts.SourceFile };

export type HouseRule = {
  readonly name: string;
  /** Which files it looks at; paths are relative to the project, with forward slashes. */
  readonly covers: (path: string) => boolean;
  readonly find: (file: SourceFile) => readonly string[];
};

/** Every node of the tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** `Date.now` for a property access on a plain name, else undefined. */
export function dottedName(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const left = ts.isIdentifier(node.expression) ? node.expression.text : dottedName(node.expression);
  return left === undefined ? undefined : `${left}.${node.name.text}`;
}

export const lineOf = (tree: ts.SourceFile, node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
