package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A few nodes and more pods than they hold, by a seed. */
record RandomPacking(List<Node> nodes, List<Pod> pods) {

  private static final List<String> MODELS = List.of("T4", "A10", "V100");

  static RandomPacking of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 9); i++) {
      int gpus = random.nextInt(0, 9);
      nodes.add(
          new Node(
              "node-" + random.nextInt(10) + i,
              random.nextInt(2_000, 60_000),
              random.nextInt(2_000, 200_000),
              gpus == 0 ? "" : MODELS.get(random.nextInt(3)),
              gpus));
    }
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 12); i++) {
      shapes.add(shape(random));
    }
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < random.nextInt(0, 120); i++) {
      pods.add(new Pod("pod-" + i, shapes.get(random.nextInt(shapes.size()))));
    }
    return new RandomPacking(nodes, pods);
  }

  private static Shape shape(SplittableRandom random) {
    int gpus = random.nextInt(4) == 0 ? random.nextInt(0, 5) : 1;
    int share = random.nextBoolean() ? 1000 : random.nextInt(1, 1000);
    Set<String> models =
        random.nextInt(3) == 0 ? Set.of(MODELS.get(random.nextInt(3)), "H100") : Set.of();
    return new Shape(
        random.nextInt(0, 12_000),
        random.nextInt(0, 30_000),
        gpus,
        gpus == 0 ? 0 : gpus == 1 ? share : 1000,
        models);
  }
}
