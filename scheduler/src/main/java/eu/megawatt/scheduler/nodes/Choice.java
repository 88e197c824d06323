package eu.megawatt.scheduler.nodes;

import java.util.Comparator;
import java.util.List;

/**
 * A way to seat a gang.
 *
 * @param takes what it takes of which nodes
 * @param useless by how much more is useless to typical gangs then, in millionths of a GPU
 * @param broken NVLink domains that were whole before
 * @param apartSeconds how far from its end the neighbours on its nodes end, all together
 */
record Choice(List<Take> takes, long useless, int broken, long apartSeconds) {

  /** The better one first; which of equal ones comes first by name is for the caller. */
  static final Comparator<Choice> ORDER =
      Comparator.comparingInt((Choice it) -> it.takes.size())
          .thenComparingLong(Choice::useless)
          .thenComparingInt(Choice::broken)
          .thenComparingLong(Choice::apartSeconds);

  /** So many GPUs of a node. */
  record Take(NodeBook book, int gpus) {

    /** The first that are usable. */
    NodeGpus first() {
      long left = book.usable;
      long taken = 0;
      for (int open = gpus; open > 0; open--) {
        taken |= Long.lowestOneBit(left);
        left &= left - 1;
      }
      return new NodeGpus(book.node.name(), taken);
    }
  }
}
