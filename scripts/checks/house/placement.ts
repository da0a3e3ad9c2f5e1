/** Things that have one place: SQL, the environment, calls to the API, scripts on pages that work without any. */
import ts from 'typescript';
import { dottedName, lineOf, nodesOf, type HouseRule } from './rule.ts';

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const queryBuilding = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'selectNoFrom', 'replaceInto']);
/** A raw statement handed to a driver, `pool.query('select …')`; a sentence for people starts with one capital. */
const rawStatement = /^\s*((select|SELECT)\s[\s\S]*\s(from|FROM)|(insert|INSERT)\s+(into|INTO)|(update|UPDATE)\s+\w+\s+(set|SET)|(delete|DELETE)\s+(from|FROM))\s/;

function sqlIn(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) return 'sql`…`';
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && queryBuilding.has(node.expression.name.text)) {
    return `${node.expression.name.text}()`;
  }
  return ts.isStringLiteralLike(node) && rawStatement.test(node.text) ? 'a statement in a string' : undefined;
}

export const sqlInRepos: HouseRule = {
  name: 'sql-in-repos',
  covers: (path) => path.startsWith('src/') && !isTest(path) && !path.endsWith('.repo.ts') && !path.startsWith('src/server/platform/db/'),
  find({ tree }) {
    return [...nodesOf(tree)].flatMap((node) => {
      const what = sqlIn(node);
      return what === undefined ? [] : [`line ${lineOf(tree, node)}: ${what}; SQL lives in *.repo.ts and platform/db`];
    });
  },
};

export const environmentInConfig: HouseRule = {
  name: 'environment-in-config',
  covers: (path) => path.startsWith('src/') && !isTest(path) && !path.startsWith('src/server/platform/config'),
  find({ tree }) {
    return [...nodesOf(tree)]
      .filter((node) => dottedName(node) === 'process.env' || (ts.isImportSpecifier(node) && node.name.text === 'env'))
      .map((node) => `line ${lineOf(tree, node)}: the environment is read once, in platform/config`);
  },
};

export const apiInQueries: HouseRule = {
  name: 'api-in-queries',
  covers: (path) => path.startsWith('src/web/features/') && !isTest(path) && !/\/queries\.tsx?$/.test(path),
  find({ tree }) {
    return [...nodesOf(tree)]
      .filter((node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch')
      .map((node) => `line ${lineOf(tree, node)}: fetch(); a feature calls the API in its queries.ts`);
  },
};

export const pagesWithoutScript: HouseRule = {
  name: 'pages-without-script',
  covers: (path) => path.startsWith('src/server/pages/') && !isTest(path),
  find({ tree }) {
    return [...nodesOf(tree)]
      .filter((node) => ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      .filter((node) => /<script\b/i.test(node.getText(tree)))
      .map((node) => `line ${lineOf(tree, node)}: these pages carry no JavaScript at all`);
  },
};

const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'all', 'route']);
/** Doors that are no part of the API: the server's own health, the pages for people without a login, the API's description. */
const servesPages = ['src/server/platform/http/', 'src/server/pages/'];

/** Everything else is served through a route of the contract, which says who may call it. */
export const routesByContract: HouseRule = {
  name: 'routes-by-contract',
  covers: (path) => path.startsWith('src/server/') && !isTest(path) && !servesPages.some((folder) => path.startsWith(folder)),
  find({ tree }) {
    return [...nodesOf(tree)].flatMap((node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || !methods.has(node.expression.name.text)) return [];
      const isDoor = node.expression.name.text === 'route' ? dottedName(node.expression)?.endsWith('http.route') : isPath(node.arguments[0]);
      return isDoor ? [`line ${lineOf(tree, node)}: ${node.expression.name.text}(…) opens a door beside the contract; write a route in src/contract`] : [];
    });
  },
};

const isPath = (node: ts.Node | undefined): boolean => node !== undefined && (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && node.text.startsWith('/');
