/**
 * What a person sees when a page cannot be answered: what happened, what was
 * kept, what to do. Works without the database, without a script, without our
 * style sheet, since any of them may be what is missing.
 */
import type { ProblemDocument } from '#contract/problem';
import { html } from 'hono/html';

const style = `:root{color-scheme:light dark}body{margin:0;background:#fbfaf7;color:#1c2421;font:17px/1.55 system-ui,'Segoe UI',Helvetica,Arial,sans-serif}
main{max-width:34rem;margin:14vh auto;padding:0 20px}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .6em}p{margin:0 0 1em}small{color:#5d6963}
@media (prefers-color-scheme:dark){body{background:#121715;color:#eef2ef}small{color:#a3b0a9}}`;

export const troublePage = ({ title, detail, instance }: Pick<ProblemDocument, 'title' | 'detail' | 'instance'>): string =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${detail}</p><p><small>For whoever runs this Handback: request ${instance ?? ''}</small></p></main></body></html>`.toString();
