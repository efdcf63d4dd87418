/** Leaves in which no case of the demo can be found at its end, and why. */
export const PASSED_THROUGH: Readonly<Record<string, string>> = {
  'pilot-application weighing': 'eventless: conditions, notice or decision follow in the same step',
  'pilot-application sharing.opening': 'the package is opened by a message that is carried before anything else happens',
};

/** The two stories whose application is over its time at the end, and the clock that is. */
export const OVERDUE_STORIES: Readonly<Record<string, string>> = {
  'overdue-lane': 'review.lane.risk',
  'overdue-decision': 'decision',
};

/** The stories to be shown first. */
export const LANDMARK_STORIES: readonly string[] = [
  'four-provinces-one-silent',
  'joint-technology-with-branch',
  'rural-objection-upheld',
  'no-area-left',
];
