package eu.megawatt.scheduler.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * So many domains that a gang fits on the fewest nodes: the most GPUs of so many nodes in so many
 * domains, worked out domain by domain.
 */
final class FewestNodes {

  private static final int NONE = -1;

  private final List<Domain> domains;
  private final int count;
  private final int gpus;
  private final int mostNodes;

  /**
   * @param count of domains that have enough
   */
  FewestNodes(List<Domain> domains, int count, int gpus) {
    this.domains = domains;
    this.count = count;
    this.gpus = gpus;
    this.mostNodes = Math.min(gpus, domains.stream().mapToInt(it -> it.books.size()).sum());
  }

  List<Domain> domains() {
    int[][][] nodesOf = new int[domains.size()][count + 1][mostNodes + 1];
    int[][] most = new int[count + 1][mostNodes + 1];
    for (int[] row : most) {
      Arrays.fill(row, NONE);
    }
    most[0][0] = 0;
    for (int domain = 0; domain < domains.size(); domain++) {
      int[] sums = sums(domains.get(domain));
      for (int some = count; some > 0; some--) {
        for (int nodes = mostNodes; nodes > 0; nodes--) {
          for (int its = 1; its < sums.length && its <= nodes; its++) {
            int before = most[some - 1][nodes - its];
            if (before != NONE && before + sums[its] > most[some][nodes]) {
              most[some][nodes] = before + sums[its];
              nodesOf[domain][some][nodes] = its;
            }
          }
        }
      }
    }
    int fewest = 1;
    while (most[count][fewest] < gpus) {
      fewest++;
    }
    return chosen(fewest, nodesOf);
  }

  /** GPUs of a domain's largest nodes, by how many nodes. */
  private static int[] sums(Domain domain) {
    List<Integer> usable =
        domain.books.stream()
            .map(it -> Long.bitCount(it.usable))
            .filter(it -> it > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    int[] sums = new int[usable.size() + 1];
    for (int i = 0; i < usable.size(); i++) {
      sums[i + 1] = sums[i] + usable.get(i);
    }
    return sums;
  }

  private List<Domain> chosen(int nodes, int[][][] nodesOf) {
    List<Domain> chosen = new ArrayList<>();
    int some = count;
    int left = nodes;
    for (int domain = domains.size() - 1; domain >= 0 && some > 0; domain--) {
      int its = nodesOf[domain][some][left];
      if (its > 0) {
        chosen.add(domains.get(domain));
        some--;
        left -= its;
      }
    }
    return chosen;
  }
}
