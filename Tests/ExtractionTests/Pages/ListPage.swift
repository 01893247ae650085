extension WholePage {
  /// A page of our own whose lists are lists: `ol`, `ul` and `dl`.
  static let lists = #"""
    <!DOCTYPE html><html lang="en"><head><title>Ferry returns to the lower harbour</title><meta property="og:site_name" content="The Harbour Paper">
    <meta name="author" content="Ann Keeper"></head><body>
    <ul id="gnb"><li><a href="/">Home</a></li>
    <li><a href="/national">National</a><ul><li><a href="/national/politics">Politics</a><ul><li><a href="/national/politics/assembly">Assembly</a><li><a href="/national/politics/parties">Parties</a></ul></li><li><a href="/national/defense">Defense</a></li></ul></li>
    <li><a href="/business">Business</a><ul><li><a href="/business/markets">Markets</a></li><li><a href="/business/companies">Companies</a></li></ul></li>
    <li><a href="/culture">Culture</a><ul><li><a href="/culture/books">Books</a></li><li><a href="/culture/film">Film</a></li></ul></li><li><a href="/sports">Sports</a></li></ul>
    <div id="content"><h1>Ferry returns to the lower harbour</h1><p class="info">Posted : 2020-07-02 16:40 Updated : 2020-07-03 09:17</p><p class="writer">By Ann Keeper</p>
    <div class="view_text"><p>The ferry that had been missing from the lower harbour since autumn came back on Monday, its hull newly painted.</p><p>About forty people stood on the pier, some with flowers, others only with umbrellas, and waited for the bell.</p><p>The harbour master said that repairs had taken longer than planned, because two plates had to be cast anew.</p><p>The foundry that once cast them closed before anyone now working in the harbour was born, so a smith from the next town was asked, and he needed four attempts and most of the winter.</p><p>From Tuesday the ferry will cross every forty minutes from six in the morning until the last train has left, and on market days, as the council has promised, as often as people are waiting.</p></div>
    <h4>Related Articles</h4><ul><li><a href="/business/view.html?idx=291001">Fish prices rise for the third time</a> <span class="date">2020-07-01 16:40</span> <span class="section">Business</span></li>
    <li><a href="/national/view.html?idx=290877">Bridge closed for a whole week</a> <span class="date">2020-06-30 10:05</span> <span class="section">National</span></li></ul>
    <dl><dt>More articles by this reporter</dt><dd><a href="/culture/view.html?idx=280001">Lighthouse keeper retires at last</a></dd><dd><a href="/culture/view.html?idx=270002">The old rope works open once more</a></dd></dl></div>
    <div id="side"><h3>Most Read</h3><ol><li><a href="/national/view.html?idx=291100">Tide table printed upside down</a></li>
    <li>[INTERVIEW] <a href="/culture/view.html?idx=291101">The bell founder who hears colors</a></li>
    <li><a href="/sports/view.html?idx=291102">Rowers win by the width of a hand</a></li></ol>
    <h3>Advertisement</h3><ul><li><a href="https://ads.example/offer/12345">Ten umbrellas that will surprise your neighbours</a></li><li><a href="/partner/view.html?idx=99999">The best loans for boats this summer</a></li></ul>
    <h3>Top 5 Entertainment News</h3><dl>
    <dt>1</dt><dd><a href="/culture/view.html?idx=291200">Film about the pier wins a prize</a></dd>
    <dt>2</dt><dd><a href="/culture/view.html?idx=291201">[REVIEW] A choir sings against the tide</a></dd>
    <dt>3</dt><dd><a href="/culture/view.html?idx=291202">Puppet show moves to the market hall</a></dd>
    <dt>4</dt><dd><a href="/culture/view.html?idx=291203">Organ needs four hundred new pipes</a></dd>
    <dt>5</dt><dd><a href="/culture/view.html?idx=291204">Late poems found in a ship's log</a></dd></dl>
    <h3>Darkroom</h3><ul><li><a href="/darkroom/view.html?idx=291301"><img src="/p/nets.jpg" width="120" height="90"></a><a href="/darkroom/view.html?idx=291301">Nets drying in the morning</a></li>
    <li><a href="/darkroom/view.html?idx=291302"><img src="/p/ropes.jpg" width="120" height="90"></a><a href="/darkroom/view.html?idx=291302">Ropes and the hands that make them</a></li>
    <li><a href="/darkroom/view.html?idx=291303"><img src="/p/gulls.jpg" width="120" height="90"></a><a href="/darkroom/view.html?idx=291303">Gulls above the empty market</a></li></ul></div>
    <ul class="footer"><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li></ul></body></html>
    """#
}
