/** Names: kebab-case files, no drawers for everything, no barrels, slices that have a place in the order. */
import ts from 'typescript';
import sliceOrder from '../slices.json' with { type: 'json' };
import { lineOf, type HouseRule } from './rule.ts';

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'data', 'misc']);
const isOurs = (path: string): boolean => /^(src|scripts|tests)\//.test(path);

export const noDrawers: HouseRule = {
  name: 'no-drawers',
  covers: isOurs,
  find({ path }) {
    const parts = path.split('/').map((part, index, all) => (index === all.length - 1 ? part.replace(/(\.test)?\.[a-z]+$/, '') : part));
    return parts.filter((part) => drawers.has(part)).map((part) => `"${part}" says nothing; name what is in it`);
  },
};

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

export const kebabNames: HouseRule = {
  name: 'kebab-names',
  covers: isOurs,
  find({ path }) {
    return path.split('/').filter((part) => !kebab.test(part)).map((part) => `"${part}" is not kebab-case`);
  },
};

const passesOn = (statement: ts.Statement): boolean => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;

export const noBarrels: HouseRule = {
  name: 'no-barrels',
  covers: (path) => path.startsWith('src/'),
  find({ path, tree }) {
    const star = tree.statements.filter((s) => passesOn(s) && (s as ts.ExportDeclaration).exportClause === undefined);
    const problems = star.map((statement) => `line ${lineOf(tree, statement)}: export *; import from the file that has it`);
    const onlyPassesOn = tree.statements.length > 0 && tree.statements.every(passesOn);
    if (onlyPassesOn && star.length === 0) problems.push('only passes on what others export');
    if (/\/index\.tsx?$/.test(path)) problems.push('an index file; name it after what it does');
    return problems;
  },
};

export const slicesInOrder: HouseRule = {
  name: 'slices-in-order',
  covers: (path) => /^src\/server\/features\/[^/]+\//.test(path),
  find({ path }) {
    const slice = path.split('/')[3] ?? '';
    return sliceOrder.slices.includes(slice) ? [] : [`slice "${slice}" has no place in scripts/checks/slices.json`];
  },
};
