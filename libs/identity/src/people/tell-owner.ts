import type { AccountNotice, AccountNoticePost, PersonRow } from '@sandbar/workflow';

/**
 * Tells the owner of an account by e-mail what somebody else changed about it. The change stands whether or not the mail goes out.
 * @returns false: there is no address, or the mail could not be handed over
 */
export function tellOwner(
  post: AccountNoticePost,
  owner: PersonRow | undefined,
  notice: Pick<AccountNotice, 'key' | 'what' | 'provider'>,
): Promise<boolean> {
  if (owner === undefined || owner.email === null) return Promise.resolve(false);
  const { email, displayName, locale } = owner;
  return post.send({ ...notice, email, displayName, locale }).then(
    () => true,
    () => false,
  );
}
