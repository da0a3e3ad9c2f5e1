/**
 * The home page: what needs a decision now, and to the side what is coming
 * home, our promises before our results, and what is not as it should be.
 * Every sentence is written by the server from facts, every figure links to
 * the rows behind it.
 */
import { z } from 'zod';
import { route } from './route.ts';

/** Colour means state, never alone: the kit gives each an icon and a word. */
export const toneNames = ['home', 'due', 'late', 'moving', 'hold', 'quiet'] as const;
export const Tone = z.enum(toneNames).meta({ id: 'Tone' });
export type Tone = z.infer<typeof Tone>;

/** What a decision is about; each has its icon in the console. */
export const decisionSubjects = ['device', 'scan', 'hold', 'date', 'partner', 'thanks', 'person', 'access', 'licence', 'parcel', 'task', 'clearance', 'ask', 'import'] as const;

export const DecisionAct = z.object({
  label: z.string().describe('Says what it does: "Lock and ask"'),
  href: z.string().describe('Page where it is done or looked at'),
});

export const Decision = z
  .object({
    id: z.string(),
    subject: z.enum(decisionSubjects),
    tone: Tone,
    title: z.string().describe('A full sentence'),
    consequence: z.string().describe('What it means or leads to; what is already safe'),
    act: DecisionAct,
    otherAct: DecisionAct.nullable(),
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

export const Figure = z
  .object({
    id: z.string(),
    label: z.string(),
    value: z.string().describe('As shown: "96 %", "212", "€ 41,300"; "–" when there is nothing to measure yet'),
    of: z.string().nullable().describe('Of how many, in words: "of 51 parcels"'),
    tone: Tone.nullable().describe('home when kept, due or late when not, null when it only informs'),
    href: z.string(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

export const Today = z
  .object({
    on: z.iso.date().describe('Today, where the reader’s first site is'),
    decisions: z.array(Decision).describe('Most pressing first; at most 50'),
    decisionCount: z.int().describe('All of them, also those beyond the list'),
    onItsWay: z.object({ cases: z.int(), devices: z.int(), asks: z.int() }),
    comingHome: z.object({
      days: z.array(z.object({ on: z.iso.date(), received: z.int(), expected: z.int() })).describe('This week’s working days; expected includes what was received'),
      devices: z.int(),
      href: z.string(),
    }),
    promises: z.array(Figure),
    results: z.array(Figure),
    exceptions: z.array(z.object({ kind: z.string(), label: z.string(), count: z.int(), tone: Tone, href: z.string() })).describe('Only lists that are not empty'),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

export const readToday = route({
  id: 'today.read',
  method: 'GET',
  path: '/api/today',
  summary: 'What needs the reader now',
  permission: 'cases.read',
  query: z.object({ site: z.string().optional() }),
  response: Today,
});

/** The figures beside the entries of the navigation; an entry the reader may not see is absent. */
export const countNames = ['today', 'cases', 'pickups', 'workshop', 'partners', 'asks', 'thanks', 'exceptions', 'waiting', 'outbox'] as const;
export type CountName = (typeof countNames)[number];

export const readCounts = route({
  id: 'today.counts',
  method: 'GET',
  path: '/api/today/counts',
  summary: 'How much waits behind each entry of the navigation',
  permission: 'signed-in',
  query: z.object({ site: z.string().optional() }),
  response: z.object({ counts: z.partialRecord(z.enum(countNames), z.int()) }),
});
