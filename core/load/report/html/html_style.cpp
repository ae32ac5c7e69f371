// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours are those of the desktop program: after Okabe and Ito (https://jfly.uni-koeln.de/color/), safe
// for colour-blind eyes; orange and sky blue are darker on white, so that each line stands out from its
// ground by 3:1 at least (https://www.w3.org/TR/WCAG22/#non-text-contrast). Of two designs the first is the
// warm one; bars, whose colours mean codes of errors, begin with the colours that two designs leave. Type has
// four sizes, space goes in steps of 8 px (half of one inside a group). Paper is light whatever the screen
// is.
#include "core/load/report/html/html_style.h"

namespace cachescope::load {

namespace {

const char *const kColours = R"(
:root { color-scheme: light dark;
  --window: #F5F6F8; --surface: #FFFFFF; --border: #E2E5EB; --grid: #ECEEF2; --text: #1B2230; --muted: #626C7C;
  --good: #0F7B52; --good-ground: #E3F4EC; --warning: #9A5B00; --warning-ground: #FBEFD9;
  --bad: #B3261E; --bad-ground: #FBE9E7;
  --s0: #D55E00; --s1: #0072B2; --s2: #009E73; --s3: #CC79A7; --s4: #B87D00; --s5: #2A95D0; }
@media screen and (prefers-color-scheme: dark) { :root {
  --window: #14171C; --surface: #1C2027; --border: #2D333D; --grid: #262B34; --text: #E7EAF0; --muted: #98A1B1;
  --good: #4CC38A; --good-ground: #16322A; --warning: #E5B25A; --warning-ground: #3A2E17;
  --bad: #F2746B; --bad-ground: #3E2020;
  --s0: #F08A4B; --s1: #4DA6DB; --s2: #2DBE97; --s3: #DE9CC3; --s4: #F0BE4D; --s5: #7FC8F0; } }
)";

const char *const kPage = R"(
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text); font: 13px/20px system-ui, sans-serif;
  font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 1184px; margin: 0 auto; padding: 24px 16px; }
h1, h2, h3, p, ul, dl, dd, figure, pre { margin: 0; padding: 0; }
h1 { font-size: 22px; line-height: 32px; font-weight: 600; overflow-wrap: anywhere; }
h2 { font-size: 15px; line-height: 24px; font-weight: 600; margin-bottom: 8px; }
h3 { font-size: 13px; font-weight: 600; display: inline; }
.muted, .unit { color: var(--muted); }
.unit { margin-left: 8px; }
.card, .banner { margin-top: 16px; padding: 16px; border: 1px solid var(--border); border-radius: 8px;
  background: var(--surface); }
.banner { border-color: transparent; }
.banner h2 { margin: 0; }
.banner ul { list-style: none; }
.banner li { margin-top: 8px; overflow-wrap: anywhere; }
.banner li .muted { display: block; }
.banner.good { background: var(--good-ground); }
.banner.bad { background: var(--bad-ground); }
.banner.warning { background: var(--warning-ground); }
.banner.good h2, .good { color: var(--good); }
.banner.bad h2, .bad { color: var(--bad); }
.banner.warning h2, .warning { color: var(--warning); }
.bad { font-weight: 600; }
.banner.bad { font-weight: 400; color: var(--text); }
.banner.good, .banner.warning { color: var(--text); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(168px, 1fr)); gap: 8px 16px; }
dt { font-size: 11px; line-height: 16px; color: var(--muted); }
dd { overflow-wrap: anywhere; }
pre { padding: 8px; border-radius: 6px; background: var(--window); font: 11px/16px ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
p + pre, pre + p, p + p { margin-top: 8px; }
p { max-width: 72em; }
.top { display: flex; flex-wrap: wrap; column-gap: 16px; align-items: flex-start; }
.top .card { flex: 1 1 auto; max-width: 100%; }
.side { flex: 1000 1 352px; min-width: 0; }
)";

const char *const kTables = R"(
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--s1); outline-offset: 2px; }
.scroll + .scroll, .scroll + p, p + .scroll { margin-top: 16px; }
table { border-collapse: collapse; min-width: 40%; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 3px 24px 3px 0; text-align: left; vertical-align: top; font-weight: 400; white-space: nowrap;
  border-top: 1px solid var(--grid); }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; font-size: 11px; line-height: 16px; color: var(--muted); vertical-align: bottom;
  max-width: 192px; }
thead .name { min-width: 112px; }
.name { white-space: normal; max-width: 192px; overflow-wrap: anywhere; }
tbody .name { max-width: 256px; padding-left: 32px; text-indent: -32px; }
.inner { padding-left: 16px; color: var(--muted); }
.number { text-align: right; }
.code { font: 11px/20px ui-monospace, monospace; }
.long { min-width: 256px; max-width: 56em; white-space: normal; overflow-wrap: anywhere; }
)";

const char *const kCharts = R"(
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(480px, 100%), 1fr)); gap: 24px 32px; }
figure { min-width: 0; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0 16px; margin-bottom: 8px; font-size: 11px;
  line-height: 16px; color: var(--muted); }
.swatch { width: 24px; height: 8px; margin-right: 8px; }
.hatchings { position: absolute; width: 0; height: 0; }
.chart { display: block; width: 100%; height: auto; max-width: 672px; }
.chart text { font-size: 11px; fill: var(--muted); }
.grid { stroke: var(--grid); }
.axis { stroke: var(--border); }
.mark { stroke: var(--muted); stroke-dasharray: 1 2; }
.mark-reach { stroke: transparent; stroke-width: 9; pointer-events: stroke; }
.line-0, .line-1, .line-2, .line-3, .line-4, .line-5 { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
path { stroke-linecap: butt; }
.line-0 { stroke: var(--s0); } .line-1 { stroke: var(--s1); } .line-2 { stroke: var(--s2); }
.line-3 { stroke: var(--s3); } .line-4 { stroke: var(--s4); } .line-5 { stroke: var(--s5); }
.ground-0 { fill: var(--s3); } .ground-1 { fill: var(--s4); } .ground-2 { fill: var(--s2); }
.ground-3 { fill: var(--s5); } .ground-4 { fill: var(--s0); } .ground-5 { fill: var(--s1); }
.hatch { fill: none; stroke: var(--surface); stroke-width: 1; }
.fill-0 { fill: url(#hatch-0); } .fill-1 { fill: url(#hatch-1); } .fill-2 { fill: url(#hatch-2); }
.fill-3 { fill: url(#hatch-3); } .fill-4 { fill: url(#hatch-4); } .fill-5 { fill: url(#hatch-5); }
)";

const char *const kPaper = R"(
@page { margin: 12mm; }
@media print {
  :root { color-scheme: light; }
  body { background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .card { border: 0; border-top: 1px solid var(--border); border-radius: 0; padding: 16px 0; background: none; }
  .scroll { overflow: visible; }
  figure, tr, .banner { break-inside: avoid; }
  h2 { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; gap: 16px; }
  .chart text { font-size: 14px; } /* drawn at half its size */
  th, td { padding: 2px 12px 2px 0; }
  .long { min-width: 0; }
}
)";

} // namespace

QString htmlStyle()
{
    QString style;
    for (const char *part : {kColours, kPage, kTables, kCharts, kPaper})
        style += QLatin1String(part);
    return style;
}

} // namespace cachescope::load
