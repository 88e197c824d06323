package eu.megawatt.service.validation;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All that one look at a node has of one kernel on one device: the blocks of its first order and of
 * those that go on with it, as if they were of one. The same in whatever order samples come.
 *
 * @param device as the last of them has it
 * @param lastPart of the orders that have something of it
 * @param hasMore whether the last part has brought blocks
 */
record Joined(Device device, Result result, int lastPart, boolean hasMore) {

  private static final Comparator<Sample> IN_ORDER =
      Comparator.comparingInt(Sample::part).thenComparingInt(Sample::number);

  /** By kernel and device, in the order of the samples. */
  static Map<StoredVerdict.Key, Joined> of(Collection<Sample> samples) {
    Map<StoredVerdict.Key, List<Sample>> byKey = new LinkedHashMap<>();
    samples.stream()
        .sorted(IN_ORDER)
        .forEach(it -> byKey.computeIfAbsent(key(it), _ -> new ArrayList<>()).add(it));
    Map<StoredVerdict.Key, Joined> joined = new LinkedHashMap<>();
    byKey.forEach((key, its) -> joined.put(key, join(its)));
    return joined;
  }

  private static StoredVerdict.Key key(Sample sample) {
    Device device = sample.content().device();
    return new StoredVerdict.Key(
        device.kind(), device.id(), sample.content().result().subject().name());
  }

  private static Joined join(List<Sample> samples) {
    Sample last = samples.getLast();
    List<Result> results = samples.stream().map(it -> it.content().result()).toList();
    return new Joined(
        last.content().device(),
        wrong(results).orElseGet(() -> whole(results)),
        last.part(),
        last.content().result() instanceof Result.Measured it && !it.blocks().isEmpty());
  }

  /** A wrong result is not made good by a right one. */
  private static Optional<Result> wrong(List<Result> results) {
    return results.stream().filter(Joined::isWrong).findFirst();
  }

  private static boolean isWrong(Result result) {
    return switch (result) {
      case Result.Measured it -> it.correctness() instanceof Correctness.Wrong;
      case Result.Soaked it -> it.correctness() instanceof Correctness.Wrong || !it.isSteady();
      case Result.Unmeasured _ -> false;
    };
  }

  /** What could not be measured at the end does not take away what was measured before. */
  private static Result whole(List<Result> results) {
    List<Result.Measured> measured =
        results.stream()
            .filter(Result.Measured.class::isInstance)
            .map(Result.Measured.class::cast)
            .toList();
    return measured.isEmpty() ? results.getLast() : together(measured);
  }

  /** What another engine did than the last is not the same kernel. */
  private static Result together(List<Result.Measured> measured) {
    Result.Measured last = measured.getLast();
    List<Result.Measured> same =
        measured.stream().filter(it -> it.engine().equals(last.engine())).toList();
    List<Block> blocks = same.stream().flatMap(it -> it.blocks().stream()).toList();
    return new Result.Measured(
        last.subject(),
        last.engine(),
        last.correctness(),
        blocks,
        conditions(same.stream().map(Result.Measured::conditions).toList()),
        energy(same));
  }

  /** All of it, where each order's meter was the same. */
  private static Optional<Energy> energy(List<Result.Measured> measured) {
    List<Energy> each = measured.stream().flatMap(it -> it.energy().stream()).toList();
    boolean isWhole = each.size() == measured.size();
    return isWhole && each.stream().map(Joined::meter).distinct().count() == 1
        ? each.stream().reduce(Joined::sum)
        : Optional.empty();
  }

  private static List<Object> meter(Energy it) {
    return List.of(it.source(), it.scope(), it.isCounted());
  }

  private static Energy sum(Energy one, Energy other) {
    return new Energy(
        one.millijoules() + other.millijoules(),
        one.nanoseconds() + other.nanoseconds(),
        one.source(),
        one.scope(),
        one.isCounted());
  }

  /** The worst of each, and all of the calibration. */
  private static Conditions conditions(List<Conditions> each) {
    return new Conditions(
        worst(each, Conditions::othersShare),
        worst(each, Conditions::stealShare),
        each.stream().flatMap(it -> it.calibration().stream()).toList());
  }

  private static OptionalDouble worst(
      List<Conditions> each, Function<Conditions, OptionalDouble> share) {
    return each.stream().flatMapToDouble(it -> share.apply(it).stream()).max();
  }
}
