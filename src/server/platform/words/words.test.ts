import { languages, type Language } from '#domain/ask/language';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { catalogues, speaker } from './speak.ts';

const plural = /_(zero|one|two|few|many|other)$/;

function flat(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, value]) => flat(value, path === '' ? key : `${path}.${key}`));
}

const texts = (language: Language): Map<string, string> => new Map(flat(catalogues[language]));
const bare = (key: string): string => key.replace(plural, '');
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

describe.each(languages)('the words in %s', (language) => {
  test('say everything that English says, and nothing else', () => {
    expect(new Set([...texts(language).keys()].map(bare))).toEqual(new Set([...texts('en').keys()].map(bare)));
  });

  test('have each plural form that the language has', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...new Set([...texts('en').keys()].filter((key) => plural.test(key)).map(bare))];
    const missing = counted.flatMap((key) => needed.filter((form) => !texts(language).has(`${key}_${form}`)).map((form) => `${key}_${form}`));
    expect(counted.length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });

  test('keep every fact of the English sentence', () => {
    const english = texts('en');
    const lost = [...texts(language)].flatMap(([key, text]) => {
      const source = english.get(key) ?? english.get(`${bare(key)}_other`) ?? '';
      return JSON.stringify(holes(text)) === JSON.stringify(holes(source)) ? [] : [`${key}: ${text}`];
    });
    expect(lost).toEqual([]);
  });

  test('threaten nobody, mention no pay, and shout at nobody', () => {
    const bad: Record<Language, RegExp> = {
      en: /\b(salar\w*|wages?|payroll|paycheck|pay|paid out|deduct\w*|withh\w+|charge you|invoice|fine of|legal|lawyer|police|theft|stolen|overdue|must|immediately|failure|penalt\w+|consequences?|final|deadline|warning|demand\w*)\b/i,
      pt: /\b(salári\w*|vencimento|ordenado|descont\w+|reten[çc]\w+|multa|legal|judicial|advogad\w+|polícia|roub\w+|atras\w+|obrigatóri\w+|imediatamente|penal\w*|consequênci\w+|prazo|aviso)\b/i,
      de: /\b(gehalt\w*|lohn\w*|abzug|abzieh\w+|einbehalt\w*|rechnung|strafe|rechtlich\w*|anwalt|polizei|diebstahl|überfällig|mahnung|folgen|frist)\b/i,
      fr: /\b(salaires?|paie|retenue|dédui\w+|facture|amende|juridique|avocat|police|vol|retard|obligatoire|immédiatement|pénal\w*|conséquences?|délai|avertissement)\b/i,
      es: /\b(salarios?|nómina|sueldo|descont\w+|deduc\w+|reten\w+|multa|legal|abogad\w+|policía|robo|retras\w+|obligatori\w+|inmediatamente|penal\w*|consecuencias?|plazo|advertencia)\b/i,
    };
    const found = [...texts(language)].filter(([, text]) => bad[language].test(text) || text.includes('!')).map(([key, text]) => `${key}: ${text}`);
    expect(found).toEqual([]);
  });

  test('are spoken with dates and zones of the language, leaving no hole', () => {
    const said = speaker(language).t('done.access_set', { when: { at: '2026-11-27T18:00:00Z', zone: 'Europe/Lisbon' } });
    expect(said).toMatch(/27/);
    expect(said).toContain('18:00');
    expect(said).not.toMatch(/\{\{|undefined|object/);
  });
});

test('every key that code speaks by name is in the catalogue', async () => {
  const folders = ['src/domain/ask', 'src/server/pages', 'src/server/platform/words', 'src/server/platform/documents', 'src/server/features/returns', 'src/server/features/shipments', 'src/server/features/pickups', 'src/server/features/partners'];
  const english = texts('en');
  const known = new Set([...english.keys()].flatMap((key) => [key, bare(key)]));
  const unknown: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
      const code = await readFile(`${folder}/${name}`, 'utf8');
      for (const [, key] of code.matchAll(/(?:\bphrase|\.t)\('([a-z_]+(?:\.[a-z_]+)+)'/g)) if (key !== undefined && !known.has(key)) unknown.push(`${folder}/${name}: ${key}`);
    }
  }
  expect(unknown).toEqual([]);
});

test('a count is a word up to ten and a number beyond', () => {
  const { t } = speaker('pt');
  expect([1, 2, 3, 24].map((count) => t('leaver.title', { name: 'Inês', count }))).toEqual([
    'Inês, uma coisa para devolver', 'Inês, duas coisas para devolver', 'Inês, três coisas para devolver', 'Inês, 24 coisas para devolver',
  ]);
});

describe.each(languages)('a leaver’s page in %s', (language) => {
  test('speaks of one thing as one: what it is called and how it comes back agree in number', () => {
    const { t } = speaker(language);
    for (const key of ['leaver.ways', 'leaver.lead']) expect(t(key, { count: 1, effort: 'x' })).not.toBe(t(key, { count: 2, effort: 'x' }));
    if (language === 'en') expect([t('leaver.ways', { count: 1 }), t('leaver.ways', { count: 3 })]).toEqual(['How would you like to return it?', 'How would you like to return them?']);
  });
});
