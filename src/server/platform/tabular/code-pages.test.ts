import { describe, expect, it } from 'vitest';
import { codePages, guessCodePage, type CodePage } from './code-pages.ts';
import { decoderOf } from './text-decoder.ts';

/** Each character of a code page that has one byte for it. */
function bytesBy(page: CodePage): Map<string, number[]> {
  const decoder = decoderOf(page);
  const map = new Map<string, number[]>();
  const add = (bytes: number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && !text.includes('\uFFFD') && !map.has(text)) map.set(text, bytes);
  };
  for (let first = 0; first < 256; first++) add([first]);
  if (!['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'].includes(page)) return map;
  for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add([first, second]);
  return map;
}

function encode(text: string, page: CodePage): Uint8Array {
  const map = bytesBy(page);
  return Uint8Array.from([...text].flatMap((sign) => map.get(sign) ?? [0x3f]));
}

const texts: readonly (readonly [page: CodePage, text: string])[] = [
  ['windows-1252', 'Müller, Jörg;Köln\nLefèvre, Éloïse;Orléans\nMuñoz;A Coruña\nGonçalves, João;Évora\n'], ['windows-1252', 'Søren Ærø;Århus\n'], ['windows-1252', 'Café;1.200 €;“quoted”\n'],
  ['windows-1250', 'Łukasz Żółć;Kraków\nJiří Dvořák;Brno\n'], ['windows-1250', 'Szőke Ödön;Győr\n'], ['windows-1250', 'Željko Kovačić;Šibenik\n'], ['windows-1251', 'Иванов Пётр;Москва\nСоколова Анна;Тверь\n'], ['windows-1251', 'Шевченко Олена;Київ\n'],
  ['windows-1254', 'Gülşah Yıldız;İzmir\nÇağrı Öztürk;Eskişehir\n'], ['windows-1257', 'Rūta Petrauskė;Šiauliai\nJānis Bērziņš;Rīga\n'], ['windows-1253', 'Γεώργιος Παπαδόπουλος;Αθήνα\n'], ['macintosh', 'Müller, Jörg;Köln\nLefèvre, Éloïse;Orléans\n'],
  ['ibm850', 'Müller, Jörg;Köln\nÄnne Groß;Düsseldorf\n'], ['ibm850', 'Lefèvre, Éloïse;Orléans\nHélène Côté;Besançon\n'],
  ['iso-8859-5', 'Иванов Пётр;Москва\nСоколова Анна;Тверь\n'], ['koi8-u', 'Иванов Петр;Москва\nСоколова Анна;Тверь\n'], ['ibm866', 'Иванов Петр;Москва\nСоколова Анна;Тверь\n'], ['windows-1255', 'משה כהן;תל אביב\n'], ['windows-1256', 'محمد علي;القاهرة\n'],
  ['shift_jis', '資産番号,氏名,部署\n001,田中 太郎,営業部\n002,さとう ハナコ,開発\n'], ['euc-jp', '資産番号,氏名,部署\n001,田中 たろう,えいぎょう部\n002,さとう ハナコ,開発\n'], ['gb18030', '资产编号,姓名,部门\n001,王小明,市场部\n002,李娜,研发中心\n'],
  ['big5', '資產編號,姓名,部門\n001,陳大文,業務部\n002,林美玲,研發中心\n'], ['euc-kr', '자산번호,이름,부서\n001,김철수,영업부\n002,이영희,개발팀\n'],
];

describe('an old code page', () => {
  it.each(texts)('%s is known by the words %s', (page, text) => {
    const bytes = encode(text, page);
    expect(decoderOf(page).decode(bytes)).toBe(text);
    const { codePage } = guessCodePage(bytes);
    // Two pages that write these letters alike are both right.
    expect(decoderOf(codePage).decode(bytes)).toBe(text);
  });
  it('of letters that fit no language is the most common one', () => expect(guessCodePage(Uint8Array.from([0x41, 0xd7, 0x42, 0xa4, 0x43, 0x0a])).codePage).toBe('windows-1252'));
  it('is one of those a person can choose', () => expect(codePages).toContain('windows-1252'));
});
