import { describe, expect, it } from 'vitest';
import { withColumn, withAnswers, type Mapping } from './mapping.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { acceptProposals, beginSurvey, questionsOf, settle, surveyRow, type Survey } from './survey-columns.ts';
import { understandRow } from './understand-row.ts';

const headers = ['Asset Tag', 'Status', 'Purchase Date', 'Purchase Cost', 'Bag colour'];
const proposed = proposeMapping('assets', recogniseColumns('assets', headers));

function surveyOf(mapping: Mapping, ...rows: string[][]): Survey {
  const survey = beginSurvey(mapping);
  for (const cells of rows) surveyRow(survey, { cells });
  return survey;
}

describe('what a file cannot tell by itself', () => {
  it('is asked once per column, with examples, counts and proposals', () => {
    const survey = surveyOf(proposed, ['A1', 'Broken', '03/04/2024', '$1.234', ''], ['A2', 'broken', '05/06/2024', '$2.345', ''], ['A3', 'Zephyr', '', '', ''], ['A4', '', '', '', '']);
    expect(questionsOf(survey)).toMatchObject([
      { code: 'day_or_month', field: 'purchaseOn', examples: ['03/04/2024', '05/06/2024'], isMixed: false },
      { code: 'decimal_sign', field: 'cost', examples: ['$1.234', '$2.345'] },
      { code: 'currency', rows: 2, proposal: 'USD' },
      { code: 'word', field: 'status', text: 'Broken', rows: 2, proposal: 'in_repair' },
      { code: 'word', field: 'status', text: 'Zephyr', rows: 1 },
      { code: 'value_everywhere', field: 'status', rows: 1, proposal: 'returned' },
    ]);
  });

  it('is asked no more once it was answered', () => {
    const answered = withAnswers(proposed, { dateOrder: { purchaseOn: 'day-first' }, decimalSign: { cost: 'comma' }, currency: 'USD', words: { status: { broken: 'in_repair' } } });
    const survey = surveyOf(answered, ['A1', 'Broken', '03/04/2024', '$1.234', '']);
    expect(questionsOf(survey)).toEqual([]);
    expect(understandRow({ line: 2, cells: ['A1', 'Broken', '03/04/2024', '$1.234', ''] }, answered, settle(survey))).toMatchObject({ problems: [], values: { status: 'in_repair', purchaseOn: '2024-04-03', cost: { amount: '1234.00', currency: 'USD' } } });
  });

  it('keeps open what has no proposal when all proposals are accepted', () => {
    const survey = surveyOf(proposed, ['A1', 'Broken', '03/04/2024', '', ''], ['A3', 'Zephyr', '', '', '']);
    const accepted = acceptProposals(proposed, questionsOf(survey));
    const again = surveyOf(accepted, ['A1', 'Broken', '03/04/2024', '', ''], ['A3', 'Zephyr', '', '', '']);
    expect(questionsOf(again).map((question) => question.code)).toEqual(['day_or_month', 'word']);
  });

  it('proposes the organisation’s own currency where cells carry no sign', () => {
    expect(questionsOf(surveyOf(proposed, ['A1', 'Deployed', '', '12.50', '']), { currency: 'EUR' })).toMatchObject([{ code: 'currency', proposal: 'EUR' }]);
  });

  it('proposes no currency where the cells name different ones', () => {
    expect(questionsOf(surveyOf(proposed, ['A1', 'Deployed', '', '12.50 €', ''], ['A2', 'Deployed', '', '$12.50', ''], ['A3', 'Deployed', '', '12.50', '']), { currency: 'EUR' })).toMatchObject([{ code: 'currency', rows: 2 }]);
    expect(questionsOf(surveyOf(proposed, ['A1', 'Deployed', '', '12.50 €', ''], ['A2', 'Deployed', '', '$12.50', '']))[0]).not.toHaveProperty('proposal');
  });

  it('is not learned from a row that has moved', () => {
    const survey = beginSurvey(proposed);
    surveyRow(survey, { cells: ['A1', 'black', 'Zephyr', '1', '2', '3'], problem: 'too_many_cells' });
    expect(questionsOf(survey)).toEqual([]);
  });
});

describe('a mapping', () => {
  it('gives a field to one column: picking it elsewhere frees the old one', () => {
    const moved = withColumn(proposed, 4, { to: 'field', field: 'assetTag' });
    expect(moved.columns.map((column) => (column.use.to === 'field' ? column.use.field : column.use.to))).toEqual(['nothing', 'status', 'purchaseOn', 'cost', 'assetTag']);
  });
  it('keeps a column that has no field as a custom one when that is wanted', () => {
    const kept = withColumn(proposed, 4, { to: 'custom', name: 'Bag colour' });
    expect(understandRow({ line: 2, cells: ['A1', 'Deployed', '', '', ' red '] }, kept, { dateOrder: {}, decimalSign: {} }).custom).toEqual({ 'Bag colour': 'red' });
  });
});
