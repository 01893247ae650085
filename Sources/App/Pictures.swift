public import Articles
internal import SampleEdition
public import Store

extension Store {
  /// The pixels of a picture that is at hand: kept, or one of the sample edition, which are drawn when they are asked for.
  public func pictureAtHand(_ url: String) -> Raster? {
    // A picture that cannot be read is one that is not there: the words around it are still worth having.
    (try? picture(url)) ?? SampleEdition.picture(named: url)
  }
}
