/** zod's issues as one message a field, first one wins, nested paths joined with dots. */
type Issue = { path: readonly PropertyKey[]; message: string; code?: string; input?: unknown };

const plain = (issue: Issue): string => (issue.message.startsWith('Invalid input') ? 'Please fill this in' : issue.message);

export function messagesByPath(issues: readonly Issue[]): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    messages[path] ??= plain(issue);
    const top = String(issue.path[0] ?? '');
    messages[top] ??= plain(issue);
  }
  return messages;
}
