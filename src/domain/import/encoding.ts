/** The encodings a text table may be in, and what people call them. Source: WHATWG Encoding (names). */
export const encodings = [
  'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1254', 'windows-1257', 'windows-1253', 'iso-8859-15', 'macintosh', 'iso-8859-2', 'iso-8859-5', 'koi8-u', 'ibm866', 'ibm850',
  'windows-1255', 'windows-1256', 'windows-874', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr',
] as const;
export type EncodingName = (typeof encodings)[number];

export const encodingLabels: { readonly [E in EncodingName]: string } = {
  'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (big end first)', 'windows-1252': 'Western European (Windows-1252)', 'windows-1250': 'Central European (Windows-1250)', 'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1254': 'Turkish (Windows-1254)', 'windows-1257': 'Baltic (Windows-1257)', 'windows-1253': 'Greek (Windows-1253)', 'iso-8859-15': 'Western European (ISO 8859-15)', macintosh: 'Western European (old Macintosh)',
  'iso-8859-2': 'Central European (ISO 8859-2)', 'iso-8859-5': 'Cyrillic (ISO 8859-5)', 'koi8-u': 'Cyrillic (KOI8)', ibm866: 'Cyrillic (DOS)', ibm850: 'Western European (DOS)', 'windows-1255': 'Hebrew (Windows-1255)', 'windows-1256': 'Arabic (Windows-1256)', 'windows-874': 'Thai (Windows-874)',
  shift_jis: 'Japanese (Shift_JIS)', 'euc-jp': 'Japanese (EUC-JP)', gb18030: 'Chinese, simplified (GB18030)', big5: 'Chinese, traditional (Big5)', 'euc-kr': 'Korean (EUC-KR)',
};

/** How a file is told to be read, where what was detected is wrong. */
export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
export type DelimiterName = (typeof delimiterNames)[keyof typeof delimiterNames];
