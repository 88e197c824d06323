package eu.megawatt.telemetry.live;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.Arrays;

/** What the numbers in samples are of, remembered from look to look. Not thread-safe. */
final class Places {

  private final Directory directory;
  private int[] place = new int[0];
  private EntityKind[] kind = new EntityKind[0];
  private int size;

  Places(Directory directory) {
    this.directory = directory;
  }

  /** Forgets everything: other things stand there now. */
  void forget() {
    size = 0;
  }

  /** Looks up the entities that came since. */
  void learn(Stock stock) {
    int now = directory.entities();
    if (now > place.length) {
      place = Arrays.copyOf(place, now + now / 2);
      kind = Arrays.copyOf(kind, place.length);
    }
    for (; size < now; size++) {
      EntityKind is = directory.kind(size);
      kind[size] = is;
      place[size] =
          is == EntityKind.METER ? stock.meter(directory.key(size)) : stock.nodeOf(directory, size);
    }
  }

  int size() {
    return size;
  }

  EntityKind kind(int entity) {
    return kind[entity];
  }

  /** The number of its node or meter in the stock. */
  int at(int entity) {
    return place[entity];
  }
}
