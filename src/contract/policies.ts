/** Policies: how the organisation offboards, as versioned data in a file (policies/README.md). */
import { z } from 'zod';
import { route } from './route.ts';

export const PolicyProblem = z.object({ path: z.string(), ruleKey: z.string().nullable(), problem: z.string(), message: z.string(), mend: z.string() }).meta({ id: 'PolicyProblem' });
export const PolicyVersion = z.object({
  id: z.uuid(), version: z.int(), name: z.string(), status: z.enum(['draft', 'published', 'retired']), publishedAt: z.iso.datetime().nullable(), publishedBy: z.string().nullable(), note: z.string().nullable(),
  rules: z.int(), tasks: z.int(), openCases: z.int().describe('Open cases planned with this version; they keep it until somebody re-plans them'),
}).meta({ id: 'PolicyVersion' });
export type PolicyVersion = z.infer<typeof PolicyVersion>;
export const PolicyRuleView = z.object({ key: z.string(), when: z.string().nullable(), because: z.string(), tasks: z.array(z.object({ title: z.string(), owner: z.string(), phase: z.string(), when: z.string().nullable(), depth: z.int() })) });
export const PolicyDetail = PolicyVersion.extend({ source: z.string(), description: z.string(), rulesView: z.array(PolicyRuleView) }).meta({ id: 'PolicyDetail' });
export type PolicyDetail = z.infer<typeof PolicyDetail>;

const source = z.string().min(1).max(1_000_000);
export const listPolicies = route({ id: 'policies.list', method: 'GET', path: '/api/policies', summary: 'Versions of the policy, newest first', permission: 'policies.read', response: z.object({ rows: z.array(PolicyVersion) }) });
export const readPolicy = route({ id: 'policies.read', method: 'GET', path: '/api/policies/:versionId', summary: 'One version, with its file', permission: 'policies.read', params: z.object({ versionId: z.uuid() }), response: PolicyDetail, errors: ['not_found'] });
export const checkPolicy = route({
  id: 'policies.check', method: 'POST', path: '/api/policies/check', summary: 'Say what is wrong in a policy file, changing nothing', permission: 'policies.read', body: z.object({ source }),
  response: z.object({ ok: z.boolean(), problems: z.array(PolicyProblem), rules: z.int(), tasks: z.int() }),
});
export const publishPolicy = route({
  id: 'policies.publish', method: 'POST', path: '/api/policies', summary: 'Publish a policy file as the next version; open cases keep theirs', permission: 'policies.publish',
  body: z.object({ source, note: z.string().max(500).optional(), basedOn: z.int().describe('The version you started from; another one since then is a conflict') }), response: PolicyVersion, status: 201, errors: ['policy_refused', 'conflict'],
});
