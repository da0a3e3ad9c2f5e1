import { describe, expect, it } from 'vitest';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { likeness } from './similar.ts';
import { withAnswers, type Answers } from './mapping.ts';
import { beginNameSurvey, settleNames, surveyNames } from './survey-names.ts';

function settle(locations: readonly string[], known: readonly string[], answers: Answers = {}) {
  const mapping = withAnswers(proposeMapping('people', recogniseColumns('people', ['Employee ID', 'Name', 'Location'])), answers);
  const survey = beginNameSurvey(mapping);
  locations.forEach((location, at) => surveyNames(survey, { cells: [`E${at}`, 'Kim Lee', location] }));
  return settleNames(survey, { location: known }, mapping);
}

describe('a name of a file', () => {
  it('that differs from one here in signs, case and accents only is that one', () => expect(settle(['LISBOA-HQ', 'Lisboa  hq'], ['Lisboa HQ'])).toEqual({ spellings: { location: { 'LISBOA-HQ': 'Lisboa HQ', 'Lisboa  hq': 'Lisboa HQ' } }, questions: [] }));
  it('that is near one here is asked about, with why', () => {
    expect(settle(['Lisboa HQ'], ['Lisbon HQ']).questions).toEqual([{ code: 'same_name', field: 'location', text: 'Lisboa HQ', rows: 1, proposal: 'Lisbon HQ', because: 'other_language', inFile: false }]);
    expect(settle(['Porto Office'], ['Porto']).questions).toMatchObject([{ proposal: 'Porto', because: 'one_word_more' }]);
  });
  it('once answered is never asked again', () => {
    expect(settle(['Lisboa HQ'], ['Lisbon HQ'], { sameAs: { location: { 'lisboa hq': 'Lisbon HQ' } } })).toEqual({ spellings: { location: { 'Lisboa HQ': 'Lisbon HQ' } }, questions: [] });
    expect(settle(['Lisboa HQ'], ['Lisbon HQ'], { sameAs: { location: { 'lisboa hq': null } } })).toEqual({ spellings: {}, questions: [] });
  });
  it('written in two ways in one file is one place, spelled as most rows spell it', () => expect(settle(['Porto', 'Porto', 'PORTO'], []).spellings).toEqual({ location: { PORTO: 'Porto' } }));
  it('that is here already, letter by letter, stays itself even beside a near one', () => expect(settle(['Porto Office'], ['Porto', 'Porto Office'])).toEqual({ spellings: {}, questions: [] }));
});

describe('two names', () => {
  it.each([['MacBook Pro 14 M3', 'MacBook Pro (14-inch, M3)', 'same_words'], ['Dell', 'Dell Inc.', 'same_words'], ['Lenovo', 'Lenvo', 'slip'], ['Lisboa', 'Lisbao', 'slip'], ['Munich', 'München', 'other_language'], ['Sales', 'Vertrieb', 'other_language']])('%s and %s are near: %s', (a, b, because) => expect(likeness(a, b)).toMatchObject({ because }));
  it.each([['ThinkPad T14 Gen 3', 'ThinkPad T14 Gen 4'], ['Latitude 5420', 'Latitude 5430'], ['London 1', 'London 2'], ['Berlin', 'Bern'], ['Paris', 'Parma'], ['HR', 'IT']])('%s and %s are not', (a, b) => expect(likeness(a, b)).toBeUndefined());
});
