import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, fromHex, textOf, toBase64, toHex, utf8 } from './encoding.ts';

describe('bytes as text', () => {
  it('agree with the platform and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it('one changed character never reads as the same bytes', () => {
    const characters = [...'ABab01+/=-_ \n'];
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), fc.constantFrom(...characters), (bytes, where, character) => {
        const misread = ([[toBase64, fromBase64], [toHex, fromHex]] as const).filter(([write, read]) => {
          const text = write(bytes);
          const at = where % text.length;
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          const found = read(changed);
          return changed !== text && found !== null && toHex(found) === toHex(bytes);
        });
        expect(misread).toEqual([]);
      }),
    );
  });

  it.each(['QQ', 'QR==', 'QQ==\n', '=QQQ', 'Q-Q=', 'QQ=Q'])('%j is not Base64', (text) => {
    expect(fromBase64(text)).toBeNull();
  });

  it('bytes that are not UTF-8 are not a text, and a byte order mark is not swallowed', () => {
    expect(textOf(Uint8Array.of(0xff))).toBeNull();
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe('\ufeff');
    expect(textOf(utf8('Peña 😂'))).toBe('Peña 😂');
  });
});
