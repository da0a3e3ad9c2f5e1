import { readRelated, readStory } from '#contract/history';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findRelated } from './find-related.service.ts';
import { readStory as story } from './read-story.service.ts';

export const historyRoutes = (): Registered[] => [
  handle(readStory, (unit, { params, query }) => story(unit, params, query)),
  handle(readRelated, (unit, { params }) => findRelated(unit, params)),
];
