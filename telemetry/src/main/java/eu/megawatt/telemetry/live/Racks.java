package eu.megawatt.telemetry.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Adds up what nodes draw, rack by rack. */
final class Racks {

  private Racks() {}

  /** One for each rack of a stock, in its order. */
  static List<LiveRack> of(
      Stock stock, List<List<Integer>> nodesByRack, List<NodePower> powers, Readout readout) {
    List<LiveRack> racks = new ArrayList<>(stock.racks().size());
    for (int rack = 0; rack < stock.racks().size(); rack++) {
      racks.add(rack(stock, rack, nodesByRack.get(rack), powers, readout));
    }
    return racks;
  }

  private static LiveRack rack(
      Stock stock, int rack, List<Integer> nodes, List<NodePower> powers, Readout readout) {
    long sum = 0;
    long silent = 0;
    long declared = 0;
    long unknownRated = 0;
    int unknown = 0;
    long hottest = Long.MIN_VALUE;
    long oldest = Long.MAX_VALUE;
    long lastSilent = Newest.NEVER;
    for (int node : nodes) {
      NodePower power = powers.get(node);
      sum += power.milliwatts();
      silent += power.silentMilliwatts();
      declared += power.declaredMilliwatts();
      hottest = Math.max(hottest, readout.hottest(node));
      oldest = Math.min(oldest, readout.oldestFresh(node));
      if (power.hearing() == Hearing.NEVER) {
        unknown++;
        unknownRated += stock.nodes().get(node).rated().milliwatts();
      } else if (power.hearing() == Hearing.SILENT) {
        lastSilent = Math.max(lastSilent, readout.newest(node));
      }
    }
    return new LiveRack(
        stock.racks().get(rack).id(),
        sum,
        silent,
        declared,
        unknownRated,
        nodes.size(),
        unknown,
        unless(hottest, Long.MIN_VALUE),
        unless(oldest, Long.MAX_VALUE),
        unless(lastSilent, Newest.NEVER));
  }

  private static OptionalLong unless(long value, long nothing) {
    return value == nothing ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
