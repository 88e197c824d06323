package eu.megawatt.planner.buildout.kernel;

import java.util.Arrays;

/** Max-flow in the plainest way: an augmenting path by depth-first search, one after the other. */
final class TestingFlow {

  private final long[][] residual;

  TestingFlow(int nodes) {
    residual = new long[nodes][nodes];
  }

  void edge(int from, int to, long capacity) {
    residual[from][to] += capacity;
  }

  /** The most that flows from the first node to the last. */
  long most() {
    long flow = 0;
    while (true) {
      long pushed = push(0, Long.MAX_VALUE, new boolean[residual.length]);
      if (pushed == 0) {
        return flow;
      }
      flow += pushed;
    }
  }

  private long push(int node, long limit, boolean[] seen) {
    if (node == residual.length - 1) {
      return limit;
    }
    seen[node] = true;
    for (int next : nexts(node, seen)) {
      if (!seen[next]) {
        long pushed = push(next, Math.min(limit, residual[node][next]), seen);
        if (pushed > 0) {
          residual[node][next] -= pushed;
          residual[next][node] += pushed;
          return pushed;
        }
      }
    }
    return 0;
  }

  private int[] nexts(int node, boolean[] seen) {
    int[] nexts = new int[residual.length];
    int count = 0;
    for (int next = 0; next < residual.length; next++) {
      if (!seen[next] && residual[node][next] > 0) {
        nexts[count++] = next;
      }
    }
    return Arrays.copyOf(nexts, count);
  }
}
