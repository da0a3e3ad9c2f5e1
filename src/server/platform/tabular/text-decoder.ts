/**
 * A decoder for each encoding that is read: those of the platform, and the code
 * page of western DOS programs, which no browser knows and ERP systems still write.
 * Source: WHATWG Encoding; IBM code page 850.
 */
import type { EncodingName } from '#domain/import/encoding';

export type Decoder = { readonly decode: (bytes?: Uint8Array, options?: { readonly stream?: boolean }) => string };

const dos = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

const dosDecoder: Decoder = {
  decode: (bytes = new Uint8Array()) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replace(/[\u0080-\u00ff]/g, (sign) => dos[sign.charCodeAt(0) - 0x80] as string),
};

export const decoderOf = (encoding: EncodingName, options: { readonly fatal?: boolean } = {}): Decoder => (encoding === 'ibm850' ? dosDecoder : new TextDecoder(encoding, options));
