extension WholePage {
  /// A page of our own as papers made them around 2000: tables in tables, ranks as pictures, no style sheet.
  static let tables = #"""
    <html><head><title>Ferry returns to the lower harbour - The Harbour Paper</title>
    <meta property="og:site_name" content="The Harbour Paper"></head><body bgcolor="#ffffff">
    <table width="900" class="topnav" summary="Sections"><tr>
    <td><a href="/">Home</a></td><td><a href="/rss">RSS</a></td><td><a href="/subscribe">Subscribe</a></td></tr></table>
    <table width="900" id="allmenu">
    <tr><td><b><a href="/national">National</a></b></td><td><table>
    <tr><td><a href="/national/politics">Politics</a></td><td><a href="/national/politics/assembly">Assembly</a> <a href="/national/politics/parties">Parties</a></td></tr>
    <tr><td><a href="/national/defense">Defense</a></td><td></td></tr></table></td></tr>
    <tr><td><b><a href="/business">Business</a></b></td><td><a href="/business/markets">Markets</a> <a href="/business/companies">Companies</a></td></tr>
    <tr><td><b><a href="/culture">Culture</a></b></td><td><a href="/culture/books">Books</a> <a href="/culture/film">Film</a></td></tr>
    <tr><td><b><a href="/sports">Sports</a></b></td><td></td></tr></table>
    <table width="900"><tr><td width="600" valign="top">
    <h1>Ferry returns to the lower harbour</h1>
    <font size="1">Posted : 2020-07-02 16:40<br>Updated : 2020-07-03 09:17</font><br><font size="2" class="byline">By Ann Keeper</font>
    <table><tr><td class="story-text"><p>The ferry that had been missing from the lower harbour since autumn came back on Monday, its hull newly painted.</p><p>About forty people stood on the pier, some with flowers, others only with umbrellas, and waited for the bell.</p><p>The harbour master said that repairs had taken longer than planned, because two plates had to be cast anew.</p><p>The foundry that once cast them closed before anyone now working in the harbour was born, so a smith from the next town was asked, and he needed four attempts and most of the winter.</p><p>From Tuesday the ferry will cross every forty minutes from six in the morning until the last train has left, and on market days, as the council has promised, as often as people are waiting.</p></td></tr></table>
    <table width="100%"><tr><td colspan="2"><b>Related Stories</b></td></tr>
    <tr><td><a href="/business/2020/07/fish-prices-291001.html"><img src="/t/1.jpg" width="80" height="60"></a></td><td><a href="/business/2020/07/fish-prices-291001.html">Fish prices rise for the third time</a><br><font size="1">2020-07-01 16:40 | Business</font></td></tr>
    <tr><td></td><td><a href="/national/2020/06/bridge-closed-290877.html">Bridge closed for a whole week</a><br><font size="1">2020-06-30 10:05 | National</font></td></tr></table>
    <table width="100%"><tr><th>More by Ann Keeper</th></tr>
    <tr><td><a href="/culture/2020/05/lighthouse-280001.html">Lighthouse keeper retires at last</a></td></tr>
    <tr><td><a href="/culture/2020/04/old-rope-works-270002.html">The old rope works open once more</a></td></tr></table>
    </td><td width="300" valign="top">
    <table><tr><td colspan="2"><b>Most Read</b></td></tr>
    <tr><td>1</td><td><a href="/national/2020/07/tide-table-291100.html">Tide table printed upside down</a></td></tr>
    <tr><td>2</td><td><a href="/culture/2020/07/bell-founder-291101.html">[INTERVIEW] The bell founder who hears colors</a></td></tr>
    <tr><td>3</td><td><a href="/sports/2020/07/rowers-win-291102.html">Rowers win by the width of a hand</a></td></tr></table>
    <table><tr><td><font color="red">Sponsored</font></td></tr>
    <tr><td><a href="https://ads.example/offer/12345">Ten umbrellas that will surprise your neighbours</a></td></tr>
    <tr><td><a href="/sponsored/offer-99999-the-best-loans-for-boats">The best loans for boats this summer</a></td></tr></table>
    <table><tr><td colspan="2" bgcolor="#dddddd">Top 5 Entertainment News</td></tr>
    <tr><td><img src="/i/1.gif" alt="1"></td><td><a href="/culture/2020/07/film-pier-291200.html">Film about the pier wins a prize</a></td></tr>
    <tr><td><img src="/i/2.gif" alt="2"></td><td><a href="/culture/2020/07/choir-tide-291201.html">[REVIEW] A choir sings against the tide</a></td></tr>
    <tr><td><img src="/i/3.gif" alt="3"></td><td><a href="/culture/2020/07/puppet-show-291202.html">Puppet show moves to the market hall</a></td></tr>
    <tr><td><img src="/i/4.gif" alt="4"></td><td><a href="/culture/2020/07/organ-repair-291203.html">Organ needs four hundred new pipes</a></td></tr>
    <tr><td><img src="/i/5.gif" alt="5"></td><td><a href="/culture/2020/07/late-poems-291204.html">Late poems found in a ship's log</a></td></tr></table>
    <table><tr><td colspan="3"><b>Darkroom</b></td></tr><tr>
    <td><a href="/darkroom/2020/07/nets-291301.html"><img src="/p/nets.jpg" width="120" height="90"><br>Nets drying in the morning</a></td>
    <td><a href="/darkroom/2020/07/ropes-291302.html"><img src="/p/ropes.jpg" width="120" height="90"><br>Ropes and the hands that make them</a></td>
    <td><a href="/darkroom/2020/07/gulls-291303.html"><img src="/p/gulls.jpg" width="120" height="90"><br>Gulls above the empty market</a></td></tr></table>
    </td></tr></table>
    <table width="900"><tr><td><font size="1">Copyright 2020 The Harbour Paper <a href="/about">About us</a> <a href="/contact">Contact</a></font></td></tr></table>
    </body></html>
    """#
}
