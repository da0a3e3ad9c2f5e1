/** What we pass on stands under licences that let us: permissive ones, and the OFL for fonts. */
import { packagesOfThisProject, type ShippedPackage } from '../production-packages.ts';
import type { Check } from './check.ts';

const permitted = new Set([
  'MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense',
  'PostgreSQL', 'Python-2.0', 'Zlib', 'OFL-1.1', 'Bitstream-Vera',
]);

/** "(MIT OR GPL-3.0)" needs one permitted choice, "MIT AND Zlib" needs all. */
export function isPermitted(licence: string): boolean {
  const plain = licence.replace(/[()]/g, ' ').trim();
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isPermitted);
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isPermitted);
  return permitted.has(plain);
}

export function licenceProblems(packages: readonly ShippedPackage[]): string[] {
  return packages
    .filter(({ licence }) => !isPermitted(licence))
    .map(({ name, version, licence }) => `${name} ${version} stands under "${licence}", which is not on the list in scripts/checks/licences.ts`);
}

export const licences: Check = {
  name: 'licences',
  async run() {
    const packages = await packagesOfThisProject();
    return { problems: licenceProblems(packages), note: `${packages.length} packages` };
  },
};
