package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds who repeats himself: a source that goes on sending old values looks alive and is not.
 *
 * <p>An entity repeats itself if its counter of energy stood still in {@value #FLAT_SAMPLES}
 * samples on end while its power was above 50 W, or if nothing of it changed for more than a
 * minute. The second is asked only of those that show more than whole watts: a sensor of whole
 * watts may rightly say the same for minutes. Times are the samples' own. Thread-safe.
 */
public final class RepeatWatch {

  /** Samples of a counter that stood still, after which it is stale. */
  static final int FLAT_SAMPLES = 3;

  private static final long BUSY_MILLIWATTS = 50_000;
  private static final long UNCHANGED_MILLIS = 60_000;
  private static final long MILLIWATTS_PER_WATT = 1_000;

  /** Entities that are watched; as many as a service knows of. */
  private static final int MOST_ENTITIES = 2_000_000;

  private static final class Track {
    private final long[] values = new long[Quantity.count()];
    private int known;
    private int flat;
    private boolean fine;
    private long latestMillis = Long.MIN_VALUE;
    private long energyMillis = Long.MIN_VALUE;
    private long changedMillis;
    private boolean stale;
  }

  private final Map<Integer, Track> tracks = new HashMap<>();
  private int stale;

  /** Takes a sample; those of the past are passed over. */
  public synchronized void saw(
      EntityKind kind, int entity, Quantity what, long atMillis, long value) {
    if (kind == EntityKind.METER || !room(entity)) {
      return;
    }
    Track track = tracks.computeIfAbsent(entity, _ -> new Track());
    if (atMillis < track.latestMillis) {
      return;
    }
    if (track.latestMillis == Long.MIN_VALUE) {
      track.changedMillis = atMillis;
    }
    take(track, what, atMillis, value);
    boolean now =
        track.flat >= FLAT_SAMPLES
            || (track.fine && atMillis - track.changedMillis > UNCHANGED_MILLIS);
    stale += (now ? 1 : 0) - (track.stale ? 1 : 0);
    track.stale = now;
  }

  private boolean room(int entity) {
    return tracks.size() < MOST_ENTITIES || tracks.containsKey(entity);
  }

  private static void take(Track track, Quantity what, long atMillis, long value) {
    int place = place(what);
    int bit = 1 << place;
    boolean first = (track.known & bit) == 0;
    boolean same = !first && track.values[place] == value;
    track.fine |= what == Quantity.ENERGY || value % MILLIWATTS_PER_WATT != 0;
    if (!same) {
      track.changedMillis = atMillis;
    }
    if (what == Quantity.ENERGY) {
      boolean busy = track.values[place(Quantity.POWER)] > BUSY_MILLIWATTS;
      int again = atMillis > track.energyMillis ? 1 : 0;
      track.flat = same && busy ? track.flat + again : 0;
      track.energyMillis = atMillis;
    }
    track.values[place] = value;
    track.known |= bit;
    track.latestMillis = atMillis;
  }

  private static int place(Quantity what) {
    return switch (what) {
      case POWER -> 0;
      case ENERGY -> 1;
      case UTILISATION -> 2;
      case TEMPERATURE -> 3;
      case MEMORY -> 4;
      case TENSOR -> 5;
      case START -> 6;
    };
  }

  /** Whether an entity repeats itself. */
  public synchronized boolean isStale(int entity) {
    Track track = tracks.get(entity);
    return track != null && track.stale;
  }

  /** How many do. */
  public synchronized int stale() {
    return stale;
  }
}
