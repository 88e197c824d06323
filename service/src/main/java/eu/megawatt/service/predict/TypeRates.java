package eu.megawatt.service.predict;

import eu.megawatt.kernels.predict.Loop;
import eu.megawatt.kernels.predict.NodeRates;
import eu.megawatt.kernels.predict.Rates;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.verdict.Medians;
import eu.megawatt.service.predict.Look.Choice;
import eu.megawatt.service.predict.Look.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rates of a GPU type that some work needs, of the nodes that have all of them. A loop that was
 * measured on some of these counts, and then only these do: how wrong the roofline is is more than
 * what nodes differ by.
 *
 * @param choices what counts for each kernel
 * @param measured of the nodes that count
 * @param wattsByKernel where meters said so
 */
record TypeRates(
    Rates rates,
    Map<Kernel, Choice> choices,
    Map<Kernel, Loop> loops,
    Map<Kernel, Double> wattsByKernel,
    List<Measured> measured) {

  /** The same looks give the same draws. */
  private static final long SEED = 20_011;

  /** What is there, or what is missing. */
  sealed interface Found {

    /** All that is needed. */
    record Measured(TypeRates rates) implements Found {}

    /** Kernels that no node has, or no node together with the others. */
    record Missing(List<String> kernels) implements Found {}
  }

  /**
   * Looks for it.
   *
   * @param byNode what was measured
   */
  static Found of(Map<String, List<Measured>> byNode, Precision precision, WorkKind kind) {
    List<Measured> all = byNode.values().stream().flatMap(List::stream).toList();
    Choices choices = new Choices(precision);
    Map<Kernel, Choice> chosen = new EnumMap<>(Kernel.class);
    kind.needed().forEach(it -> choices.of(it, all).ifPresent(its -> chosen.put(it, its)));
    Map<String, List<Measured>> nodes = having(byNode, chosen);
    Set<Kernel> missing = kind.needed();
    missing.removeAll(chosen.keySet());
    if (!missing.isEmpty() || nodes.isEmpty()) {
      Set<Kernel> those = missing.isEmpty() ? kind.needed() : missing;
      return new Found.Missing(those.stream().map(it -> word(it, precision)).toList());
    }
    for (Kernel loop : kind.loops()) {
      choices.of(loop, loops(byNode, nodes.keySet())).ifPresent(it -> chosen.put(loop, it));
      nodes = having(byNode, chosen);
    }
    return new Found.Measured(of(nodes, chosen));
  }

  /** What was measured as a whole on some nodes. */
  private static List<Measured> loops(Map<String, List<Measured>> byNode, Set<String> nodes) {
    return byNode.entrySet().stream()
        .filter(it -> nodes.contains(it.getKey()))
        .flatMap(it -> it.getValue().stream())
        .filter(it -> it.loop().isPresent())
        .toList();
  }

  /** How a case of it begins. */
  private static String word(Kernel kernel, Precision precision) {
    return kernel == Kernel.GEMM ? kernel.word() + '-' + precision.word() : kernel.word();
  }

  private static Map<String, List<Measured>> having(
      Map<String, List<Measured>> byNode, Map<Kernel, Choice> chosen) {
    Set<Choice> wanted = new LinkedHashSet<>(chosen.values());
    Map<String, List<Measured>> nodes = new TreeMap<>();
    byNode.forEach(
        (node, its) -> {
          List<Measured> some = its.stream().filter(it -> wanted.contains(it.choice())).toList();
          if (some.stream().map(Measured::choice).distinct().count() == wanted.size()) {
            nodes.put(node, some);
          }
        });
    return nodes;
  }

  private static TypeRates of(Map<String, List<Measured>> nodes, Map<Kernel, Choice> chosen) {
    List<Measured> all = nodes.values().stream().flatMap(List::stream).toList();
    Map<Kernel, Loop> loops = new EnumMap<>(Kernel.class);
    all.forEach(it -> it.loop().ifPresent(loop -> loops.put(it.kernel(), loop)));
    return new TypeRates(
        Rates.of(nodes.values().stream().map(TypeRates::rates).toList(), SEED),
        chosen,
        loops,
        watts(all),
        all);
  }

  private static NodeRates rates(List<Measured> node) {
    Map<Kernel, List<Double>> perSecond = new EnumMap<>(Kernel.class);
    node.forEach(
        it ->
            perSecond.computeIfAbsent(it.kernel(), _ -> new ArrayList<>()).addAll(it.perSecond()));
    return new NodeRates(perSecond);
  }

  private static Map<Kernel, Double> watts(List<Measured> all) {
    Map<Kernel, List<Double>> each = new EnumMap<>(Kernel.class);
    all.forEach(
        it ->
            it.watts()
                .ifPresent(
                    watts -> each.computeIfAbsent(it.kernel(), _ -> new ArrayList<>()).add(watts)));
    Map<Kernel, Double> watts = new EnumMap<>(Kernel.class);
    each.forEach(
        (kernel, its) ->
            watts.put(kernel, Medians.median(its.stream().mapToDouble(it -> it).toArray())));
    return watts;
  }

  /** Whether each loop that is like some work was measured. */
  boolean hasLoops(WorkKind kind) {
    return EnumSet.copyOf(kind.loops()).equals(loops.keySet());
  }

  /**
   * What a GPU draws where the kernels take these shares of the time; empty where of one that takes
   * time nobody knows.
   */
  Optional<Double> watts(Map<Kernel, Double> shareByKernel) {
    double watts = 0;
    for (Map.Entry<Kernel, Double> it : shareByKernel.entrySet()) {
      if (it.getValue() > 0 && !wattsByKernel.containsKey(it.getKey())) {
        return Optional.empty();
      }
      watts += it.getValue() * wattsByKernel.getOrDefault(it.getKey(), 0.0);
    }
    return Optional.of(watts);
  }
}
