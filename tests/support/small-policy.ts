/** The smallest policy that compiles, for tests that change one thing of it. */
import type { PolicyDocument, TaskTemplate } from '#domain/policy/policy-document';

export const smallTask = (key: string, more: Partial<TaskTemplate> = {}): TaskTemplate => ({
  key, title: `Do ${key.replaceAll('_', ' ')}`, phase: 'prepare', owner: 'it', due: { anchor: 'opened' }, effortSeconds: 60, ...more,
});

export const smallPolicy: PolicyDocument = {
  format: 'handback.policy/1',
  name: 'Small',
  description: 'One rule.',
  timing: {
    cutOff: [
      { key: 'now', when: 'case.immediate', because: 'HR decided so.', is: 'immediately' },
      { key: 'evening', because: 'The day ends then.', is: { at: '18:00' } },
    ],
    returnBy: [{ key: 'week', because: 'A week is enough.', is: { offset: { workingDays: 5 } } }],
  },
  wording: {
    default: 'plain',
    byReason: { death: 'silent' },
    sets: {
      plain: { description: 'Plain.', toLeaver: 'send', saysOverdue: true, toColleagues: 'by_name' },
      silent: { description: 'Silent.', toLeaver: 'never', saysOverdue: false, toColleagues: 'a_colleague' },
    },
  },
  rules: [{ key: 'only', because: 'It is so.', tasks: [smallTask('one')] }],
  clearance: { returnedWhen: 'accepted', approvals: [] },
};
