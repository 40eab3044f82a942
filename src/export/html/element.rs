//! A tree of elements, and the one place that writes and escapes it.
//!
//! Only the export makes one; whoever shows a page may read it.

/// Declares what may be named, and how it is written.
macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($name:ident = $written:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type {
            $(
                #[doc = concat!("`", $written, "`")]
                $name,
            )*
        }

        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// How it is written.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $written,)* }
            }
        }
    };
}

names! {
    /// The elements a page is made of.
    Tag {
        A = "a", Article = "article", Aside = "aside", Bdi = "bdi", Bdo = "bdo", Blockquote = "blockquote", Body = "body",
        Br = "br", Details = "details", Div = "div", Em = "em", Figcaption = "figcaption", Figure = "figure", Footer = "footer",
        H1 = "h1", H2 = "h2", H3 = "h3", Head = "head", Header = "header", Hr = "hr", Html = "html", Img = "img", Li = "li",
        Main = "main", Meta = "meta", Ol = "ol", P = "p", Section = "section", Span = "span", Strong = "strong",
        Style = "style", Summary = "summary", Time = "time", Title = "title", Ul = "ul",
    }
}

names! {
    /// The attributes they carry.
    Attribute {
        Alt = "alt", Charset = "charset", Class = "class", Content = "content",
        DataCopydesk = "data-copydesk", DataKind = "data-kind", DataLevel = "data-level", DataMention = "data-mention",
        DataPhoto = "data-photo", DataQuotation = "data-quotation", DataSource = "data-source", Datetime = "datetime", Dir = "dir", Height = "height", Href = "href",
        HttpEquiv = "http-equiv", Lang = "lang", Loading = "loading", Name = "name", Property = "property",
        Rel = "rel", Sizes = "sizes", Src = "src", Srcset = "srcset", Style = "style", Width = "width",
    }
}

impl Tag {
    /// Elements that have no content and no end tag (HTML, 13.1.2).
    fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img | Self::Meta)
    }

    /// Elements in which white space between children means nothing, so that each child may
    /// stand on its own line.
    fn holds_blocks(self) -> bool {
        matches!(
            self,
            Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Body
                | Self::Div
                | Self::Figure
                | Self::Footer
                | Self::Head
                | Self::Header
                | Self::Html
                | Self::Main
                | Self::Ol
                | Self::Section
                | Self::Ul
        )
    }
}

/// A part of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters, escaped when written.
    Text(String),
    /// A style sheet, written as it is: the program's own, never anybody's words.
    Sheet(&'static str),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    tag: Tag,
    attributes: Vec<(Attribute, String)>,
    children: Vec<Node>,
}

/// An element without attributes or content.
pub(in crate::export) fn el(tag: Tag) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// What it is.
    #[must_use]
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// An attribute of it, unescaped.
    #[must_use]
    pub fn attribute(&self, name: Attribute) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// What it holds, in order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.children
    }

    pub(in crate::export) fn with(mut self, name: Attribute, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(in crate::export) fn with_some(self, name: Attribute, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    pub(in crate::export) fn class(self, class: &'static str) -> Self {
        self.with(Attribute::Class, class)
    }

    pub(in crate::export) fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    pub(in crate::export) fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    pub(in crate::export) fn text(self, text: &str) -> Self {
        self.child(Node::Text(text.to_owned()))
    }

    /// The element as the whole of a document.
    pub(in crate::export) fn document(&self) -> String {
        let mut page = String::from("<!doctype html>\n");
        self.write(&mut page);
        page.push('\n');
        page
    }

    /// Writes the element.
    pub(in crate::export) fn write(&self, page: &mut String) {
        page.push('<');
        page.push_str(self.tag.name());
        for (name, value) in &self.attributes {
            page.push(' ');
            page.push_str(name.name());
            page.push_str("=\"");
            escape(value, page);
            page.push('"');
        }
        page.push('>');
        if self.tag.is_void() {
            return;
        }
        let gap = if self.tag.holds_blocks() && !self.children.is_empty() { "\n" } else { "" };
        page.push_str(gap);
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(page),
                Node::Text(text) => escape(text, page),
                Node::Sheet(sheet) => page.push_str(sheet),
            }
            page.push_str(gap);
        }
        page.push_str("</");
        page.push_str(self.tag.name());
        page.push('>');
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// Escapes for text and for attributes in double quotes alike. What HTML forbids in a document
/// (13.1.4, WHATWG Infra 4.5) is dropped: control characters save tab and line feed, and
/// noncharacters. The JSON keeps them.
fn escape(text: &str, page: &mut String) {
    for c in text.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            '\t' | '\n' => page.push(c),
            _ if c.is_control() || is_noncharacter(c) => {}
            _ => page.push(c),
        }
    }
}

/// The 66 code points that are no characters (Unicode, 23.7).
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_markup() {
        let page =
            el(Tag::P).with(Attribute::Alt, "\"><'").text("</p><script>&\u{0}\u{8}\u{fffe}\u{fdd0}\r\n\t…").document();
        assert_eq!(page, "<!doctype html>\n<p alt=\"&quot;&gt;&lt;&#39;\">&lt;/p&gt;&lt;script&gt;&amp;\n\t…</p>\n");
    }

    #[test]
    fn blocks_stand_on_lines_and_words_together() {
        let page = el(Tag::Article).child(el(Tag::P).text("a").child(el(Tag::Em).text("b"))).child(el(Tag::Hr));
        assert_eq!(page.document(), "<!doctype html>\n<article>\n<p>a<em>b</em></p>\n<hr>\n</article>\n");
    }
}
