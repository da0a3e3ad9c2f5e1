/** The domain has no clock, no chance, no input or output: time and identity are arguments. */
import ts from 'typescript';
import { dottedName, lineOf, nodesOf, type HouseRule } from './rule.ts';

const impureNames = new Set([
  'Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues', 'globalThis.crypto',
  'Temporal.Now', 'console.log', 'console.error', 'console.warn', 'process.env', 'process.hrtime',
]);
const impureCalls = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'randomUUID', 'nanoid']);

function impurity(node: ts.Node): string | undefined {
  const name = dottedName(node);
  if (name !== undefined && impureNames.has(name)) return name;
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    if (impureCalls.has(node.expression.text)) return `${node.expression.text}()`;
    if (node.expression.text === 'Date') return 'Date()';
  }
  const bareDate = ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length;
  return bareDate ? 'new Date()' : undefined;
}

const isDomain = (path: string): boolean => path.startsWith('src/domain/') && !/\.test\.tsx?$/.test(path);

export const domainIsPure: HouseRule = {
  name: 'domain-is-pure',
  covers: isDomain,
  find({ tree }) {
    return [...nodesOf(tree)].flatMap((node) => {
      const what = impurity(node);
      return what === undefined ? [] : [`line ${lineOf(tree, node)}: ${what}; take it as an argument`];
    });
  },
};

export const domainSaysWhat: HouseRule = {
  name: 'domain-says-what',
  covers: isDomain,
  find({ text }) {
    return /^\s*(\/\*\*|\/\/)/.test(text) ? [] : ['opens without saying what it is, the rule it keeps and its source'];
  },
};
