package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Some racks, each counted once.
 *
 * @param ageMillis of their oldest fresh reading; of their last one where none is fresh
 * @param unknownNames nodes that were never heard, the first so many
 */
record Below(
    long milliwatts,
    long silent,
    long declared,
    long unknownRated,
    int nodes,
    long gpus,
    int unknown,
    OptionalLong ageMillis,
    OptionalLong newestSilent,
    List<String> unknownNames) {

  static Below of(
      Layout layout,
      List<LiveRack> racks,
      List<NodePower> powers,
      int[] at,
      Instant now,
      int mostNamed) {
    long milliwatts = 0;
    long silent = 0;
    long declared = 0;
    long unknownRated = 0;
    int nodes = 0;
    long gpus = 0;
    int unknown = 0;
    OptionalLong oldest = OptionalLong.empty();
    OptionalLong lastSilent = OptionalLong.empty();
    List<String> names = new ArrayList<>();
    for (int number : at) {
      LiveRack rack = racks.get(number);
      milliwatts += rack.milliwatts();
      silent += rack.silentMilliwatts();
      declared += rack.declaredMilliwatts();
      unknownRated += rack.unknownRatedMilliwatts();
      nodes += rack.nodeCount();
      unknown += rack.unknownNodeCount();
      if (rack.oldestFresh().isPresent()) {
        long fresh = rack.oldestFresh().getAsLong();
        oldest = OptionalLong.of(Math.min(fresh, oldest.orElse(fresh)));
      }
      if (rack.newestSilent().isPresent()) {
        long last = rack.newestSilent().getAsLong();
        lastSilent = OptionalLong.of(Math.max(last, lastSilent.orElse(last)));
      }
      for (int node : layout.nodesByRack().get(number)) {
        Node stands = layout.stock().nodes().get(node);
        gpus += stands.gpuCount();
        if (powers.get(node).hearing() == Hearing.NEVER && names.size() < mostNamed) {
          names.add(stands.id());
        }
      }
    }
    OptionalLong reading = oldest.isPresent() ? oldest : lastSilent;
    return new Below(
        milliwatts,
        silent,
        declared,
        unknownRated,
        nodes,
        gpus,
        unknown,
        reading.isPresent()
            ? OptionalLong.of(Math.max(0, now.toEpochMilli() - reading.getAsLong()))
            : OptionalLong.empty(),
        lastSilent,
        names);
  }
}
