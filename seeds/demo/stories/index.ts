import type { Story } from '../story.js';
import { reviewStories } from './review.js';
import { submissionStories } from './submission.js';

/** Every story of the demo. */
export const DEMO_STORIES_TOLD: readonly Story[] = [...submissionStories, ...reviewStories];
