import { param } from '../shell/router';
import type { GridFilter } from './address';

/** What the URL asks for. */
export function filterOfUrl(): GridFilter {
  return { model: param('model'), siteId: param('site'), verdict: param('verdict'), all: param('nodes') === 'all' };
}
