// SVG and MathML write some names with capitals; HTML brings names in small letters, and these tables put them back.

extension HTMLTreeBuilder {
  /// Spells the name of an SVG element as SVG does.
  mutating func adjustName(_ token: inout HTMLToken) {
    guard token.tag == .other else { return }
    let name = tokenizer.otherNames[Int(token.otherName)]
    guard let spelled = HTMLForeign.elements[name] else { return }
    if let number = tokenizer.otherNames.firstIndex(of: spelled) {
      token.otherName = Int32(number)
    } else {
      token.otherName = Int32(tokenizer.otherNames.count)
      tokenizer.otherNames.append(spelled)
    }
  }

  /// Spells the names of a foreign element's attributes as its vocabulary does.
  mutating func adjustForeign(_ token: HTMLToken, _ namespace: HTMLTree.Namespace) {
    for index in token.attributes {
      let place = tokenizer.attributes[index].name
      guard place.count > 5 else { continue }
      let name = String(decoding: tokenizer.bytes[Int(place.lowerBound)..<Int(place.upperBound)], as: UTF8.self)
      let spelled =
        namespace == .svg ? HTMLForeign.attributes[name] : name == "definitionurl" ? "definitionURL" : nil
      guard let spelled else { continue }
      tokenizer.bytes.replaceSubrange(Int(place.lowerBound)..<Int(place.upperBound), with: spelled.utf8)
    }
  }
}

enum HTMLForeign {
  static let elements = table(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix \
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow \
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset \
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence glyphRef linearGradient radialGradient textPath
    """)

  static let attributes = table(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits \
    glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust \
    limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength \
    patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha \
    preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage \
    tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
    """)

  private static func table(_ names: String) -> [String: String] {
    Dictionary(names.split(separator: " ").map { ($0.lowercased(), String($0)) }) { first, _ in first }
  }
}
