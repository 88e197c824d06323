package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.verdict.Medians;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * How fast nodes of one make are, and how fast the next might be: {@link #DRAWS} times a node is
 * drawn, of each of its kernels the blocks anew, with replacement, and their medians are the speeds
 * of that draw (the percentile bootstrap in two stages: Efron 1979; Davison and Hinkley 1997, 3.8).
 * All kernels of a draw are of one node, because a node that is slow in one is slow in others. The
 * same nodes, blocks and seed give the same draws, in whatever order the blocks are. Immutable.
 */
public final class Rates {

  /** How often a node and its blocks are drawn. */
  public static final int DRAWS = 2000;

  private final Set<Kernel> kernels;
  private final List<Speeds> nodes;
  private final List<Speeds> draws;

  private Rates(Set<Kernel> kernels, List<Speeds> nodes, List<Speeds> draws) {
    this.kernels = kernels;
    this.nodes = nodes;
    this.draws = draws;
  }

  /** One speed of each kernel. */
  static final class Speeds {

    private final Map<Kernel, Double> perSecond = new EnumMap<>(Kernel.class);

    /** Only of a kernel that has one. */
    double of(Kernel kernel) {
      return perSecond.getOrDefault(kernel, Double.NaN);
    }
  }

  /**
   * Draws.
   *
   * @param nodes at least one; all have the same kernels
   */
  public static Rates of(List<NodeRates> nodes, long seed) {
    List<List<Blocks>> blocks = nodes.stream().map(Rates::blocks).toList();
    Set<Kernel> kernels = kernels(nodes);
    RandomGenerator random = new Well19937c(seed);
    List<Speeds> draws = new ArrayList<>(DRAWS);
    for (int draw = 0; draw < DRAWS; draw++) {
      Speeds speeds = new Speeds();
      for (Blocks its : blocks.get(random.nextInt(blocks.size()))) {
        speeds.perSecond.put(its.kernel, Medians.median(its.anew(random)));
      }
      draws.add(speeds);
    }
    return new Rates(kernels, blocks.stream().map(Rates::medians).toList(), draws);
  }

  private static final class Blocks {

    final Kernel kernel;
    final double[] perSecond;

    Blocks(Kernel kernel, List<Double> perSecond) {
      this.kernel = kernel;
      this.perSecond = perSecond.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] anew(RandomGenerator random) {
      double[] drawn = new double[perSecond.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = perSecond[random.nextInt(perSecond.length)];
      }
      return drawn;
    }
  }

  private static List<Blocks> blocks(NodeRates node) {
    return node.perSecond().entrySet().stream()
        .map(it -> new Blocks(it.getKey(), it.getValue()))
        .toList();
  }

  private static Speeds medians(List<Blocks> node) {
    Speeds speeds = new Speeds();
    node.forEach(it -> speeds.perSecond.put(it.kernel, Medians.median(it.perSecond)));
    return speeds;
  }

  private static Set<Kernel> kernels(List<NodeRates> nodes) {
    if (nodes.isEmpty() || nodes.getFirst().perSecond().isEmpty()) {
      throw new IllegalArgumentException("Rates are of one node and kernel at least: " + nodes);
    }
    Set<Kernel> kernels = nodes.getFirst().perSecond().keySet();
    nodes.forEach(
        it -> {
          if (!it.perSecond().keySet().equals(kernels)) {
            throw new IllegalArgumentException(
                "All nodes have the same kernels: %s, not %s"
                    .formatted(kernels, it.perSecond().keySet()));
          }
        });
    return EnumSet.copyOf(kernels);
  }

  /** How many nodes were measured. */
  public int nodeCount() {
    return nodes.size();
  }

  /** The median of the nodes' medians, in SI; only of a kernel that was measured. */
  public double typical(Kernel kernel) {
    return Medians.median(nodes.stream().mapToDouble(it -> it.of(kernel)).toArray());
  }

  /** The nodes by their medians. */
  List<Speeds> nodes() {
    return nodes;
  }

  List<Speeds> draws() {
    return draws;
  }

  void require(Collection<Kernel> needed) {
    if (!kernels.containsAll(needed)) {
      throw new IllegalArgumentException("Needs %s, has %s".formatted(needed, kernels));
    }
  }
}
