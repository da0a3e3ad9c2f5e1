import { describe, expect, it } from 'vitest';
import { readCategory, readCountry, readTimeZone } from './well-known.ts';

describe('names the world agrees on', () => {
  it.each([['Portugal', 'PT'], ['Allemagne', 'DE'], ['Deutschland', 'DE'], ['España', 'ES'], ['USA', 'US'], ['gb', 'GB'], ['United Kingdom', 'GB'], ['uk', 'GB'], ['Atlantis', 'Atlantis']])('the country %s is %s', (text, code) => expect(readCountry(text)).toBe(code));
  it.each([['Laptops', 'laptop'], ['Ordinateur portable', 'laptop'], ['Bildschirme', 'monitor'], ['key', 'security_key'], ['Security key', 'security_key'], ['Drones', 'Drones']])('the category %s is %s', (text, category) => expect(readCategory(text)).toBe(category));
  it.each(['Europe/Lisbon', 'America/Argentina/Buenos_Aires', 'UTC'])('%s is a time zone', (zone) => expect(readTimeZone(zone)).toEqual({ ok: true, value: zone }));
  it.each(['CET+1', 'Lisbon', 'Europe/Atlantis', '', 'GMT+2'])('“%s” is no time zone, and is not guessed', (text) => expect(readTimeZone(text)).toEqual({ ok: false, error: { code: 'unknown_time_zone' } }));
});
