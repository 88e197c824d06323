package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** The order in which pods come, and more of the same than there are. */
public final class Arrivals {

  private Arrivals() {}

  /** The pods in an order that the seed alone decides. */
  public static List<Pod> shuffled(List<Pod> pods, long seed) {
    List<Pod> order = new ArrayList<>(pods);
    Collections.shuffle(order, Random.from(new SplittableRandom(seed)));
    return List.copyOf(order);
  }

  /**
   * The pods, and after them pods drawn from among them, each as likely, until the next would have
   * the thousandths of GPUs asked for pass a limit. As in the FGD paper's scheduler, a pod of
   * several GPUs counts as one of them. A pod that comes again is named {@code NAME#2} and so on.
   *
   * @param upToGpuMilli the limit, such as 1.3 times what the nodes have
   */
  public static List<Pod> inflated(List<Pod> pods, long upToGpuMilli, long seed) {
    List<Pod> all = new ArrayList<>(pods);
    long asked = pods.stream().mapToLong(it -> it.shape().gpuMilli()).sum();
    if (asked == 0) {
      return List.copyOf(all); // no number of these asks for GPUs
    }
    SplittableRandom random = new SplittableRandom(~seed);
    Map<String, Integer> times = new HashMap<>();
    while (true) {
      Pod drawn = pods.get(random.nextInt(pods.size()));
      asked += drawn.shape().gpuMilli();
      if (asked > upToGpuMilli) {
        return List.copyOf(all);
      }
      int time = times.merge(drawn.name(), 1, Integer::sum) + 1;
      all.add(new Pod(drawn.name() + "#" + time, drawn.shape()));
    }
  }
}
