package eu.megawatt.scheduler.live;

import java.util.List;
import java.util.Optional;

/** What comes of a {@link Move}. */
public sealed interface Relocation {

  /**
   * The job stands where it was asked to.
   *
   * @param was what it took where it stood; empty where it waited
   * @param is what it takes now
   * @param peakWattsBefore the most that all sites together were to draw, facility side
   * @param peakWattsAfter the same now
   */
  record Moved(
      LiveJob before,
      LiveJob after,
      Optional<Footprint> was,
      Footprint is,
      long peakWattsBefore,
      long peakWattsAfter)
      implements Relocation {}

  /** It stands where it stood, for every one of these reasons. */
  record Refused(List<Refusal> because) implements Relocation {
    public Refused {
      because = List.copyOf(because);
    }
  }
}
