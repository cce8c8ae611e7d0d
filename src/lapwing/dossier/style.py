"""The style sheet of a dossier's page: system fonts, light and dark, narrow and wide, and for paper."""

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1d1d1b;--soft:#5f5e5a;--faint:#8d8b85;--line:#dcdad3;--wash:#f6f5f1;
--sea:#e9eff2;--land:#fbfaf6;--border:#c3c8c7;--accent:#a3341f;--agree:#2c6e49;--agree-wash:#e7f1ea;
--conflict:#a3341f;--conflict-wash:#fae6e1;--sole:#7a5b00;--sole-wash:#fbf1d3}
@media (prefers-color-scheme:dark){:root{--paper:#161718;--ink:#ecebe6;--soft:#a9a8a2;--faint:#86857f;--line:#36373a;
--wash:#1e2022;--sea:#1b2429;--land:#2c2f31;--border:#4a4f52;--accent:#ff8d75;--agree:#7fcf9d;--agree-wash:#1d2e24;
--conflict:#ff8d75;--conflict-wash:#3a201b;--sole:#e6c35c;--sole-wash:#332c15}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 Charter,"Bitstream Charter","Source Serif 4",Georgia,"Times New Roman",serif;overflow-wrap:break-word}
main{max-width:1040px;margin:0 auto;padding:40px 28px 80px}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:2px}
a:hover{color:var(--accent)}
h1,h2,h3,.meta,.kicker,table,.sources,.status,figcaption,nav,summary,.legend{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:38px;line-height:1.12;letter-spacing:-.02em;margin:0 0 10px;text-wrap:balance}
h2{font-size:25px;line-height:1.2;letter-spacing:-.012em;margin:0 0 6px;text-wrap:balance}
h3{font-size:13px;text-transform:uppercase;letter-spacing:.07em;color:var(--soft);margin:30px 0 10px;font-weight:650}
.kicker{font-size:13px;font-weight:650;color:var(--accent);text-transform:uppercase;letter-spacing:.07em;margin:0 0 8px}
.meta{font-size:14px;color:var(--soft);margin:0 0 14px}
.lede{border-bottom:2px solid var(--ink);padding-bottom:22px;margin-bottom:30px}
article{border-top:1px solid var(--line);padding-top:34px;margin-top:48px}
.top{display:grid;grid-template-columns:minmax(0,1fr) 380px;gap:32px;align-items:start}
.top.bare{grid-template-columns:minmax(0,44em)}
.summary p{margin:0 0 .65em;font-size:19px;line-height:1.48}
.summary blockquote{margin:0 0 .65em;padding:2px 0 2px 18px;border-left:3px solid var(--line);font-size:18px}
sup{font:600 .62em/0 system-ui,sans-serif;vertical-align:.55em;margin-left:1px}
sup a{text-decoration:none;color:var(--accent);padding:0 1px}
figure{margin:0}
figcaption{font-size:12.5px;color:var(--soft);margin-top:6px;line-height:1.4}
svg.map{display:block;width:100%;height:auto;border:1px solid var(--line);overflow:hidden}
.defs{position:absolute}
.sea{fill:var(--sea)}.land{fill:var(--land);stroke:var(--border);stroke-width:1;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.land{fill-rule:evenodd}
.country{fill:url(#hatch);stroke:var(--accent);stroke-width:1.4;vector-effect:non-scaling-stroke;fill-rule:evenodd}
.hatch-ground{fill:var(--accent);opacity:.1}.hatch-line{fill:var(--accent);opacity:.4}
.area{fill:var(--accent);fill-opacity:.13;stroke:var(--accent);stroke-width:1.4;stroke-dasharray:5 4;vector-effect:non-scaling-stroke}
.dot{fill:var(--accent)}.ring{fill:none;stroke:var(--accent);stroke-width:1.4;vector-effect:non-scaling-stroke}
svg.map text{font-family:system-ui,sans-serif;font-weight:600;fill:var(--ink);paint-order:stroke;stroke:var(--land);stroke-linejoin:round}
svg.map .n,svg .row .n{fill:var(--accent);font-weight:650}
.table{overflow-x:auto;border-top:2px solid var(--ink);position:relative}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.38;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 8px;border-bottom:1px solid var(--line);min-width:128px}
thead th{font-weight:650;vertical-align:bottom}
thead small{display:block;font-weight:400;color:var(--soft);font-size:12px}
tbody th{font-weight:650;white-space:nowrap;min-width:0;position:sticky;left:0;background:var(--paper);z-index:1}
td.agree{background:var(--agree-wash)}td.conflict{background:var(--conflict-wash)}td.sole{background:var(--sole-wash)}
td.silent{color:var(--faint)}
td ul{margin:0;padding:0;list-style:none}
.status{display:block;font-size:11.5px;font-weight:650;letter-spacing:.02em;margin-bottom:2px}
.agree .status{color:var(--agree)}.conflict .status{color:var(--conflict)}.sole .status{color:var(--sole)}
.word{color:var(--soft);font-size:12.5px}
.legend{font-size:12.5px;color:var(--soft);margin:8px 0 0}
.state{display:inline-block;font:600 11px/1.3 system-ui,sans-serif;border:1px solid var(--conflict);color:var(--conflict);padding:0 5px;border-radius:3px;white-space:nowrap}
.quote{margin:0 0 14px;padding-left:18px;border-left:3px solid var(--accent)}
.quote p{margin:0;font-size:19px;line-height:1.42}
.quote footer{font:14px/1.4 system-ui,sans-serif;color:var(--soft);margin-top:3px}
ol.passages{list-style:none;margin:0;padding:0;columns:1}
.passages li{display:grid;grid-template-columns:34px minmax(0,1fr);padding:10px 0;border-bottom:1px solid var(--line)}
.passages li:target{background:var(--sole-wash)}
.passages .no{font:650 14px/1.6 system-ui,sans-serif;color:var(--accent)}
.passages q{quotes:none}.passages mark{background:none;color:inherit;font-weight:700;border-bottom:2px solid var(--accent)}
.passages small,.sources small{display:block;font:13px/1.45 system-ui,sans-serif;color:var(--soft);margin-top:2px}
.sources{list-style:none;margin:0;padding:0;font-size:14.5px;columns:2;column-gap:36px}
.sources li{break-inside:avoid;padding:7px 0;border-bottom:1px solid var(--line)}
svg.timeline{display:block;width:100%;height:auto;font-family:system-ui,sans-serif}
.row{font-size:13.5px;fill:var(--ink)}.tick{stroke:var(--line);stroke-width:1}.tick-label{font-size:12px;fill:var(--soft)}
.bar{fill:var(--accent)}.bar.planned,.bar.possible{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-dasharray:4 3}
.bar.negated{fill:var(--faint)}
.solid{stop-color:var(--accent)}.clear{stop-color:var(--accent);stop-opacity:.08}
.wide{overflow-x:auto}.wide svg{min-width:720px}
.overview{margin:26px 0}
.note{font-size:14px;color:var(--soft);margin-top:44px;border-top:1px solid var(--line);padding-top:14px}
@media (max-width:760px){main{padding:24px 18px 60px}h1{font-size:29px}h2{font-size:22px}.top{grid-template-columns:minmax(0,1fr);gap:20px}
.summary p,.quote p{font-size:18px}.sources{columns:1}th,td{min-width:112px}tbody th{min-width:0}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--faint:#666;--line:#bbb;--wash:#fff;--sea:#eef2f4;--land:#fff;--border:#aaa;--accent:#8f2a17;
--agree:#1f5638;--agree-wash:#eef5f0;--conflict:#8f2a17;--conflict-wash:#fbece8;--sole:#6b5000;--sole-wash:#fcf6e2}
body{font-size:10.5pt}main{max-width:none;padding:0}a{text-decoration:none}.table,.wide{overflow:visible}
h2,h3{break-after:avoid}figure,tr,.quote,.passages li,.sources li{break-inside:avoid}.top{grid-template-columns:minmax(0,1fr) 260px}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{margin:18mm 16mm}}
"""
