import { liveUrls } from '../api/live';
import { mayForAll, selfAsked } from './self';

/** The stream of the plan that is lived by, of as much of it as who is signed in may see; none until that is known, so that one is opened and no second in its place. */
export function planEvents(): string | undefined {
  if (!selfAsked.value) return undefined;
  const topics = ['jobs'];
  if (mayForAll('plans:read')) topics.push('plan');
  if (mayForAll('limits:read')) topics.push('limits');
  return liveUrls.planEvents(topics);
}
