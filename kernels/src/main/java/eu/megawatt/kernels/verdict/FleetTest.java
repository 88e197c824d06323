package eu.megawatt.kernels.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Finds nodes that are slower than their peers. The unit is the node and not the run: runs of one
 * node share what the node has, so to test them as if they were independent finds healthy nodes
 * slow, and the more runs the worse.
 *
 * <p>Each node has one value for a kernel. Its robust z is how far it is under the fleet's median,
 * in standard deviations by the median absolute deviation; the chances of these over all nodes and
 * kernels pass the procedure of Benjamini and Hochberg (1995), so of those found at most {@link #Q}
 * are expected to be healthy. What is found and within {@link #LEAST_EFFECT} of the median is left.
 */
public final class FleetTest {

  /** The share of false ones among those found. */
  public static final double Q = 0.01;

  /** What a node has to be slower by, as a share of the median. */
  public static final double LEAST_EFFECT = 0.02;

  /** Peers of one model, driver and engine that are needed for a fleet. */
  public static final int LEAST_PEERS = 20;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private FleetTest() {}

  /**
   * What one node reached in one kernel.
   *
   * @param node which
   * @param speed more is better; the inverse of what is better when less
   */
  public record Reached(String node, double speed) {}

  /**
   * The same kernel on nodes that should be alike.
   *
   * @param kernel its name
   * @param peers one value for each node
   */
  public record Peers(String kernel, List<Reached> peers) {}

  /**
   * A node that is slower in a kernel.
   *
   * @param z standard deviations under the median, greater than 0
   * @param effect the share of the median that is missing
   */
  public record Slow(String node, String kernel, double z, double effect) {}

  private record Candidate(Slow slow, double chance) {}

  /** Those that are slower, in no order. Kernels with too few peers are not tested. */
  public static Set<Slow> slower(List<Peers> fleet) {
    List<Candidate> all = new ArrayList<>();
    fleet.stream()
        .filter(it -> it.peers().size() >= LEAST_PEERS)
        .forEach(it -> all.addAll(candidates(it)));
    all.sort(
        Comparator.comparingDouble(Candidate::chance)
            .thenComparing(it -> it.slow().node())
            .thenComparing(it -> it.slow().kernel()));
    Set<Slow> found = new HashSet<>();
    for (Candidate it : all.subList(0, passing(all))) {
      if (it.slow().effect() > LEAST_EFFECT) {
        found.add(it.slow());
      }
    }
    return found;
  }

  private static List<Candidate> candidates(Peers peers) {
    double[] speeds = peers.peers().stream().mapToDouble(Reached::speed).toArray();
    double middle = Medians.median(speeds);
    double sigma = Medians.sigma(speeds);
    return peers.peers().stream()
        .map(
            it -> {
              double below = middle - it.speed();
              double z = sigma > 0 ? below / sigma : below > 0 ? Double.POSITIVE_INFINITY : 0;
              return new Candidate(
                  new Slow(it.node(), peers.kernel(), z, below / middle),
                  NORMAL.cumulativeProbability(-z));
            })
        .toList();
  }

  /** How many of the sorted pass: the greatest i with p(i) <= i/m·q. */
  private static int passing(List<Candidate> sorted) {
    int passing = 0;
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).chance() <= Q * (i + 1) / sorted.size()) {
        passing = i + 1;
      }
    }
    return passing;
  }
}
