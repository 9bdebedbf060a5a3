/** What second persons have confirmed with their own PIN or password at a desk a moment ago. Forgotten with the process. */
export interface Approvals {
  /** Who confirmed exactly this for this session, or undefined. */
  whoApproved(id: string, of: { sessionId: string; about: string; now: number }): string | undefined;
  /** What was confirmed has been done. */
  spend(id: string): void;
}
