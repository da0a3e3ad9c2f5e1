import { languages, type Language } from '#domain/ask/language';
import { describe, expect, test } from 'vitest';
import { receipt, slip, stamp } from '../../../../tests/support/document-model.ts';
import { readPdf } from '../../../../tests/support/read-pdf.ts';
import { catalogues, speaker } from '../words/speak.ts';
import { renderHandOverReceipt } from './hand-over-receipt.ts';
import { renderPackingGuide } from './packing-guide.ts';
import { packingSteps } from './packing-step.ts';
import { renderReturnSlip } from './return-slip.ts';

/** A hyphen at the end of a line comes out of a PDF as U+FFFE. */
const squeeze = (text: string): string => text.replaceAll('\uFFFE', '-').replaceAll(/\s/g, '');
const says = (page: string, sentences: readonly string[]): void => {
  expect(sentences.filter((sentence) => !squeeze(page).includes(squeeze(sentence)))).toEqual([]);
};

/** What only this language says: none of it may be read on a page in another. */
const ownWords: { readonly [L in Language]: { readonly slip: string; readonly receipt: string; readonly day: string; readonly zone: string } } = {
  en: { slip: 'Keep this part: your receipt', receipt: 'Thank you: two things received', day: 'Friday 27 November 2026', zone: 'Lisbon time' },
  de: { slip: 'Dieser Teil bleibt bei Ihnen: Ihre Quittung', receipt: 'Danke: zwei Sachen erhalten', day: 'Freitag, 27. November 2026', zone: 'Zeit in Lissabon' },
  fr: { slip: 'Gardez cette partie : votre reçu', receipt: 'Merci : deux choses reçues', day: 'vendredi 27 novembre 2026', zone: 'Heure de Lisbonne' },
  es: { slip: 'Guarde esta parte: su recibo', receipt: 'Gracias: dos cosas recibidas', day: 'viernes, 27 de noviembre de 2026', zone: 'Hora de Lisboa' },
  pt: { slip: 'Guarde esta parte: o seu recibo', receipt: 'Obrigado: recebemos duas coisas', day: 'sexta-feira, 27 de novembro de 2026', zone: 'Hora de Lisboa' },
};
const foreign = (language: Language): string[] => languages.filter((other) => other !== language).flatMap((other) => [ownWords[other].slip, ownWords[other].receipt]);
const holds = (language: Language) => Buffer.from(`/Lang (${language})`);

describe.each(languages)('in %s', (language) => {
  const own = ownWords[language];

  test('the return slip says by when, how and why, and every code of it is read', async () => {
    const bytes = await renderReturnSlip({ ...slip, stamp: { ...slip.stamp, language } });
    const read = await readPdf(bytes);
    says(read.text, [own.slip, own.day, own.zone, speaker(language).t('print.battery_stop'), speaker(language).t('print.short.close_text'), speaker(language).t('print.slip.mailroom')]);
    expect(read.barcodes.map(({ format, text }) => `${format} ${text}`).toSorted()).toEqual(['Code128 HB-4821', 'Code128 HB-4821', 'QRCode HB-4821']);
    expect(read.pages).toBe(2);
    for (const other of foreign(language)) expect(squeeze(read.text)).not.toContain(squeeze(other));
    expect(Buffer.from(bytes).includes(holds(language))).toBe(true);
  });

  test('the receipt says that it is no longer theirs to answer for', async () => {
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, stamp: { ...receipt.stamp, language } }));
    says(read.text, [own.receipt, speaker(language).t('print.receipt.over'), 'Duarte Sousa', '…K7Q2P', speaker(language).t('print.page', { page: 1, pages: 1 })]);
    expect(read.barcodes.map(({ text }) => text)).toEqual(['HB-R-2026-000123']);
    for (const other of foreign(language)) expect(squeeze(read.text)).not.toContain(squeeze(other));
  });

  test('the packing guide fits a page, with every step in its words', async () => {
    for (const category of ['laptop', 'phone', 'token'] as const) {
      const read = await readPdf(await renderPackingGuide({ stamp: { ...stamp('HB-G-1'), language }, category, help: '+351 210 000 000', boxCode: 'HB-4821' }));
      const say = speaker(language);
      says(read.text, [say.t(`print.guide.${category}`), ...packingSteps[category].flatMap((step) => [say.t(`pack.${step.says}`), say.t(`pack.${step.says}_text`)])]);
      expect(read.pages).toBe(1);
    }
  });

  test('nothing printed is a bare key or another language standing in', () => {
    const words = JSON.stringify((catalogues[language] as { print: object }).print);
    expect(words).not.toMatch(/"print\.|undefined/);
    if (language !== 'en') expect(words).not.toContain((catalogues.en as unknown as { print: { receipt: { keep: string } } }).print.receipt.keep);
  });
});

test.each([
  ['Greek', 'Ελένη Παπαδοπούλου'], ['Cyrillic', 'Олександр Шевченко'], ['Polish', 'Łukasz Żółć-Świętosławski'], ['Vietnamese', 'Nguyễn Thị Hồng Phượng'], ['Turkish', 'Işıl Göğüş'], ['Czech', 'Jiří Dvořáček'],
])('a %s name is printed whole, and no box stands in for a letter of it', async (_, giver) => {
  const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver }));
  expect(squeeze(read.text).normalize('NFC')).toContain(squeeze(giver).normalize('NFC'));
  expect(read.text).not.toContain('▯');
});
