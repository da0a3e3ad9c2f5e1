/** The report's style sheet: the product's colours, light and dark, readable on paper and at 360 px. */
export const reportStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1c2421;--quiet:#5d6963;--line:#e6e3dc;--brand:#0d6e5f}
@media(prefers-color-scheme:dark){:root{--paper:#121715;--card:#1a211e;--ink:#eef2ef;--quiet:#a3b0a9;--line:#2c3632;--brand:#56c2ac}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:64rem;margin:0 auto;padding:24px 16px 64px}
h1{font-size:1.6rem;line-height:1.25;margin:4px 0 8px}h2{font-size:1.15rem;margin:0 0 8px}h3{font-size:1rem;margin:16px 0 0}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;margin:16px 0}
.quiet{color:var(--quiet);font-size:.875rem}p{margin:4px 0}a{color:var(--brand)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:12px;margin:0}dt{color:var(--quiet);font-size:.875rem}dd{margin:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}th{color:var(--quiet);font-weight:500}
.chain{list-style:none;margin:12px 0 0 6px;padding:0;border-left:2px solid var(--brand)}
.chain li{position:relative;padding:0 0 14px 18px}.chain li::before{content:"";position:absolute;left:-7px;top:6px;width:12px;height:12px;border-radius:50%;background:var(--card);border:2px solid var(--brand)}
.chain li:last-child::before{background:var(--brand)}.chain time,.chain strong,.chain .quiet{display:block}.chain a.quiet{display:inline}time{color:var(--quiet);font-size:.875rem}td time{white-space:nowrap}
pre{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:12px;overflow-x:auto;font-size:.8125rem}
tr:target{outline:2px solid var(--brand)}
@media print{body{background:#fff}section{break-inside:avoid-page;border:0;padding:0}}
`;
