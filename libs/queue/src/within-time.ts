/** What was waited for did not happen in time; it may still happen later. */
export class NotInTime extends Error {}

/** @throws NotInTime after so many milliseconds; what `work` does later is of no matter to anybody */
export async function withinTime<T>(work: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NotInTime(`not within ${milliseconds} ms: ${what}`)), milliseconds);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
