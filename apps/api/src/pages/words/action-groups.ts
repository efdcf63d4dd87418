/** Acts that cannot be taken back: the form says so before it is sent. */
export const IRREVOCABLE: ReadonlySet<string> = new Set([
  'DISCARD',
  'WITHDRAW',
  'TERMINATE',
  'REVOKE',
  'WITHDRAW_PACKAGE',
  'RECALL_PACKAGE',
  'DECLARE_CONFLICT',
]);
