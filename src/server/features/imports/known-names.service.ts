/** Names that are here already, for the fields in which a file's names are compared with them: most used first. */
import type { KnownNames, NameSurvey } from '#domain/import/survey-names';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { allLocations } from '../people/bring-locations.service.ts';
import { namesInUse, type NamedField } from './known-names.repo.ts';

const columnOf: { readonly [field: string]: NamedField } = { department: 'department', manufacturer: 'manufacturer', model: 'model', vendor: 'vendor', product: 'product', system: 'system' };

export async function knownNames(unit: Unit, survey: NameSurvey): Promise<KnownNames> {
  const known: Record<string, readonly string[]> = {};
  for (const { field } of survey.columns) {
    const column = columnOf[field];
    if (column !== undefined) known[field] = await namesInUse(unit.tx, column);
    else if (field === 'location') known[field] = (await allLocations(unit)).map(({ name }) => name);
  }
  return known;
}
