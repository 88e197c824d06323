package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.PowerLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Takes a power domain away, with all below it, and looks where the load goes: a rack with another
 * feed that survives draws all from that one, a rack without one is stranded. Used once.
 */
final class LossSimulation {

  private final PowerTree tree;
  private final List<LiveRack> racks;
  private final int lost;
  private final Shift comes;
  private final Shift goes;

  LossSimulation(PowerTree tree, List<LiveRack> racks, Pue[] pues, int lost) {
    this.tree = tree;
    this.racks = racks;
    this.lost = lost;
    comes = new Shift(tree, pues);
    goes = new Shift(tree, pues);
  }

  LossOutcome run(TreeLoads loads, Instant now) {
    boolean[] stranded = new boolean[racks.size()];
    for (int link = tree.firstLink(lost); link < tree.lastLink(lost); link++) {
      int other = tree.otherFeedOf(link);
      LiveRack rack = racks.get(tree.rackOf(link));
      boolean survives = other != PowerTree.NONE && !tree.isBelow(other, lost);
      if (survives) {
        comes.add(other, rack.milliwatts());
      }
      stranded[tree.rackOf(link)] |= !survives;
      goes.add(
          tree.feedOf(link), other == PowerTree.NONE ? 2 * rack.milliwatts() : rack.milliwatts());
    }
    for (int root = 0; root < tree.size(); root = tree.end(root)) {
      comes.settle(root);
      goes.settle(root);
    }
    List<String> ids = new ArrayList<>();
    long strandedMilliwatts = 0;
    for (int rack = 0; rack < stranded.length; rack++) {
      if (stranded[rack]) {
        ids.add(racks.get(rack).id());
        strandedMilliwatts += racks.get(rack).milliwatts();
      }
    }
    return new LossOutcome(tree.domain(lost).id(), ids, strandedMilliwatts, shifted(loads, now));
  }

  private List<LossOutcome.Shifted> shifted(TreeLoads loads, Instant now) {
    List<LossOutcome.Shifted> shifted = new ArrayList<>();
    for (int domain = 0; domain < tree.size(); domain++) {
      long more = comes.of(domain) - goes.of(domain);
      if (more > 0 && !tree.isBelow(domain, lost)) {
        long before = loads.powerMilliwatts(domain);
        long after = loads.withMilliwatts(domain, more);
        OptionalLong limit =
            tree.domain(domain).activeLimit(now).map(PowerLimit::limit).stream()
                .mapToLong(it -> it.milliwatts())
                .findFirst();
        shifted.add(
            new LossOutcome.Shifted(
                tree.domain(domain).id(),
                before,
                after,
                limit,
                limit.isPresent() && after > limit.getAsLong()));
      }
    }
    return shifted;
  }
}
