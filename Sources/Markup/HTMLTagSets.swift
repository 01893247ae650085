// Groups of elements that the HTML standard treats alike.

enum HTMLTagSets {
  /// Elements whose end tag may be left out and is then understood.
  static func hasImpliedEnd(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
    default: false
    }
  }

  static func isHeading(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Elements beyond which an end tag does not look for its start tag.
  static func endsScope(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template, .select: true
    default: false
    }
  }

  static func endsScope(_ tag: HTMLTag, namespace: HTMLTree.Namespace) -> Bool {
    switch tag {
    case .mi, .mo, .mn, .ms, .mtext, .annotationXML: namespace == .math
    case .foreignObject, .desc, .title: namespace == .svg
    default: false
    }
  }

  /// Elements that formatting does not reach across when it is parted.
  static func isSpecial(_ tag: HTMLTag, namespace: HTMLTree.Namespace) -> Bool {
    guard namespace == .html else { return endsScope(tag, namespace: namespace) }
    switch tag {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
      .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
      .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
      .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
      .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style,
      .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp:
      return true
    default: return false
    }
  }

  /// Blocks that end an open paragraph when they begin, and close what is open in them when they end.
  static func isPlainBlock(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .search, .section, .summary, .ul:
      true
    default: false
    }
  }

  /// Inline elements that are opened again after misnested end tags.
  static func isFormatting(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
    default: false
    }
  }

  static func isTablePart(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  static func isHeadContent(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: true
    default: false
    }
  }

  /// HTML elements that end SVG or MathML when they begin in it.
  static func leavesForeign(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`:
      true
    default: false
    }
  }
}
