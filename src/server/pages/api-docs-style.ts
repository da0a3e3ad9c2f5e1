/** How the API's page looks: the colours and type of the house, light and dark, in one small sheet inside the page. */
const sheet = `
:root{color-scheme:light;--paper:#fbfaf7;--card:#fff;--ink:#1c2421;--quiet:#5d6963;--line:#e6e3dc;--home:#0d6e5f;--home-ground:#e3f1ed;--due:#9a5b00;--due-ground:#fdf0d9;--late:#b3261e;--late-ground:#fbe6e3;--moving:#1d5fa8;--moving-ground:#e4eefa}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#121715;--card:#1a211e;--ink:#eef2ef;--quiet:#a3b0a9;--line:#2c3632;--home:#56c2ac;--home-ground:#17352f;--due:#f0b45a;--due-ground:#3a2c12;--late:#ff8f84;--late-ground:#40201d;--moving:#7db5f2;--moving-ground:#182c42}}
*{box-sizing:border-box}html{scroll-padding-top:72px}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--home)}a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--home);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--card);padding:8px 12px;z-index:2}
header{position:sticky;top:0;z-index:1;display:flex;justify-content:space-between;align-items:center;padding:12px 24px;background:var(--paper);border-bottom:1px solid var(--line)}
.brand{font-weight:650;font-size:17px;color:var(--ink);text-decoration:none}
.columns{display:grid;grid-template-columns:180px minmax(0,1fr);gap:32px;max-width:1240px;margin:0 auto;padding:24px}
nav ul{list-style:none;margin:0;padding:0;position:sticky;top:72px}nav a{display:block;padding:4px 10px;border-radius:8px;color:var(--quiet);text-decoration:none}nav a:hover{background:var(--home-ground);color:var(--home)}
h1{font-size:26px;line-height:1.25;margin:0 0 8px;letter-spacing:-.01em}h2{font-size:18px;margin:36px 0 10px;text-transform:capitalize}p{margin:8px 0;max-width:76ch}.quiet{color:var(--quiet);font-size:13px}
code{font:13px/1.5 ui-monospace,'SF Mono','Cascadia Mono','DejaVu Sans Mono',Menlo,monospace;font-feature-settings:'zero';overflow-wrap:anywhere}pre{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px;overflow:auto}pre code{overflow-wrap:normal}
details{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:8px 0}details:target{border-color:var(--home)}summary{cursor:pointer;padding:10px 14px;border-radius:10px}.inside{padding:0 14px 12px;border-top:1px solid var(--line)}
.method{display:inline-block;min-width:58px;text-align:center;font-size:12px;font-weight:650;border-radius:6px;padding:2px 6px;background:var(--moving-ground);color:var(--moving)}.method[data-method=POST]{background:var(--home-ground);color:var(--home)}.method[data-method=PUT],.method[data-method=PATCH]{background:var(--due-ground);color:var(--due)}.method[data-method=DELETE]{background:var(--late-ground);color:var(--late)}
.path{font-weight:600}.summary{color:var(--quiet)}.scroll{overflow-x:auto;margin:10px 0}table{border-collapse:collapse;width:100%;font-size:14px}caption{text-align:left;font-weight:600;padding:4px 0}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);font-weight:400}thead th{color:var(--quiet);font-size:13px}
@media (max-width:760px){.columns{grid-template-columns:minmax(0,1fr);padding:16px}nav ul{position:static;display:flex;flex-wrap:wrap}header{padding:12px 16px}}
@media print{header,nav{display:none}.columns{display:block}}
`;

export const apiDocsStyle = sheet.trim();
