package eu.megawatt.scheduler.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long a large pool takes. */
class NodeAssignmentSpeedTest {

  @Test
  void tenThousandGangs_onFifteenHundredNodes_takeSecondsAtMost() {
    for (int perDomain : new int[] {1, 18}) {
      int perNode = perDomain == 1 ? 8 : 4;
      List<PoolNode> nodes = new ArrayList<>();
      for (int node = 0; node < 1_500; node++) {
        nodes.add(new PoolNode(RandomGangs.name(node), "d" + node / perDomain, perNode, List.of()));
      }
      SplittableRandom chance = new SplittableRandom(1);
      int[] sizes = {1, 2, 4, 8, 8, 16, 32, 64, 128};
      List<Gang> gangs = new ArrayList<>();
      List<Integer> typical = new ArrayList<>();
      for (int gang = 0; gang < 10_000; gang++) {
        int gpus = sizes[chance.nextInt(sizes.length)];
        Instant from = RandomGangs.START.plus(Duration.ofMinutes(15L * chance.nextInt(672)));
        Instant to = from.plus(Duration.ofMinutes(15L * (1 + chance.nextInt(perNode * 5))));
        gangs.add(Gang.open("g" + gang, gpus, List.of(new Span(from, to))));
        typical.add(gpus);
      }
      NodeAssignment.of(nodes, gangs.subList(0, 2_000), typical);
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long began = threads.getCurrentThreadCpuTime();
      NodeAssignment made = NodeAssignment.of(nodes, gangs, typical);
      long millis = (threads.getCurrentThreadCpuTime() - began) / 1_000_000;
      System.getLogger("speed")
          .log(
              System.Logger.Level.INFO,
              "{0} nodes a domain: {1} ms of a processor, {2} GPUs without a node at noon",
              perDomain,
              millis,
              made.unassigned(RandomGangs.START.plus(Duration.ofHours(84))));
      assertThat(millis).isLessThan(10_000);
    }
  }
}
