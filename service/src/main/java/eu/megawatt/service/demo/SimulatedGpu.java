package eu.megawatt.service.demo;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A GPU that is not there: what it is, and the samples that it would give. The same order has the
 * same samples.
 *
 * @param driver that it says it has
 */
record SimulatedGpu(String nodeId, GpuModel model, String driver, Fault fault) {

  /** What did the work, as verdicts and profiles name it. */
  static final String ENGINE = "simulated";

  /** What is wrong with it. */
  enum Fault {
    NONE,
    /** Held back by something, in all that it computes. */
    SLOW,
    /** Its memory is a little slow. */
    SLOW_MEMORY,
    /** One kernel's results are wrong. */
    WRONG,
    /** Others are at work on its node. */
    BUSY
  }

  private static final double BETWEEN_NODES = 0.01;
  private static final double BETWEEN_BLOCKS = 0.004;
  private static final double BLOCK_NANOSECONDS = 50e6;
  private static final double SLOW = 0.88;
  private static final double SLOW_MEMORY = 0.93;
  private static final double NEWER_DRIVER = 1.02;
  private static final String NEWER = "580";

  Device device() {
    return new Device(
        "gpu",
        modelName(model),
        "0",
        new TreeMap<>(Map.of("driver", driver, "simulated", "yes", "rated-w", rated(model) + "")));
  }

  /** What verdicts and profiles call the model: nobody may take it for one that is there. */
  static String modelName(GpuModel model) {
    return model.id() + " (simulated)";
  }

  /** What a healthy one of a model reaches. */
  static double healthy(MeasuredKernel kernel, GpuModel model) {
    double factor = kernel.isOfMemory() ? memoryFactor(model) : computeFactor(model);
    return kernel.moreIsBetter() ? kernel.value() * factor : kernel.value() / Math.sqrt(factor);
  }

  private static double computeFactor(GpuModel model) {
    return model.id().startsWith("B") ? 2.2 : 1;
  }

  private static double memoryFactor(GpuModel model) {
    return model.id().startsWith("B") ? 2.35 : model.id().startsWith("H200") ? 1.42 : 1;
  }

  private static long rated(GpuModel model) {
    return Math.round(model.rated().watts());
  }

  /** What comes of a kernel. */
  Result measure(MeasuredKernel kernel, Order order) {
    if (fault == Fault.WRONG && kernel.name().startsWith("gemm-fp8")) {
      return result(
          kernel,
          new Correctness.Wrong(0.31, 0.02, "element 1,048,577 is 3.1 and not 2.4"),
          List.of(),
          Optional.empty());
    }
    double speed = speed(kernel);
    SplittableRandom random = random(kernel.name() + order.id());
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < order.blocks(); i++) {
      blocks.add(block(kernel, speed * (1 + BETWEEN_BLOCKS * random.nextGaussian())));
    }
    Correctness right = new Correctness.Right(0.0011 * (1 + random.nextDouble()), 0.02);
    return result(kernel, right, blocks, energy(kernel, speed, blocks));
  }

  private Result result(
      MeasuredKernel kernel, Correctness correctness, List<Block> blocks, Optional<Energy> energy) {
    double others = fault == Fault.BUSY ? 0.46 : 0.01;
    Conditions conditions =
        new Conditions(OptionalDouble.of(others), OptionalDouble.of(0), List.of());
    return new Result.Measured(
        Subject.of(kernel.which()), ENGINE, correctness, blocks, conditions, energy);
  }

  /** In the unit of the kernel. */
  private double speed(MeasuredKernel kernel) {
    double factor = 1 + BETWEEN_NODES * random(kernel.name()).nextGaussian();
    factor *= held(kernel);
    factor *= kernel.isOfMemory() && driver.startsWith(NEWER) ? NEWER_DRIVER : 1;
    double healthy = healthy(kernel, model);
    return kernel.moreIsBetter() ? healthy * factor : healthy / factor;
  }

  private double held(MeasuredKernel kernel) {
    return switch (fault) {
      case SLOW -> kernel.isOfMemory() ? 1 : SLOW;
      case SLOW_MEMORY -> kernel.isOfMemory() ? SLOW_MEMORY : 1;
      case NONE, WRONG, BUSY -> 1;
    };
  }

  private static Block block(MeasuredKernel kernel, double speed) {
    double each = kernel.nanosecondsAt(speed);
    long repetitions = Math.max(1, Math.round(BLOCK_NANOSECONDS / each));
    return new Block(repetitions, Math.max(1, Math.round(repetitions * each)));
  }

  /** Whoever is slow draws less, and nodes that are alike not quite the same. */
  private Optional<Energy> energy(MeasuredKernel kernel, double speed, List<Block> blocks) {
    if (kernel.powerShare() == 0) {
      return Optional.empty();
    }
    double reached = speed / healthy(kernel, model);
    double share = kernel.moreIsBetter() ? Math.min(1, reached) : 1;
    double watts =
        rated(model)
            * kernel.powerShare()
            * share
            * (1 + 0.015 * random("power" + kernel.name()).nextGaussian());
    long nanoseconds = blocks.stream().mapToLong(Block::nanoseconds).sum();
    return Optional.of(
        new Energy(Math.round(watts * nanoseconds / 1e6), nanoseconds, ENGINE, "GPU", true));
  }

  private SplittableRandom random(String of) {
    return new SplittableRandom(31L * nodeId.hashCode() + of.hashCode());
  }
}
