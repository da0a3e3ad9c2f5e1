/** One look for every e-mail: plain text and HTML from the same words. Tables and inline styles, because mail programs know nothing newer. */
import { html, raw } from 'hono/html';

export type MailWords = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly afterwards?: readonly string[];
  readonly footer?: string;
  /** BCP 47; the text direction follows. */
  readonly language?: string;
};

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

export function renderMail(words: MailWords): RenderedMail {
  return { subject: words.title, text: asText(words), html: asHtml(words) };
}

function asText(words: MailWords): string {
  return [
    ...words.paragraphs,
    ...(words.list?.length ? [words.list.map((item) => `- ${item}`).join('\n')] : []),
    ...(words.action ? [`${words.action.label}:\n${words.action.url}`] : []),
    ...(words.afterwards ?? []),
    ...(words.footer ? [`-- \n${words.footer}`] : []),
  ].join('\n\n');
}

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

function asHtml(words: MailWords): string {
  const language = words.language ?? 'en';
  const p = (text: string) => html`<p style="margin:0 0 14px;line-height:1.5">${text}</p>`;
  const page: string = html`<!doctype html><html lang="${language}" dir="${rightToLeft.has(language.slice(0, 2)) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title></head>
<body style="margin:0;background:#fbfaf7;color:#1c2421;font:16px/1.5 Inter,Segoe UI,Helvetica,Arial,sans-serif"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e6e3dc;border-radius:10px"><tr><td style="padding:24px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25">${words.title}</h1>${words.paragraphs.map(p)}
${words.list?.length ? html`<ul style="margin:0 0 14px;padding-left:20px">${words.list.map((item) => html`<li style="margin:0 0 6px">${item}</li>`)}</ul>` : raw('')}
${words.action ? html`<p style="margin:20px 0"><a href="${words.action.url}" style="display:inline-block;background:#0d6e5f;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">${words.action.label}</a></p>` : raw('')}
${(words.afterwards ?? []).map(p)}</td></tr></table>
${words.footer ? html`<p style="max-width:560px;margin:14px auto 0;color:#5d6963;font-size:13px;line-height:1.5">${words.footer}</p>` : raw('')}</td></tr></table></body></html>`.toString();
  return page;
}
