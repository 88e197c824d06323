package eu.megawatt.telemetry.live;

import java.util.List;
import java.util.OptionalLong;

/**
 * What each domain of a power tree draws, added up from the racks. In half milliwatts, so that the
 * halves of a rack's two feeds are whole numbers and make up the rack in the common parent exactly.
 * Immutable once made.
 */
final class TreeLoads {

  private final PowerTree tree;
  private final Pue[] pues;
  private final List<LiveRack> racks;
  private final OptionalLong[] meters;

  private final long[] it;
  private final long[] direct;
  private final long[] child;
  private final long[] power;
  private final long[] silent;
  private final long[] declared;
  private final long[] unknown;
  private final boolean[] known;
  private final boolean[] empty;

  /** What an IT-side parent and a facility-side parent see of a domain. */
  private final long[] itSide;

  private final long[] partnerFails;

  private TreeLoads(PowerTree tree, List<LiveRack> racks, OptionalLong[] meters, Pue[] pues) {
    this.tree = tree;
    this.racks = racks;
    this.meters = meters;
    this.pues = pues;
    int size = tree.size();
    it = new long[size];
    direct = new long[size];
    child = new long[size];
    power = new long[size];
    silent = new long[size];
    declared = new long[size];
    unknown = new long[size];
    known = new boolean[size];
    empty = new boolean[size];
    itSide = new long[size];
    partnerFails = new long[size];
  }

  /**
   * Adds up.
   *
   * @param meters what each domain's meter says, in mW
   * @param pues of each domain's site
   */
  static TreeLoads of(PowerTree tree, List<LiveRack> racks, OptionalLong[] meters, Pue[] pues) {
    TreeLoads loads = new TreeLoads(tree, racks, meters, pues);
    loads.hangUpRacks();
    for (int domain = tree.size() - 1; domain >= 0; domain--) {
      loads.settle(domain);
      if (tree.parent(domain) != PowerTree.NONE) {
        loads.passUp(domain, tree.parent(domain));
      }
    }
    loads.failPartners();
    return loads;
  }

  private void hangUpRacks() {
    for (int link = 0; link < tree.links(); link++) {
      LiveRack rack = racks.get(tree.rackOf(link));
      int feed = tree.feedOf(link);
      int weight = tree.otherFeedOf(link) == PowerTree.NONE ? 2 : 1;
      it[feed] += weight * rack.milliwatts();
      direct[feed] += weight * rack.milliwatts();
      silent[feed] += weight * rack.silentMilliwatts();
      declared[feed] += weight * rack.declaredMilliwatts();
      unknown[feed] += weight * rack.unknownRatedMilliwatts();
      known[feed] |= rack.isKnown();
    }
    for (int domain = 0; domain < tree.size(); domain++) {
      empty[domain] = tree.firstLink(domain) == tree.lastLink(domain);
    }
  }

  /** Its children have been settled and passed up. */
  private void settle(int domain) {
    boolean facility = tree.isFacilitySide(domain);
    child[domain] += facility ? pues[domain].facility(direct[domain]) : direct[domain];
    if (meters[domain].isPresent()) {
      long measured = child[domain] - onItsSide(domain, silent[domain]);
      power[domain] = Math.max(2 * meters[domain].getAsLong(), measured);
      silent[domain] = 0;
      declared[domain] = 0;
      unknown[domain] = 0;
      known[domain] = true;
    } else if (facility) {
      power[domain] = pues[domain].facility(it[domain]);
      known[domain] &= !(pues[domain] instanceof Pue.Unknown);
    } else {
      power[domain] = child[domain] + Shift.losses(tree, domain, child[domain]);
    }
    known[domain] |= empty[domain];
    itSide[domain] = facility ? it[domain] : power[domain];
  }

  private void passUp(int domain, int parent) {
    it[parent] += it[domain];
    silent[parent] += silent[domain];
    declared[parent] += declared[domain];
    unknown[parent] += unknown[domain];
    known[parent] |= known[domain] && !empty[domain];
    if (!tree.isFacilitySide(parent)) {
      child[parent] += itSide[domain];
    } else if (tree.isFacilitySide(domain)) {
      child[parent] += power[domain];
    } else {
      child[parent] += pues[domain].facility(it[domain]);
    }
  }

  private void failPartners() {
    Shift shift = new Shift(tree, pues);
    for (int domain = 0; domain < tree.size(); domain++) {
      int partner = tree.partner(domain);
      if (partner != PowerTree.NONE) {
        for (int link = tree.firstLink(domain); link < tree.lastLink(domain); link++) {
          int other = tree.otherFeedOf(link);
          if (other != PowerTree.NONE && tree.isBelow(other, partner)) {
            shift.add(tree.feedOf(link), racks.get(tree.rackOf(link)).milliwatts());
          }
        }
        shift.settle(domain);
        partnerFails[domain] = power[domain] + shift.of(domain);
        shift.clear(domain);
      }
    }
  }

  private long onItsSide(int domain, long halves) {
    return tree.isFacilitySide(domain) ? pues[domain].facility(halves) : halves;
  }

  private static long milliwatts(long halves) {
    return Math.ceilDiv(halves, 2L);
  }

  /** Whether anything is known of what it draws; of what carries no rack it is: nothing. */
  boolean isKnown(int domain) {
    return known[domain];
  }

  /** Sum of the nodes. */
  long itMilliwatts(int domain) {
    return milliwatts(it[domain]);
  }

  /** All that it draws, on the side of its limits. */
  long powerMilliwatts(int domain) {
    return milliwatts(power[domain]);
  }

  /** The part of its power that readings are behind, declared bases included. */
  long measuredMilliwatts(int domain) {
    return milliwatts(Math.max(0, power[domain] - onItsSide(domain, silent[domain])));
  }

  long childMilliwatts(int domain) {
    return milliwatts(child[domain]);
  }

  /** With its partner gone; only where it has one. */
  long partnerFailsMilliwatts(int domain) {
    return milliwatts(partnerFails[domain]);
  }

  /** With so many half milliwatts more. */
  long withMilliwatts(int domain, long halves) {
    return milliwatts(power[domain] + halves);
  }

  /** Share of the power that stands for what is silent, and of what is unknown beside it. */
  double silentShare(int domain) {
    return share(
        onItsSide(domain, silent[domain] + unknown[domain]),
        power[domain] + onItsSide(domain, unknown[domain]));
  }

  /** Share of the power without a fresh reading behind it. */
  double estimatedShare(int domain) {
    return share(onItsSide(domain, silent[domain] + declared[domain]), power[domain]);
  }

  static double share(long part, long whole) {
    return whole <= 0 ? 0 : Math.min(1, (double) part / whole);
  }
}
