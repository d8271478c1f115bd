"""Pages of an invented company, as browsers save them and servers send them."""

from __future__ import annotations


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Quay Terms</title><meta charset="utf-8">'
        f"{head}</head><body>{body}</body></html>"
    )


ACCORDION = page(
    """<div class="skip"><a href="#top">Skip to content</a></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/shop">Shop</a></li></ul></nav>
<main id="top"><h1>Quay Terms</h1><p>Effective 3 March 2026</p>
<div class="accordion"><h2><button aria-expanded="true" aria-controls="one">1. Mooring</button></h2>
<div id="one"><p>You may moor for <b>twelve</b> hours.</p></div>
<h2><button aria-expanded="false" aria-controls="two">2. Fees</button></h2>
<div id="two" hidden><p>The fee is EUR&nbsp;40 a night<sup><a href="#n1">1</a></sup>.</p></div>
<details><summary>3. Storm</summary><p>We may close the quay in a storm.</p></details></div>
<button>Print this page</button>
<div style="display:none">Draft: the fee is EUR 80 a night.</div>
<ol class="notes"><li id="n1">Taxes come on top. <a href="#r1">↩</a></li></ol></main>
<footer><ul><li><a href="/imprint">Imprint</a></li></ul><p>© 2026 Quay Ltd</p>
<p>These terms are governed by the law of Ruritania.</p></footer>"""
)

ASP_FORM = page(
    """<form method="post" action="./terms.aspx" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="dDw0NTY"><div class="header">
<input type="text" name="q"><input type="submit" value="Search"></div>
<div id="page"><h1>Quay Terms</h1><p>We keep the quay in good repair at all times.</p>
<h2>Liability</h2><p>Our liability is limited to EUR 1,000.</p>
<table><tr><td><label>Boats</label></td><td>up to 12&nbsp;m</td></tr>
<tr><td>Rafts</td><td></td></tr></table></div></form>"""
)

TWO_COLUMNS = page(
    """<header class="site"><a href="/"><img src="logo.png" alt="Quay"></a>
<h1>Quay Terms</h1><p>Last updated: 3 March 2026</p></header>
<div class="row" style="display:flex"><div class="col"><h2>Our part</h2>
<p>We run the <span>qu</span><span>ay</span> and keep its lights lit.</p>
<div>Harbour master<div>on duty</div>day and night</div></div>
<div class="col"><h2>Your part</h2><ul><li>You pay.</li><li>You leave in time.<ul><li>By noon</li>
<li>By boat</li></ul></li></ul></div></div>
<aside class="note"><p>You may object within 14 days.</p></aside>"""
)

COOKIE_BANNER = page(
    """<div id="cookie-banner" role="dialog"><p>We use cookies to count our visitors.</p>
<button>Accept all</button><button>Reject</button></div>
<main><h1>Quay Cookie Policy</h1><section id="cookies"><h2>Cookies</h2>
<p>We set one cookie, which lasts for a day. You can accept or reject it.</p></section>
<dl><dt>sid</dt><dd>keeps you signed in</dd><dt>lang</dt><dd>your language</dd></dl></main>"""
)

ICON_TABLE = page(
    """<main><h1>Quay Plans</h1><table><caption>What each plan holds</caption>
<thead><tr><th>Right</th><th>Day</th><th>Season</th></tr></thead><tbody>
<tr><td rowspan="2">Refund</td><td><img src="x.png" alt="yes"></td><td><svg role="img"
aria-label="yes"><path d="M0 0"/></svg></td></tr>
<tr><td></td><td><i class="fa fa-check" aria-hidden="true"></i></td></tr>
<tr><td colspan="2">Storm shelter</td><td><svg><title>included</title><path d="M0 0"/></svg></td>
</tr></tbody></table><p>Boats of 30 m<sup>2</sup> pay 1<sup>1</sup>/<sub>2</sub> fees.</p></main>"""
)

SAVED = page(
    """<div id="root"><div class="Header_header__x1"><div><a href="https://quay.example/">Quay</a>
</div><h1>Quay Terms</h1></div><div class="css-1x"><div class="Text"><p><span>1. </span><span
style="font-weight: 700">Scope. </span><span>These terms apply to the quay</span><span>.</span></p>
<p>Line one<br>line two<br><br>A new paragraph with *stars*, _lines_, 1&lt;2 and a|b.</p>
<p>2024. That was the year.</p><p># 5 is a berth</p><pre>a) first
b) second
   goes on</pre><blockquote>We quote <q>the harbour</q>.</blockquote>
<ol start="3"><li>three<li value="7">seven<li>eight</ol><ol reversed><li>b<li>a</ol>
<ol type="i"><li>roman<li>too</ol><ol style="list-style-type: upper-alpha"><li>Letter</ol>
</div></div></div>""",
    "<style>.gone{display:none}.css-1x .Text{color:red}</style>",
)

ALL = {
    "accordion": ACCORDION,
    "asp form": ASP_FORM,
    "two columns": TWO_COLUMNS,
    "cookie banner": COOKIE_BANNER,
    "icon table": ICON_TABLE,
    "saved": SAVED,
}
