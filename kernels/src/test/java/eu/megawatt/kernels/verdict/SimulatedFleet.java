package eu.megawatt.kernels.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Nodes as the research simulates them: 512, of which 94 % are healthy and 2 % each slower by 3, 5
 * and 10 %; 1 % between nodes; runs vary by so much, and where they vary by 3 % each tenth is
 * slower by up to another 10 %.
 */
final class SimulatedFleet {

  /** What a node lacks, and what its runs gave. */
  record Node(double missing, List<Double> blocks) {
    double[] runs() {
      return blocks.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private static final int NODES = 512;
  private static final double BETWEEN_NODES = 0.01;

  private final Random random;
  private final double runSigma;
  private final int runs;

  SimulatedFleet(long seed, double runSigma, int runs) {
    this.random = new Random(seed);
    this.runSigma = runSigma;
    this.runs = runs;
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      double draw = random.nextDouble();
      nodes.add(node(draw < 0.94 ? 0 : draw < 0.96 ? 0.03 : draw < 0.98 ? 0.05 : 0.10));
    }
    return nodes;
  }

  private Node node(double missing) {
    double own = (1 - missing) * (1 + BETWEEN_NODES * random.nextGaussian());
    return new Node(missing, IntStream.range(0, runs).mapToObj(i -> own * run()).toList());
  }

  private double run() {
    double speed = 1 + runSigma * random.nextGaussian();
    boolean isOutlier = runSigma > 0.02 && random.nextDouble() < 0.1;
    return isOutlier ? speed * (1 - 0.1 * random.nextDouble()) : speed;
  }
}
