import type { Location, Person, PersonRow } from '#contract/people';
import type { locations } from './location.repo.ts';
import type { listPeople, personById } from './person.repo.ts';

type Row = Omit<Awaited<ReturnType<typeof listPeople>>['rows'][number], 'sort_value' | 'total' | 'cells' | 'custom'>;
type Detail = NonNullable<Awaited<ReturnType<typeof personById>>>;

export const personRow = (row: Row): PersonRow => ({
  id: row.id, name: row.name, employeeNumber: row.employee_number, email: row.email, department: row.department, title: row.title,
  employment: row.employment as PersonRow['employment'], workMode: row.work_mode as PersonRow['workMode'], status: row.status as PersonRow['status'],
  location: row.location_id ? { id: row.location_id, name: row.location_name ?? '' } : null, manager: row.manager_id ? { id: row.manager_id, name: row.manager_name ?? '' } : null, endsOn: row.ends_on,
});

export const personDetail = (row: Detail, reports: number): Person => ({
  ...personRow(row), givenName: row.given_name, familyName: row.family_name, phone: row.phone, costCentre: row.cost_centre, country: row.country,
  timeZone: row.time_zone ?? row.location_zone ?? 'UTC', locale: row.locale, startsOn: row.starts_on, reports, custom: row.custom as Record<string, unknown>, version: row.version,
});

export const locationDetail = (row: Awaited<ReturnType<typeof locations>>[number]): Location => ({
  id: row.id, name: row.name, code: row.code, country: row.country, timeZone: row.time_zone, isSite: row.is_site, address: row.address as Record<string, unknown>, holidays: row.holidays,
});
