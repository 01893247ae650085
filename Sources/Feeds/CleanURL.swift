/// An address without the parameters that follow readers around. `ref` goes where it names the site's or the feed's own
/// host; everything else stays as it is.
public func cleanURL(_ url: String, siteURL: String? = nil, feedURL: String? = nil) -> String {
  guard isWebAddress(url), url.utf8.contains(UInt8(ascii: "?")) else { return url }
  var reference = URLReference(url[...])
  guard let query = reference.query else { return url }
  let own = [siteURL, feedURL].compactMap { $0.flatMap { URLReference($0[...]).host } }
  let kept = query.split(separator: "&").filter { !isTracking($0, ownHosts: own) }
  guard kept.count < query.split(separator: "&").count else { return url }
  reference.query = kept.isEmpty ? nil : kept.joined(separator: "&")[...]
  return reference.text
}

private func isTracking(_ parameter: Substring, ownHosts: [String]) -> Bool {
  let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
  guard let name = parts.first?.lowercased() else { return false }
  if name == "ref" || name == "referrer", parts.count == 2 {
    let host = parts[1].lowercased()
    return ownHosts.contains(host) || ownHosts.contains(host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)
  }
  return trackingNames.contains(name) || trackingBeginnings.contains { name.hasPrefix($0) }
}

private let trackingBeginnings = ["utm_", "mtm_", "pk_", "hsa_", "at_custom", "at_campaign", "at_medium"]

private let trackingNames: Set<String> = [
  "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "msclkid", "twclid",
  "ttclid", "yclid", "ysclid", "_openstat", "mc_cid", "mc_eid", "mc_tc", "_hsenc", "_hsmi", "__hssc", "__hstc",
  "__hsfp", "hsctatracking", "igshid", "igsh", "mkt_tok", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id",
  "rb_clid",
  "s_cid", "wickedid", "ml_subscriber", "ml_subscriber_hash", "sc_campaign", "sc_channel", "sc_content", "sc_medium",
  "sc_outcome", "sc_geo", "sc_country", "__s", "ga_source", "ga_medium", "ga_term", "ga_content", "ga_campaign",
  "ga_place", "itm_source", "itm_medium", "itm_campaign", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref",
  "action_object_map", "action_type_map", "action_ref_map", "ref_src", "ref_url", "campaign_id", "campaign_medium",
  "campaign_name", "campaign_source", "campaign_term", "cmpid", "ncid", "wt_mc", "wt.mc_id", "xtor", "guccounter",
  "guce_referrer", "guce_referrer_sig", "hmb_campaign", "hmb_medium", "hmb_source", "trk_contact", "trk_msg",
  "trk_module", "trk_sid", "epik", "srsltid", "zanpid",
]
