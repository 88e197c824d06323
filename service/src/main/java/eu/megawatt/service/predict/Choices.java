package eu.megawatt.service.predict;

import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.verdict.Medians;
import eu.megawatt.service.predict.Look.Choice;
import eu.megawatt.service.predict.Look.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of what was measured counts for a kernel: the number format that is asked for, then the
 * case and engine that most nodes have, then the larger case, then the faster engine. Products have
 * to be of the format; of the others the bytes count, so that another format does where the one
 * asked for was not measured.
 */
record Choices(Precision wanted) {

  private static final List<Precision> OTHERS =
      List.of(Precision.BF16, Precision.FP16, Precision.FP32);

  /** Empty where nothing that was measured will do. */
  Optional<Choice> of(Kernel kernel, List<Measured> all) {
    Map<Choice, List<Measured>> byChoice = new LinkedHashMap<>();
    all.stream()
        .filter(it -> it.kernel() == kernel && rank(it) < Integer.MAX_VALUE)
        .forEach(it -> byChoice.computeIfAbsent(it.choice(), _ -> new ArrayList<>()).add(it));
    return byChoice.entrySet().stream()
        .min(
            Comparator.<Map.Entry<Choice, List<Measured>>>comparingInt(
                    it -> rank(it.getValue().getFirst()))
                .thenComparingLong(it -> -nodes(it.getValue()))
                .thenComparingDouble(it -> -size(it.getValue().getFirst()))
                .thenComparingDouble(it -> -speed(it.getValue()))
                .thenComparing(it -> it.getKey().name())
                .thenComparing(it -> it.getKey().engine()))
        .map(Map.Entry::getKey);
  }

  private int rank(Measured it) {
    if (it.precision() == wanted || it.kernel() == Kernel.LAUNCH) {
      return 0;
    }
    int other = OTHERS.indexOf(it.precision());
    return it.kernel() == Kernel.GEMM || other < 0 ? Integer.MAX_VALUE : 1 + other;
  }

  private static long nodes(List<Measured> its) {
    return its.stream().map(it -> it.look().nodeId()).distinct().count();
  }

  private static double size(Measured it) {
    return (double) it.subject().work().flop() + it.subject().work().bytes();
  }

  private static double speed(List<Measured> its) {
    return Medians.median(
        its.stream().flatMap(it -> it.perSecond().stream()).mapToDouble(it -> it).toArray());
  }
}
