package eu.megawatt.kernels.host;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ranks in a circle, each with a connection to the next. */
final class Ring implements Closeable {

  private final List<Link> links = new ArrayList<>();

  /** So many connections: the one of a rank leads from it to the next. */
  static Ring of(int ranks) throws IOException {
    Ring ring = new Ring();
    try {
      for (int rank = 0; rank < ranks; rank++) {
        ring.links.add(Link.open());
      }
      return ring;
    } catch (IOException e) {
      ring.close();
      throw e;
    }
  }

  /** The way from a rank to the next. */
  Link from(int rank) {
    return links.get(rank);
  }

  /** The way from the one before to a rank. */
  Link to(int rank) {
    return links.get(Math.floorMod(rank - 1, links.size()));
  }

  @Override
  public void close() throws IOException {
    for (Link link : links) {
      link.close();
    }
  }
}
