/** Who may know of a case, who coordinates it, and who takes over what the leaver held. */
import { z } from 'zod';
import { Case } from './cases.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

const instant = z.iso.datetime();
const params = z.object({ caseId: z.uuid() });
const version = z.int().describe('The version you saw');

export const ChangeEmbargo = z.object({
  embargoUntil: instant.nullable().describe('null: everybody may know from now on'),
  circle: z.array(z.uuid()).max(50).describe('Members who see the case meanwhile; you are always one, and so is the coordinator'), version,
});
export type ChangeEmbargo = z.infer<typeof ChangeEmbargo>;

export const EmbargoPreview = z.object({
  from: instant.nullable(), to: instant.nullable(), added: z.array(Ref).describe('See the case from now on'), removed: z.array(Ref).describe('Find it nowhere any more until the embargo ends'),
  askFrom: z.object({ from: instant.nullable(), to: instant.nullable() }).nullable().describe('When asks go out, where that changes'),
  asked: z.array(z.string()).describe('Helpers who were asked before; what they know cannot be called back'), waiting: z.int().describe('Messages written and not sent, which wait for the end'), consequence: z.string(),
}).meta({ id: 'EmbargoPreview' });
export type EmbargoPreview = z.infer<typeof EmbargoPreview>;

const embargoErrors = ['not_found', 'wrong_state', 'embargo_past', 'needs_named_person'] as const;
export const previewEmbargo = route({ id: 'cases.previewEmbargo', method: 'POST', path: '/api/cases/:caseId/embargo/preview', summary: 'What another embargo or circle would change', permission: 'cases.manage', params, body: ChangeEmbargo, response: EmbargoPreview, errors: embargoErrors });
export const changeEmbargo = route({ id: 'cases.changeEmbargo', method: 'PUT', path: '/api/cases/:caseId/embargo', summary: 'Set, move or end the embargo of a case, and name its circle', permission: 'cases.manage', params, body: ChangeEmbargo, response: Case, errors: [...embargoErrors, 'conflict'] });

export const ChangeCasePeople = z.object({
  coordinatorId: z.uuid().nullish().describe('A member; null for nobody, left out to keep'), successorId: z.uuid().nullish().describe('A person who is still here; null for nobody, left out to keep'), version,
});
export type ChangeCasePeople = z.infer<typeof ChangeCasePeople>;

const Change = z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable();
export const CasePeoplePreview = z.object({
  coordinator: Change, successor: Change, joinsCircle: z.boolean().describe('The case is under embargo, and the new coordinator sees it from now on'),
  handsOver: z.array(z.string()).describe('Accounts and seats that hold data'), settles: z.array(z.string()).describe('Tasks that are done with it'), consequence: z.string(),
}).meta({ id: 'CasePeoplePreview' });
export type CasePeoplePreview = z.infer<typeof CasePeoplePreview>;

const peopleErrors = ['not_found', 'wrong_state', 'successor_unfit'] as const;
export const previewCasePeople = route({ id: 'cases.previewPeople', method: 'POST', path: '/api/cases/:caseId/people/preview', summary: 'What another coordinator or successor would change', permission: 'cases.manage', params, body: ChangeCasePeople, response: CasePeoplePreview, errors: peopleErrors });
export const changeCasePeople = route({ id: 'cases.changePeople', method: 'PUT', path: '/api/cases/:caseId/people', summary: 'Name who coordinates a case and who takes over the data', permission: 'cases.manage', params, body: ChangeCasePeople, response: Case, errors: [...peopleErrors, 'conflict'] });
