import { liveUrls } from '../api/live';
import { mayForAll } from './self';

/** The stream of the plan that is lived by, of as much of it as who is signed in may see. */
export function planEvents(): string {
  const topics = ['jobs'];
  if (mayForAll('plans:read')) topics.push('plan');
  if (mayForAll('limits:read')) topics.push('limits');
  return liveUrls.planEvents(topics);
}
