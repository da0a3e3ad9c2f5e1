import { describe, expect, it } from 'vitest';
import { normaliseHeader, readHeader, type ImportKind } from './field.ts';
import { fieldsOf, identityOf } from './fields.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { recogniseKind } from './recognise-kind.ts';

const fieldsFor = (kind: ImportKind, headers: string, samples: string[][] = []) => recogniseColumns(kind, headers.split('|'), samples).map((match) => match.field);

describe('a header', () => {
  it.each([['serialNumber', 'Serial number'], ['hardware_serial', 'Hardware Serial'], ['Employee #', 'employee number'], ['Prénom', 'PRENOM'], ['Site (ID or Name)', 'Site'], ['Straße', 'strasse']])('%s is the same as %s', (a, b) => expect(normaliseHeader(a)).toBe(normaliseHeader(b)));
  it('of Shelf states its name and type', () => expect(readHeader('cf:purchase date, type:date')).toMatchObject({ name: 'purchase date', normal: 'purchasedate', statedType: 'date', isCustom: true }));
  it.each([['Purchase Cost (EUR)', 'EUR', 'purchasecost'], ['Preis in €', 'EUR', 'preis'], ['cost_USD', 'USD', 'cost']])('%s states the currency %s', (header, currency, normal) => expect(readHeader(header)).toMatchObject({ currency, normal }));
});

describe('columns', () => {
  it('of a German list of people are known', () => {
    expect(fieldsFor('people', 'Personal-Nr.|Nachname|Vorname|E-Mail-Adresse|Standort|Beschäftigungsart|Eintrittsdatum|Austrittsdatum|Vorgesetzter')).toEqual(['employeeNumber', 'familyName', 'givenName', 'email', 'location', 'employmentType', 'startOn', 'endOn', 'manager']);
  });
  it('of a French list of assets are known', () => {
    expect(fieldsFor('assets', 'N° d\'inventaire|N° de série|Modèle|État|Date d\'achat|Prix d\'achat|Utilisateur')).toEqual(['assetTag', 'serial', 'model', 'status', 'purchaseOn', 'cost', 'assignee']);
  });
  it('of a Spanish list of people are known', () => {
    expect(fieldsFor('people', 'Nº empleado|Nombre|Apellidos|Correo electrónico|Sede|Fecha de baja|Jefe')).toEqual(['employeeNumber', 'givenName', 'familyName', 'email', 'location', 'endOn', 'manager']);
  });
  it('read by their neighbours: Nom beside Prénom is the family name', () => {
    expect(fieldsFor('people', 'Matricule|Nom|Prénom')).toEqual(['employeeNumber', 'familyName', 'givenName']);
    expect(fieldsFor('people', 'Matricule|Nom')).toEqual(['employeeNumber', 'name']);
  });
  it('that repeat a header fill the field once and say which column has it', () => {
    const [first, second] = recogniseColumns('assets', ['Asset Tag', 'Asset tag']);
    expect(first).toMatchObject({ field: 'assetTag', reason: 'header' });
    expect(second).toMatchObject({ field: undefined, reason: 'field_taken', sameAs: 0, proposal: 'assetTag' });
  });
  it('without a header are listed, never dropped', () => {
    expect(recogniseColumns('assets', ['Asset Tag', '', 'Colour of the bag'])).toMatchObject([{ field: 'assetTag' }, { reason: 'empty_header' }, { reason: 'unknown', header: 'Colour of the bag' }]);
  });
  it('whose values contradict the header are only proposed', () => {
    const [match] = recogniseColumns('assets', ['Status'], [['blue'], ['green'], ['blue']]);
    expect(match).toMatchObject({ field: undefined, proposal: 'status', reason: 'values_disagree' });
  });
  it('with a strange header are proposed from their values, not taken', () => {
    const matches = recogniseColumns('people', ['Employee number', 'Kontakt A'], [['1', 'a@example.com'], ['2', 'b@example.com'], ['3', 'c@example.com']]);
    expect(matches[1]).toMatchObject({ field: undefined, proposal: 'email', reason: 'values' });
  });
  it('that are known state their currency to the mapping', () => {
    expect(proposeMapping('assets', recogniseColumns('assets', ['Asset Tag', 'Cost (EUR)'])).answers).toEqual({ currency: 'EUR' });
  });
});

describe('the fields', () => {
  it.each(Object.keys(fieldsOf) as ImportKind[])('of %s are each known by their own label', (kind) => {
    for (const field of fieldsOf[kind]) expect(field.headers).toContain(normaliseHeader(field.label));
    expect(new Set(fieldsOf[kind].map((field) => field.key)).size).toBe(fieldsOf[kind].length);
  });
  it.each(Object.keys(fieldsOf) as ImportKind[])('that identify %s exist', (kind) => {
    const keys = fieldsOf[kind].map((field) => field.key);
    for (const key of identityOf[kind].flat()) expect(keys).toContain(key);
  });
});

describe('the kind of a file', () => {
  it('is left to a person when nothing fits', () => expect(recogniseKind(['colour', 'shape'])).toMatchObject({ kind: undefined, why: 'nothing_fits' }));
  it('is not forced upon counted goods', () => expect(recogniseKind(['Company', 'Name', 'Category', 'QTY', 'Min Amount'])).toMatchObject({ kind: undefined, why: 'not_brought' }));
  it.each([['employee_id|end_date|reason', 'people'], ['Asset Tag|Serial Number', 'assets'], ['Software|Seats|Expiration date', 'licences'], ['System|Username|Role', 'accounts'], ['Site|Address|City|Postal code', 'locations']])('%s is a file of %s', (headers, kind) => {
    expect(recogniseKind(headers.split('|')).kind).toBe(kind);
  });
});
