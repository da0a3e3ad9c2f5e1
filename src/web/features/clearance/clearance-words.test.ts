import { expect, it } from 'vitest';
import { clearanceTitle, missingTone, roleText } from './clearance-words.ts';

it.each([
  [{ status: 'open', missing: [{}, {}], certificate: null }, '2 things between here and the clearance'],
  [{ status: 'open', missing: [{}], certificate: null }, 'One thing between here and the clearance'],
  [{ status: 'open', missing: [], certificate: null }, 'Nothing is missing: it can be cleared'],
  [{ status: 'cleared', missing: [], certificate: { number: 'C-12' } }, 'Cleared, certificate C-12'],
])('the heading says how it stands', (state, title) => expect(clearanceTitle(state as never)).toBe(title));

it('a role is written as people say it', () => expect([roleText('hr'), roleText('asset_manager')]).toEqual(['HR', 'Asset manager']));

it('what was declined, or has run out, looks wrong; what only waits looks due', () => {
  expect(missingTone({ kind: 'approval', status: null, declinedBy: 'Hedda' })).toBe('late');
  expect(missingTone({ kind: 'waiver', status: 'expired', declinedBy: null })).toBe('late');
  expect(missingTone({ kind: 'waiver', status: 'not_decided', declinedBy: null })).toBe('due');
  expect(missingTone({ kind: 'asset', status: 'handed_over', declinedBy: null })).toBe('moving');
});
