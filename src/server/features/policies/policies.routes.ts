import { checkPolicy, listPolicies, publishPolicy, readPolicy } from '#contract/policies';
import { allow } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { checkSource } from './check-policy.service.ts';
import { publishSource } from './publish-policy.service.ts';
import { listPolicyVersions, readVersion } from './read-policy.service.ts';

export const policyRoutes = (): Registered[] => [
  handle(listPolicies, async (unit) => allow({ rows: await listPolicyVersions(unit) })),
  handle(readPolicy, (unit, { params }) => readVersion(unit, params.versionId)),
  handle(checkPolicy, (_unit, { body }) => Promise.resolve(allow(checkSource(body.source)))),
  handle(publishPolicy, async (unit, { body }) => {
    const published = await publishSource(unit, body);
    return published.ok ? readVersion(unit, published.value.id) : published;
  }),
];
