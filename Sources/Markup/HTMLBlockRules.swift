// What the elements of HTML mean to the text of an article.

import Articles

/// What the names of elements say about blocks and lines.
enum HTMLBlockRules {
  /// Elements whose text is no text for readers.
  static func isCode(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .noscript, .template, .head, .noembed, .noframes, .applet, .datalist, .canvas: true
    default: false
    }
  }

  /// Elements that a reader works with and does not read, and drawings that a terminal cannot show.
  static func isControl(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .input, .button, .select, .textarea, .svg, .map, .meter, .progress, .keygen, .frameset, .dialog: true
    default: false
    }
  }

  /// Elements before and after which a new line begins.
  static func breaksLine(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .html, .body, .article, .section, .nav, .aside, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .header, .footer,
      .address, .main, .search, .p, .hr, .pre, .listing, .xmp, .plaintext, .blockquote, .ol, .ul, .menu, .dir, .li,
      .dl, .dt, .dd, .figure, .figcaption, .div, .center, .details, .summary, .fieldset, .legend, .form, .table,
      .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th, .br, .option, .marquee, .title:
      true
    default: false
    }
  }

  /// How an inline element sets its words apart.
  static func emphasis(_ tag: HTMLTag) -> Run.Emphasis {
    switch tag {
    case .em, .i, .cite, .dfn, .`var`: .italic
    case .strong, .b: .bold
    case .code, .kbd, .samp, .tt: .code
    case .s, .del, .strike: .struck
    case .sup: .raised
    case .sub: .lowered
    default: []
    }
  }

  /// The level of a heading, nil for other elements.
  static func headingLevel(_ tag: HTMLTag) -> Int? {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
