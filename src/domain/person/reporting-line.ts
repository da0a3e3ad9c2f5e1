/** Nobody manages, directly or further up, their own manager: asks would go round in a circle. Rule: PRODUCT, "Words" (manager as in HR). */

/** True when `candidate` may manage `person`, given the chain of managers above `candidate`. */
export function mayManage(person: string, candidate: string, chainAboveCandidate: readonly string[]): boolean {
  return candidate !== person && !chainAboveCandidate.includes(person);
}
