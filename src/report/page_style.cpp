#include <fmt/format.h>

#include <algorithm>

#include "report/page_parts.hpp"

namespace interregnum::page {
namespace {

// Hue says direction, depth says strength, shape says verdict; serif is the author, sans is the study.
constexpr Text light = R"(
  color-scheme:light;--page:#f3f5f7;--card:#fff;--sunk:#eaedf1;--ink:#161d29;--soft:#4d5868;--faint:#5d6672;
  --rule:#d5dae1;--hair:#e6e9ee;--way:#144f8c;--way2:#5a8fc6;--way3:#bcd3ea;--way4:#e9f1f9;--anti:#8f4d00;
  --anti2:#bf7a1c;--anti4:#fbf2e2;--mute:#66707d;--mute3:#cfd5dc;--on:#fff;--focus:#7b2d70;)";

constexpr Text dark = R"(
  color-scheme:dark;--page:#10141a;--card:#181e27;--sunk:#0b0e13;--ink:#e9edf2;--soft:#b2bbc7;--faint:#9aa5b3;
  --rule:#353f4c;--hair:#262e39;--way:#93c4f6;--way2:#5590cc;--way3:#2a4d73;--way4:#1a2a3c;--anti:#f3b863;
  --anti2:#c5872f;--anti4:#2c2418;--mute:#9aa4b1;--mute3:#414b58;--on:#10141a;--focus:#dd9fd3;)";

constexpr Text words = R"(
*{box-sizing:border-box}
:root{--serif:"Iowan Old Style","Palatino Linotype",Palatino,P052,"URW Palladio L","Book Antiqua",Georgia,"DejaVu Serif",serif;
  --sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans","Nimbus Sans",Arial,sans-serif}
html{background:var(--sunk);-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);font:10pt/1.45 var(--sans);font-variant-numeric:tabular-nums lining-nums;
  overflow-wrap:break-word;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure,table,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
h1{font:600 23pt/1.12 var(--serif);letter-spacing:-.005em;text-wrap:balance;max-width:165mm}
h2{font-size:12.4pt;line-height:1.25;font-weight:650;margin:6mm 0 1mm;break-after:avoid}
h3{font-size:9.6pt;font-weight:650;break-after:avoid}
h2+h3{margin-top:2.5mm}
h4{font-size:9.2pt;font-weight:650;margin-bottom:.6mm;break-after:avoid}
.note{color:var(--soft);max-width:165mm;margin-bottom:2.5mm}
.soft{color:var(--soft)}
.small{font-size:8.4pt;line-height:1.4}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.q{font-family:var(--serif);font-size:1.11em}
.nb{white-space:nowrap})";

constexpr Text sheets = R"(
.sheet{width:210mm;min-height:296.8mm;margin:8mm auto;background:var(--card);padding:15mm 17mm 13mm;display:flex;
  flex-direction:column}
.run+h2,.run+.quick{margin-top:0}
.run,.foot{display:flex;justify-content:space-between;gap:1mm 6mm;color:var(--faint)}
.run{font-size:8pt;border-bottom:.4pt solid var(--rule);padding-bottom:2.2mm;margin-bottom:6mm}
.run b{font:600 9.5pt/1 var(--serif);color:var(--ink)}
.foot{margin-top:auto;border-top:.4pt solid var(--rule);font-size:7.6pt}
.foot>span{padding-top:2.6mm}
.gap{flex:0 0 7mm}
.sub{color:var(--soft);margin:2.5mm 0 4.5mm;max-width:165mm}
.quick{width:fit-content;font-weight:600;border:.8pt solid var(--ink);padding:.7mm 2.6mm;margin-bottom:5mm}
.lead{font:13pt/1.4 var(--serif);max-width:172mm;text-wrap:pretty}
.lead b{font-weight:600}
.num{display:grid;grid-template-columns:50mm 1fr 45mm;gap:5mm;align-items:center;border-top:.4pt solid var(--rule);
  padding:1.9mm 0;break-inside:avoid}
.num+:not(.num){border-top:.4pt solid var(--rule);padding-top:5mm;margin-top:0}
.num p{font-size:8.8pt;color:var(--soft);line-height:1.35}
.standing{margin-top:2.5mm;max-width:172mm;text-wrap:pretty}
.strip{display:flex;flex-wrap:wrap;gap:2mm 3.2mm;border-top:1.2pt solid var(--ink);padding-top:2mm}
.strip .par{font-size:7.6pt;line-height:1;color:var(--faint);display:block;margin-bottom:1mm;min-height:7.6pt}
.strip a{display:inline-block;padding:0 .5mm;text-align:center;min-width:6.1mm;font-size:8pt;line-height:1.3;color:var(--soft)}
.strip .mk{display:block;width:5mm;height:5mm;margin:0 auto}
.shown li{padding:.8mm 0;border-bottom:.4pt solid var(--hair)}
.shown a{font-weight:600}
.key{display:flex;flex-wrap:wrap;gap:.6mm 4.5mm;font-size:8pt;color:var(--soft);margin-top:2.4mm}
.mk{width:4.4mm;height:4.4mm;display:inline-block;vertical-align:-.8mm;flex:none}
.mk.s{width:3.2mm;height:3.2mm;vertical-align:-.5mm}
.mk.l{width:9mm;height:9mm})";

constexpr Text tables = R"(
table{border-collapse:collapse;width:100%;font-size:8.8pt;line-height:1.34}
th,td{text-align:left;vertical-align:top;padding:1.3mm 3mm 1.3mm 0;border-bottom:.4pt solid var(--hair)}
thead th{font-weight:400;color:var(--faint);font-size:7.7pt;vertical-align:bottom;padding-bottom:1mm;
  border-bottom:.6pt solid var(--ink)}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap;padding-right:0}
td.n+td.n,th.n+th.n{padding-left:4mm}
tr{break-inside:avoid}
.numbers{table-layout:fixed}.numbers .a{width:50mm}.numbers .b{width:41mm}.numbers .n{width:24mm;white-space:normal}
.numbers td,.numbers th{padding-top:.7mm;padding-bottom:.7mm}
.essay .a{width:9mm}.essay .b{width:15mm}.essay .d{width:41mm}
.essay td,.essay th{padding-top:.7mm;padding-bottom:.7mm}
.essay tbody th{color:var(--faint)}
.essay .q{font-size:9.4pt}
.essay .none td{color:var(--faint);background:var(--page)}
.essay a{white-space:nowrap;font-weight:600}
.fits td,.fits th{padding-top:.7mm;padding-bottom:.7mm}
.fits th:nth-child(4),.fits td.n{padding-right:5mm}
.cl{table-layout:fixed}
.cl td,.cl th{padding-right:2mm}
.cl .n{padding-right:0}
.cl .c1{width:8mm}.cl .c2{width:13mm}.cl .c4{width:29mm}.cl .c5{width:22mm}.cl .c6{width:20mm}
.cl tbody th{color:var(--soft)}
.cl b{font-weight:600}
.cl .q{font-size:9.8pt;display:block}
.cl .i{display:block;color:var(--soft);white-space:nowrap}
.cl .w{display:block;font-size:8pt;color:var(--faint)}
.cl .f{color:var(--soft)})";

constexpr Text cards = R"(
.claim{border-top:1.2pt solid var(--ink);padding-top:3mm;margin-top:9mm;scroll-margin-top:4mm}
.claim:first-of-type{margin-top:4mm}
.said{break-inside:avoid;break-after:avoid}
.where{font-size:8.2pt;color:var(--faint);margin-bottom:.8mm}
.said h3{font:400 13.4pt/1.36 var(--serif);max-width:172mm;text-wrap:pretty}
.found{display:grid;grid-template-columns:9mm 1fr;gap:0 3.5mm;margin-top:3mm;align-items:start}
.code{font-size:8.2pt;font-weight:650;letter-spacing:.02em;color:var(--way)}
.code.against{color:var(--anti)}
.code.mute{color:var(--mute)}
.found p+p{font-size:13pt;line-height:1.3;font-weight:650;text-wrap:balance;max-width:160mm}
.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:0 5mm;margin-top:3.5mm;border-top:.4pt solid var(--rule);
  border-bottom:.4pt solid var(--rule);padding:2mm 0;break-inside:avoid}
.three dt{font-size:8pt;color:var(--faint)}
.three dd{font-size:9.2pt;line-height:1.35}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:6mm 8mm;margin-top:5mm;align-items:start}
.col{display:grid;gap:6mm;align-content:start;min-width:0}
.col>div,.fans>div,.wide{break-inside:avoid;min-width:0}
.wide{grid-column:1/-1}
.wide+.wide,.grid+.wide,.three+.wide{margin-top:5mm}
.counts{display:flex;flex-wrap:wrap;gap:.4mm 4mm;font-size:8.6pt;margin-bottom:1.5mm}
.counts svg{display:inline-block;width:2.6mm;height:2.6mm;vertical-align:-.2mm;margin-right:1mm}
.facts>div{display:grid;grid-template-columns:34mm 1fr;gap:0 5mm;padding:1.2mm 0;border-bottom:.4pt solid var(--hair);
  break-inside:avoid;font-size:8.8pt;line-height:1.4}
.facts>div:first-child{border-top:.4pt solid var(--hair)}
.facts dt{color:var(--faint)}
.facts dd{min-width:0;overflow-wrap:anywhere}
.boxed{background:var(--page);padding:3.4mm 4.5mm;margin-top:5mm;display:grid;grid-template-columns:1fr 1fr;
  gap:3mm 8mm;font-size:9.2pt;line-height:1.42;break-inside:avoid}
.real .a{width:44mm}.real .b{width:14mm}.real .c{width:28mm}.real .d{width:44mm}.real .e{width:13mm}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 8mm}
.two h2{margin-top:6mm})";

constexpr Text drawings = R"(
svg+.small{margin-top:1.2mm}
svg{display:block;max-width:100%;height:auto}
svg text{font-family:var(--sans);font-size:10.4px;fill:var(--soft)}
svg .k{fill:var(--ink);font-weight:600}
svg .mid{text-anchor:middle}
svg .end{text-anchor:end}
.ink{fill:var(--ink)}
.rail{fill:var(--hair)}
.ground{stroke:var(--mute);stroke-width:.8;fill:none}
.hairline{stroke:var(--rule);stroke-width:.7;fill:none}
.bar{stroke:var(--ink);stroke-width:1.3;fill:none}
.dash{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2.4;fill:none}
.wayline{stroke:var(--way);stroke-width:1.8;fill:none;stroke-linejoin:round}
.thin{stroke:var(--way);stroke-width:1.2;fill:none}
.wideline{stroke:var(--way);stroke-width:1.1;fill:none}
.way{fill:var(--way)}
.way2{fill:var(--way2)}
.way3{fill:var(--way3)}
.part{fill:var(--way3)}
.against{fill:var(--card);stroke:var(--anti);stroke-width:1.1}
.hollow{fill:var(--card);stroke:var(--ink);stroke-width:1.2}
.fans .hollow{stroke-width:1.4}
.hill{fill:var(--mute3)}
.out{fill:var(--mute3);opacity:.45}
.band90{fill:var(--way4)}
.band50{fill:var(--way3)}
.one{stroke:var(--ink);stroke-width:.9;fill:none;stroke-dasharray:1.2 1.8}
.wash{fill:var(--way4);stroke:var(--way);stroke-width:1}
.antiwash{fill:var(--anti4);stroke:var(--anti);stroke-width:1;stroke-dasharray:3 2})";

constexpr Text narrow = R"(
@media screen and (max-width:820px){
  .sheet{width:auto;min-height:0;margin:0 0 8px;padding:20px 18px 26px}
  body{font-size:15px}h1{font-size:26px}.lead{font-size:17px}h2{font-size:18px;margin-top:30px}h3,h4{font-size:15px}
  .run,.foot{font-size:12px;flex-wrap:wrap}
  .num{grid-template-columns:1fr;gap:6px;padding:14px 0}
  .num svg{max-width:420px}
  .num p,table,.key,.small,.counts,.facts>div,.three dd,.boxed,.where,.code{font-size:13.5px}
  thead th,.three dt,.strip .par,.cl .w{font-size:12px}
  .strip a{min-width:34px;padding:6px 0;font-size:13px}.strip .mk{width:20px;height:20px}
  .mk{width:19px;height:19px}.mk.s{width:14px;height:14px}.mk.l{width:32px;height:32px}
  .said h3{font-size:19px}.found p+p{font-size:18px}.found{grid-template-columns:32px 1fr;gap:0 12px}
  .col{gap:22px}.grid,.two,.boxed,.three{grid-template-columns:1fr;gap:22px}.three{gap:10px}
  .facts>div{grid-template-columns:1fr}
  svg text{font-size:11.6px}
}
@media screen and (max-width:640px){
  .cl,.cl tbody,.cl tr,.st,.st tbody,.st tr{display:block}
  .cl thead,.st thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .cl tr{padding:10px 0 10px 30px;border-bottom:1px solid var(--rule);position:relative}
  .cl td,.cl th,.st td,.st th{display:block;border:0;padding:1px 0;text-align:left;white-space:normal}
  .cl td:first-child{position:absolute;left:0;top:12px}
  .cl .q{font-size:16px}.cl svg:not(.mk){width:170px;margin:2px 0}.cl td:empty{display:none}
  .cl .w:not(:empty)::before{content:attr(data-is) ": "}
  .st tr{padding:8px 0;border-bottom:1px solid var(--rule)}
  .st [data-is]:not([data-is=""])::before{content:attr(data-is) ": ";color:var(--faint)}
  .st th{font-weight:600}
  .n{white-space:normal}
})";

constexpr Text print = R"(
@media print{
  html{background:#fff}
  .sheet{width:auto;min-height:0;margin:0;padding:0;display:block}
  .sheet+.sheet{break-before:page}
  .run{margin-bottom:5mm}
  .gap{height:5mm}
  .sheet>.foot{display:none}
  a:hover{text-decoration:none}
})";

// Letters and digits of a seal: what a style sheet may quote.
std::string bare(Text text, std::size_t most) {
  std::string safe;
  for (const char c : text.substr(0, most))
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') safe += c;
  return safe;
}

// The foot of every printed page, in its margin.
std::string printed_foot(const Json& document) {
  const Json& study = at(document, "study");
  return fmt::format(
      "\n@page{{size:A4;margin:15mm 17mm 17mm;"
      "@bottom-left{{content:\"Study {} · seed {} · interregnum {} · {} draws a claim\";"
      "font:7.6pt sans-serif;color:#5d6672;vertical-align:top;padding-top:3mm}}"
      "@bottom-right{{content:\"page \" counter(page) \" of \" counter(pages);font:7.6pt sans-serif;color:#5d6672;"
      "vertical-align:top;padding-top:3mm}}}}",
      bare(text_at(study, "hash"), 12), bare(text_at(study, "seed"), 18), bare(text_at(study, "engine"), 24),
      extent_of(document).draws);
}

}  // namespace

std::string style(const Json& document) {
  return fmt::format(":root{{{}}}@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}{}{}{}{}{}{}{}{}", light,
                     dark, words, sheets, tables, cards, drawings, narrow, print, printed_foot(document));
}

}  // namespace interregnum::page
