import type { CalendarPlace } from '@sandbar/calendar';
import type { CaseHeader } from '@sandbar/domain';

/** Whose calendar a case runs by: that of the province that owns it and of its lead office. A leg runs by its recipient's: the office it names is the sender. */
export const placeOf = (header: CaseHeader | null): CalendarPlace | null =>
  header === null ? null : { province: header.province, authority: header.recipientProvince === null ? header.leadAuthority : null };
