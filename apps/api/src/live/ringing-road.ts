import { isRefusal } from '@sandbar/domain';
import type { Workflow } from '@sandbar/workflow';

type Road = Pick<Workflow, 'handle'>;

/** The same road; after what was committed it rings, so that streams in every process look. */
export function ringing(road: Road, rope: { pull(): void }): Road {
  return {
    handle: async (command) => {
      const answer = await road.handle(command);
      if (!isRefusal(answer)) rope.pull();
      return answer;
    },
  };
}
