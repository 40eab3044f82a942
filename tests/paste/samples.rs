//! Copy in the manner of the programs it is pasted from; the words are the tests' own.

/// Word, a memo: mso styles, a conditional comment, `o:p`, padding, a heading that is bold.
pub(crate) const WORD: &str = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<title>Harbor memo</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1><b>Harbor dues<o:p></o:p></b></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'>The port will raise its dues by
<b style='mso-bidi-font-weight:normal'>4&nbsp;percent</b> in <i>March</i>,<span
style='mso-spacerun:yes'>&nbsp; </span>said a&nbsp;clerk.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>Not for print.</span>A <b>bold <span
style='font-weight:normal'>and plain</span> again</b> line; see <a
href="https://example.org/dues">the&nbsp;table</a>.<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>End.<o:p></o:p></p>
<!--EndFragment--></body></html>"#;

/// Word, lists: written-out bullets and numbers in conditional comments, three levels.
pub(crate) const WORD_LISTS: &str = r#"<html><body><!--StartFragment-->
<p class=MsoNormal>What to pack:</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Rope,
two coils<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><!--[endif]--><b>the</b> thin one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>A lamp<o:p></o:p></p>
<p class=MsoNormal>And then:</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:
Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Leave.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:
Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Return.<o:p></o:p></p>
<h2 style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>Costs</h2>
<!--EndFragment--></body></html>"#;

/// Word, footnotes and a comment in the margin.
pub(crate) const WORD_NOTES: &str = r##"<html><body><!--StartFragment-->
<p class=MsoNormal>The dam holds<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a>
for now<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1"
href="#_msocom_1" name="_msoanchor_1">[LH1]</a></span></span>.<o:p></o:p></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>
<hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1'
href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> By the gauge of 3&nbsp;May.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt>
<p class=MsoCommentText>Who says so?</p></div></div></div>
<!--EndFragment--></body></html>"##;

/// Word in Arabic: paragraphs and runs with dir=RTL, a number and a Latin name between.
pub(crate) const WORD_ARABIC: &str = r#"<html><body lang=AR-IQ><!--StartFragment-->
<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=AR-SA
style='font-family:"Arial",sans-serif'>قال المتحدث إن </span><b><span dir=LTR>Harbor Watch</span></b><span
dir=RTL></span><span lang=AR-SA dir=RTL><span dir=RTL></span> رصدت ٢٤&nbsp;سفينة&rlm;.</span><span
dir=LTR><o:p></o:p></span></p>
<p class=MsoNormal dir=RTL><span lang=AR-SA>والعدد <i>في ازدياد</i>، كما يقول.</span></p>
<!--EndFragment--></body></html>"#;

/// Word on the web: an entry a list, levels in attributes, `EOP` spaces.
pub(crate) const WORD_WEB: &str = r#"<div class="OutlineElement"><p class="Paragraph" xml:lang="EN-US"><span
class="TextRun"><span class="NormalTextRun">Before the vote</span></span><span class="EOP" data-ccp-props="{}">&nbsp;</span></p></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li data-leveltext="" data-listid="4" data-aria-level="1"
class="OutlineElement"><p class="Paragraph"><span class="TextRun">Roads</span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li data-listid="4" data-aria-level="2"><p
class="Paragraph"><span class="TextRun" style="font-weight: bold;">Bridges</span></p></li></ul></div>
<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li data-listid="4" data-aria-level="1"><p
class="Paragraph"><span class="TextRun">Rail</span></p></li></ul></div>"#;

/// Google Docs: a `b` that is not bold around everything, styles on spans, redirected links.
pub(crate) const DOCS: &str = r#"<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d"><h2
dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:700;white-space:pre-wrap;">Water returns</span></h2><p dir="ltr"
style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">The mains were </span><span
style="font-size:11pt;font-weight:700;font-style:normal;white-space:pre-wrap;">opened</span><span
style="font-size:11pt;font-weight:400;font-style:italic;white-space:pre-wrap;"> at dawn</span><span
style="font-weight:400;white-space:pre-wrap;">,  said </span><a href="https://www.google.com/url?q=https://example.org/water%3Fpage%3D2&amp;sa=D"
style="text-decoration:none;"><span style="text-decoration:underline;white-space:pre-wrap;">the board</span></a><span
style="white-space:pre-wrap;">.</span></p><br /><p dir="ltr"><span style="white-space:pre-wrap;">Line one</span><span
style="white-space:pre-wrap;"><br /></span><span style="white-space:pre-wrap;">line two</span><span
style="white-space:pre-wrap;"><span class="Apple-tab-span" style="white-space:pre;">	</span></span><span>after a tab</span></p></b><br
class="Apple-interchange-newline">"#;

/// Google Docs, lists: nested lists stand beside the entries, not inside them.
pub(crate) const DOCS_LISTS: &str = r#"<b id="docs-internal-guid-1" style="font-weight:normal;"><ol style="margin-top:0;"><li dir="ltr"
style="list-style-type:decimal;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span>First</span></p></li><ol><li
dir="ltr" style="list-style-type:lower-alpha;" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:700">Inner</span><span> words</span></p></li></ol><li
aria-level="1"><p role="presentation"><span>Second</span></p></li></ol></b>"#;

/// A free word processor: `font` elements, a footnote whose mark has no brackets, text in small caps.
pub(crate) const LIBRE: &str = r##"<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.6"/>
<style type="text/css">p { line-height: 115% }</style></head><body lang="en-US" link="#000080"><p style="margin-bottom: 0in">
The river<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> rose <font color="#c9211e"><b>two
meters</b></font> overnight, 10<sup>3</sup> liters a second.</p>
<blockquote style="margin-right: 0.39in">We saw it come.</blockquote>
<ul><li><p style="margin-bottom: 0in">mud</p></li><li><p>stones</p><p>and trees</p></li></ul>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Measured
at the weir.</p></div></body></html>"##;

/// A spreadsheet: a table of numbers with an empty cell.
pub(crate) const SHEET: &str = r#"<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-number-format:General;}--></style></head>
<body><table border=0 cellpadding=0 width=192 style='border-collapse:collapse'><!--StartFragment--><colgroup><col width=64 span=3></colgroup>
<tr height=20><td height=20 class=xl65><b>Town</b></td><td>2019</td><td>2024</td></tr>
<tr height=20><td>Basra</td><td></td><td align=right>1,201</td></tr>
<tr><td>Mosul</td><td align=right>880</td><td>&nbsp;</td></tr>
<!--EndFragment--></table></body></html>"#;

/// Outlook: `div`s of Word’s making, a signature, a link behind Safe Links.
pub(crate) const OUTLOOK: &str = r#"<html><body lang="EN-GB" link="blue"><div class="WordSection1"><p class="MsoNormal"><span
lang="EN-US" style="mso-fareast-language:EN-US">Dear desk,<o:p></o:p></span></p><p class="MsoNormal"><span><o:p>&nbsp;</o:p></span></p>
<p class="MsoNormal">The minutes are <a
href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcouncil.example%2Fminutes&amp;data=05%7C02&amp;reserved=0">here</a>.
Not <s>Tuesday</s> but Wednesday.<o:p></o:p></p><p class="MsoNormal"><span style='font-size:12.0pt'>Rana<br>Council office<br>
<a href="mailto:rana@council.example">rana@council.example</a></span></p></div></body></html>"#;

/// Gmail: lines as `div`s, a quoted mail, a picture of a smile.
pub(crate) const GMAIL: &str = r#"<div dir="ltr">Hello&nbsp;<b>Noor</b>,<div><br></div><div>the tape is <i>with me</i>.&nbsp; Call. <img
class="an1" alt="😀" src="https://fonts.gstatic.com/s/e/notoemoji/1f600.png" width="18" height="18"></div></div><br><div
class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Noor wrote:<br></div><blockquote class="gmail_quote"
style="margin:0px 0px 0px 0.8ex"><div dir="ltr">Where is the tape?<br><br>Noor</div></blockquote></div>"#;

/// Apple Mail: converted spaces, lines as `div`s.
pub(crate) const APPLE: &str = r#"<html><head></head><body style="overflow-wrap: break-word;"><div>The<span
class="Apple-converted-space">&nbsp;</span>ferry<span class="Apple-converted-space">&nbsp; </span>is back.</div><div><br></div><div>It
left at 6<span>&nbsp;</span>pm.</div><br class="Apple-interchange-newline"></body></html>"#;

/// A web page: navigation, script, hidden parts, a figure, a caption that says its picture's words.
pub(crate) const PAGE: &str = r#"<html><head><title>Ignored</title><script>var a = "<p>no</p>";</script></head><body><nav><ul><li><a
href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><article><h1>Storks <em>return</em></h1><p>They came in
<a href="javascript:go()">pairs</a>, <a href="https://example.org/storks">hundreds</a> of&shy;them.</p><style>p{color:red}</style><figure><img
src="a.jpg" alt="Storks on a roof"><figcaption>Storks on a roof</figcaption></figure><figure><img src="b.jpg" alt=""><figcaption>A
nest. <small>Photo: N. Aziz</small></figcaption></figure><p hidden>Secret</p><div style="display: none">Newsletter</div><p><span
style="font-size:0">spy</span><q>Soon</q>, he said.<img src="dot.gif" width="1" height="1" alt="dot"></p><iframe src="x"></iframe><form><label>Mail
<input type="text"></label><select><option>Daily<option>Weekly</select><button>Send</button></form><hr><pre>one
  two

three</pre></article><template>never</template></body></html>"#;

/// A newsletter: tables that only place things, sizes of zero that are set again.
pub(crate) const NEWSLETTER: &str = r#"<table role="presentation" width="600"><tbody><tr><td style="font-size:0px;"><div
style="display:none;max-height:0;overflow:hidden;">Preheader</div><table role="presentation"><tr><td style="font-size:24px">Morning
brief</td><td style="font-size:12px">3 May</td></tr></table><div style="font-size:14px"><p>Rain at last.</p><p>More
inside.</p></div></td></tr></tbody></table>"#;

/// A wiki: reference marks with brackets, a table with a heading.
pub(crate) const WIKI: &str = r##"<p>The bridge<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> opened in
1932.<sup><a href="#fn2" id="fnref2">2</a></sup></p><table class="wikitable"><caption>Spans</caption><tbody><tr><th>Name</th><th>Length</th></tr><tr><td><a
href="https://example.org/a">East</a></td><td>210<br>meters</td></tr></tbody></table><ol><li id="cite_note-1"><b>^</b> Register.</li></ol>"##;

/// Lists in lists, of both kinds, seven deep.
pub(crate) const NESTED: &str = "<ul><li>a<ol><li>b<ul><li>c<ul><li>d<ul><li>e<ul><li>f<ul><li>g</li></ul></li></ul></li></ul></li></ul></li></ul>\
</li></ol>and after</li><li><p>h</p><blockquote>i</blockquote></li></ul><ul><li>j</li></ul>";

/// Hebrew from a web editor: base direction, marks of direction, a gershayim.
pub(crate) const HEBREW: &str = "<div dir=\"rtl\" style=\"text-align:right\"><p>צה\u{5f4}ל \u{2067}אמר\u{2069} \u{200e}BBC\u{200e}&nbsp;<strong>היום</strong>.</p></div>";

/// A chat program: spans as lines, a fixed-width word, an emoji.
pub(crate) const CHAT: &str = r#"<meta charset='utf-8'><span style="color: rgb(29, 28, 29); font-weight: 400; white-space: normal;">On
my way </span><span>🚗</span><br><span style="display: block;">Bring <code>keys</code></span><span style="font-style: oblique">soon</span>"#;

/// Spreadsheet-like rows inside a list and a definition list.
pub(crate) const MIXED: &str = "<dl><dt>Ebb</dt><dd>When water <dfn>falls</dfn>.</dd></dl><ul><li><table><tr><td>low</td><td>02:10</td></tr></table></li></ul>\
<details><summary>More</summary>Tide <ruby>表<rp>(</rp><rt>hyo</rt><rp>)</rp></ruby></details><svg><title>t</title><text>Chart</text></svg>\
<p>x<math><mi>a</mi><mo>+</mo><mi>b</mi><annotation>a+b</annotation></math></p>";

/// A page that was left open in the middle of everything.
pub(crate) const BROKEN: &str = "<p>One <b>two <i>three</b> four</i><table><tr>five<td>six<p>seven</table></div>eight &amp; nine &copy &notit; <a href='https://example.org/x>ten</a> eleven";

/// A desk's own list and names, cut out of their whole by another program.
pub(crate) const OWN_PART: &str = "<p>By <span data-mention=\"7f3\">Layla Hasan</span> and <span data-mention=\"!!\">others</span>: \
<span data-quotation=\"\">“It holds.”</span></p><blockquote data-copydesk=\"pull-quote\"><p>It holds.</p>\
<p data-copydesk=\"attribution\">Layla Hasan</p></blockquote><figure data-photo=\"1\"><figcaption>The dam</figcaption></figure>\
<figure data-photo=\"not an id\"><figcaption>Words</figcaption></figure><div data-copydesk=\"fact-box\"><h3>Dams</h3><p>Two.</p></div>\
<div data-copydesk=\"embed\"><p data-copydesk=\"address\"><a href=\"https://example.org/v\">https://example.org/v</a></p><p>A film</p></div>";

/// All of them by name.
pub(crate) const ALL: &[(&str, &str)] = &[
    ("word", WORD),
    ("word_lists", WORD_LISTS),
    ("word_notes", WORD_NOTES),
    ("word_arabic", WORD_ARABIC),
    ("word_web", WORD_WEB),
    ("docs", DOCS),
    ("docs_lists", DOCS_LISTS),
    ("libre", LIBRE),
    ("sheet", SHEET),
    ("outlook", OUTLOOK),
    ("gmail", GMAIL),
    ("apple", APPLE),
    ("page", PAGE),
    ("newsletter", NEWSLETTER),
    ("wiki", WIKI),
    ("nested", NESTED),
    ("hebrew", HEBREW),
    ("chat", CHAT),
    ("mixed", MIXED),
    ("broken", BROKEN),
    ("own_part", OWN_PART),
];
