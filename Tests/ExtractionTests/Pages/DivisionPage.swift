extension WholePage {
  /// A page of our own as content systems make them now: boxes with classes, and JSON-LD.
  static let divisions = #"""
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry returns to the lower harbour | The Harbour Paper</title>
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry returns to the lower harbour",
    "author":[{"@type":"Person","name":"Ann Keeper"}],"datePublished":"2020-07-02T16:40:00+09:00","dateModified":"2020-07-03T09:17:00+09:00",
    "publisher":{"@type":"Organization","name":"The Harbour Paper"}}</script></head><body>
    <header class="site-header"><nav class="main-navigation">
    <div class="column"><div class="group"><h3><a href="/national">National</a></h3><ul><li><a href="/national/politics">Politics</a><ul><li><a href="/national/politics/assembly">Assembly</a></li><li><a href="/national/politics/parties">Parties</a></li></ul></li><li><a href="/national/defense">Defense</a></li></ul></div>
    <div class="group"><h3><a href="/business">Business</a></h3><ul><li><a href="/business/markets">Markets</a></li><li><a href="/business/companies">Companies</a></li></ul></div></div>
    <div class="column"><div class="group"><h3><a href="/culture">Culture</a></h3><ul><li><a href="/culture/books">Books</a></li><li><a href="/culture/film">Film</a></li></ul></div>
    <div class="group"><h3><a href="/sports">Sports</a></h3></div></div></nav></header>
    <main><article class="story"><h1>Ferry returns to the lower harbour</h1>
    <div class="byline">By <a href="/author/ann-keeper">Ann Keeper</a></div>
    <div class="article-body"><p>The ferry that had been missing from the lower harbour since autumn came back on Monday, its hull newly painted.</p><p>About forty people stood on the pier, some with flowers, others only with umbrellas, and waited for the bell.</p><p>The harbour master said that repairs had taken longer than planned, because two plates had to be cast anew.</p><p>The foundry that once cast them closed before anyone now working in the harbour was born, so a smith from the next town was asked, and he needed four attempts and most of the winter.</p><p>From Tuesday the ferry will cross every forty minutes from six in the morning until the last train has left, and on market days, as the council has promised, as often as people are waiting.</p></div></article>
    <section class="related-stories"><h2>Related stories</h2>
    <div class="card"><a href="/business/fish-prices-rise-for-the-third-time"><img src="/t/1.jpg" alt="Fish on ice"></a><span class="category">Business</span><h3><a href="/business/fish-prices-rise-for-the-third-time">Fish prices rise for the third time</a></h3><time datetime="2020-07-01T16:40:00Z">1 July</time></div>
    <div class="card"><span class="category">National</span><h3><a href="/national/bridge-closed-for-a-whole-week">Bridge closed for a whole week</a></h3><time datetime="2020-06-30T10:05:00Z">30 June</time></div></section>
    <section><div class="section-title"><span>More from Ann Keeper</span></div>
    <div class="card"><a href="/culture/lighthouse-keeper-retires-at-last"><div class="card-title">Lighthouse keeper retires at last</div></a></div>
    <div class="card"><a href="/culture/the-old-rope-works-open-once-more"><div class="card-title">The old rope works open once more</div></a></div></section></main>
    <aside class="sidebar">
    <div class="tabs"><a href="#t1">Most Read</a></div>
    <div class="widget"><div class="item"><a href="/national/tide-table-printed-upside-down"><span class="rank">1</span><span class="headline">Tide table printed upside down</span></a></div>
    <div class="item"><a href="/culture/the-bell-founder-who-hears-colors"><span class="rank">2</span><span class="headline">[INTERVIEW] The bell founder who hears colors</span></a></div>
    <div class="item"><a href="/sports/rowers-win-by-the-width-of-a-hand"><span class="rank">3</span><span class="headline">Rowers win by the width of a hand</span></a></div></div>
    <div class="ad-slot sponsored"><h4>Sponsored</h4><a href="/offers/the-best-loans-for-boats-this-summer">The best loans for boats this summer</a></div>
    <div class="widget"><h4>Top 5 Entertainment News</h4>
    <div class="item"><b>1</b> <a href="/culture/film-about-the-pier-wins-a-prize">Film about the pier wins a prize</a></div>
    <div class="item"><b>2</b> <a href="/culture/a-choir-sings-against-the-tide">[REVIEW] A choir sings against the tide</a></div>
    <div class="item"><b>3</b> <a href="/culture/puppet-show-moves-to-the-market-hall">Puppet show moves to the market hall</a></div>
    <div class="item"><b>4</b> <a href="/culture/organ-needs-four-hundred-new-pipes">Organ needs four hundred new pipes</a></div>
    <div class="item"><b>5</b> <a href="/culture/late-poems-found-in-a-ship-s-log">Late poems found in a ship's log</a></div></div>
    <div class="widget"><h4>Darkroom</h4>
    <div class="photo"><a href="/darkroom/nets-drying-in-the-morning"><img src="/p/nets.jpg"><span>Nets drying in the morning</span></a></div>
    <div class="photo"><a href="/darkroom/ropes-and-the-hands-that-make-them"><img src="/p/ropes.jpg"><span>Ropes and the hands that make them</span></a></div>
    <div class="photo"><a href="/darkroom/gulls-above-the-empty-market"><img src="/p/gulls.jpg"><span>Gulls above the empty market</span></a></div></div>
    <div class="outbrain"><h4>You may also like</h4><a href="https://paper.example/x/ten-umbrellas-that-will-surprise-you-12345">Ten umbrellas that will surprise your neighbours</a><a href="https://ads.example/a-second-offer-for-you-12346">A second offer that is only for you</a></div>
    </aside><footer><nav class="menu"><a href="/about">About us</a><a href="/contact">Contact</a><a href="/privacy">Privacy</a></nav></footer></body></html>
    """#
}
