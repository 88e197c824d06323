package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.kernels.verdict.Interval;
import eu.megawatt.kernels.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Nodes and kernels, with what holds of each. What was not looked at is {@code NotRun} and no pass.
 *
 * @param kernels the columns, by name
 * @param deviceModels that there are, whatever was asked for
 * @param nodeCountByVerdict of the nodes of the model and the site, whatever verdict was asked for
 * @param rows one for each node, by id
 */
public record VerdictGrid(
    Instant at,
    List<String> kernels,
    List<String> deviceModels,
    Map<String, Integer> nodeCountByVerdict,
    List<Row> rows) {

  /** What is said of what was not looked at. */
  public static final String NOT_RUN = "NotRun";

  /**
   * What holds of a node.
   *
   * @param verdict the worst of what placements need
   * @param cells one for each kernel
   */
  public record Row(
      String nodeId, String siteId, List<String> deviceModels, String verdict, List<Cell> cells) {}

  /**
   * What holds of a kernel, on the device that is worst off.
   *
   * @param medianRatio measured over promised
   */
  public record Cell(
      String kernel,
      String verdict,
      Optional<String> deviceKind,
      Optional<Boolean> needed,
      Optional<String> reason,
      Optional<Double> value,
      Optional<String> unit,
      Optional<Double> medianRatio,
      Optional<Double> lowRatio,
      Optional<Double> highRatio,
      Optional<Long> ageSeconds,
      Optional<String> runId) {

    private static Cell notRun(String kernel) {
      return new Cell(
          kernel,
          NOT_RUN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    private static Cell of(StoredVerdict it, Instant now) {
      StoredVerdict.Content its = it.content();
      return new Cell(
          it.key().kernel(),
          it.verdict().name(),
          Optional.of(it.key().deviceKind()),
          Optional.of(it.isNeeded()),
          Optional.of(its.reason().name()),
          its.value(),
          Optional.of(its.unit()),
          its.medianRatio(),
          its.ratio().map(Interval::low),
          its.ratio().map(Interval::high),
          Optional.of(Math.max(0, Duration.between(it.at(), now).toSeconds())),
          Optional.of(it.runId()));
    }
  }

  static String word(Optional<Verdict> verdict) {
    return verdict.map(Verdict::name).orElse(NOT_RUN);
  }

  /**
   * Of some nodes.
   *
   * @param deviceModel of which the devices of nodes have to be; empty text for any
   */
  static VerdictGrid of(
      Collection<Node> nodes,
      Function<Node, String> site,
      List<StoredVerdict> held,
      List<Agents.AgentView> agents,
      String deviceModel,
      Instant now) {
    Map<String, List<StoredVerdict>> byNode = new HashMap<>();
    held.stream()
        .filter(it -> deviceModel.isEmpty() || it.deviceModel().equals(deviceModel))
        .forEach(it -> byNode.computeIfAbsent(it.nodeId(), _ -> new ArrayList<>()).add(it));
    Map<String, Set<String>> models = models(held, agents);
    Set<String> kernels = new TreeSet<>();
    List<Row> rows = new ArrayList<>();
    nodes.stream()
        .filter(it -> byNode.containsKey(it.id()))
        .forEach(
            it ->
                byNode
                    .getOrDefault(it.id(), List.of())
                    .forEach(v -> kernels.add(v.key().kernel())));
    for (Node node : nodes) {
      Set<String> its = models.getOrDefault(node.id(), Set.of());
      if (deviceModel.isEmpty() || its.contains(deviceModel)) {
        List<StoredVerdict> own = byNode.getOrDefault(node.id(), List.of());
        rows.add(
            new Row(
                node.id(),
                site.apply(node),
                List.copyOf(its),
                word(StoredVerdict.worst(own)),
                cells(kernels, own, now)));
      }
    }
    return new VerdictGrid(now, List.copyOf(kernels), all(models), counts(rows), rows);
  }

  private static List<String> all(Map<String, Set<String>> models) {
    return models.values().stream().flatMap(Set::stream).distinct().sorted().toList();
  }

  private static Map<String, Integer> counts(List<Row> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(it -> counts.merge(it.verdict(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Set<String>> models(
      List<StoredVerdict> held, List<Agents.AgentView> agents) {
    Map<String, Set<String>> models = new HashMap<>();
    held.forEach(
        it -> models.computeIfAbsent(it.nodeId(), _ -> new TreeSet<>()).add(it.deviceModel()));
    agents.forEach(
        it ->
            it.devices()
                .forEach(
                    device ->
                        models
                            .computeIfAbsent(it.nodeId(), _ -> new TreeSet<>())
                            .add(device.path("model").asText())));
    return models;
  }

  private static List<Cell> cells(Set<String> kernels, List<StoredVerdict> own, Instant now) {
    Map<String, StoredVerdict> worst = new HashMap<>();
    own.forEach(it -> worst.merge(it.key().kernel(), it, VerdictGrid::worse));
    return kernels.stream()
        .map(
            it ->
                Optional.ofNullable(worst.get(it))
                    .map(verdict -> Cell.of(verdict, now))
                    .orElseGet(() -> Cell.notRun(it)))
        .toList();
  }

  /** Whichever is worse; of two like verdicts the slower. */
  static StoredVerdict worse(StoredVerdict one, StoredVerdict other) {
    int order = other.verdict().compareTo(one.verdict());
    boolean isSlower = order == 0 && ratio(other) < ratio(one);
    return order > 0 || isSlower ? other : one;
  }

  private static double ratio(StoredVerdict it) {
    return it.content().medianRatio().orElse(Double.POSITIVE_INFINITY);
  }

  /** The same with the rows of one verdict alone; of all where that is empty text. */
  public VerdictGrid with(String verdict) {
    return verdict.isEmpty() ? this : only(it -> it.verdict().equals(verdict));
  }

  /** The same with the nodes alone that have an agent, or were measured before. */
  public VerdictGrid enrolled() {
    return only(it -> !it.deviceModels().isEmpty());
  }

  private VerdictGrid only(Predicate<Row> wanted) {
    return new VerdictGrid(
        at, kernels, deviceModels, nodeCountByVerdict, rows.stream().filter(wanted).toList());
  }

  /** What may be asked for. */
  public static List<String> words() {
    Set<String> words = new HashSet<>(List.of(NOT_RUN));
    for (Verdict it : Verdict.values()) {
      words.add(it.name());
    }
    return words.stream().sorted().toList();
  }
}
