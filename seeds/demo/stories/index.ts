import type { Story } from '../story.js';
import { contestedStories } from './contested.js';
import { decisionStories } from './decision.js';
import { landmarkStories } from './landmark.js';
import { liveTestStories } from './live-test.js';
import { reviewStories } from './review.js';
import { sharingStories } from './sharing.js';
import { submissionStories } from './submission.js';

/** Every story of the demo, the ones to be shown first in front. */
export const DEMO_STORIES_TOLD: readonly Story[] = [
  ...landmarkStories,
  ...submissionStories,
  ...reviewStories,
  ...sharingStories,
  ...contestedStories,
  ...decisionStories,
  ...liveTestStories,
];
