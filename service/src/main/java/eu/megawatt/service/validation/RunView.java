package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A validation run as it is shown. */
public record RunView(
    String id,
    String extent,
    List<String> kernels,
    int soakSeconds,
    String reason,
    String createdBy,
    Instant createdAt,
    Instant startAt,
    Instant endBy,
    Optional<Instant> cancelledAt,
    Optional<String> cancelReason,
    Map<String, Integer> nodeCountByState,
    List<NodeView> nodes) {

  /** A run in a list. */
  public record Summary(
      String id,
      String extent,
      String reason,
      String createdBy,
      Instant createdAt,
      Instant startAt,
      Instant endBy,
      Optional<Instant> cancelledAt,
      Map<String, Integer> nodeCountByState) {

    static Summary of(KeptRun run, List<KeptOrder> orders, Instant now) {
      return new Summary(
          run.id(),
          word(run),
          run.reason(),
          run.createdBy(),
          run.createdAt(),
          run.startAt(),
          run.endBy(),
          run.cancelledAt(),
          states(byNode(orders), now));
    }
  }

  /**
   * How far a node is.
   *
   * @param orderId of its newest order
   * @param part of that: more than 1 where the first blocks did not decide
   * @param verdict the worst of the kernels that are needed; absent until there is one
   * @param kernelCountByVerdict what was said of its kernels, on all devices
   */
  public record NodeView(
      String nodeId,
      String state,
      String orderId,
      int part,
      Optional<String> agentId,
      Optional<StepView> step,
      int resultCount,
      Optional<String> detail,
      Optional<String> verdict,
      Map<String, Integer> kernelCountByVerdict) {}

  /** Which kernel an agent is at. */
  public record StepView(
      String kernel, int number, int kernelCount, int doneBlockCount, int blockCount) {

    static StepView of(OrderStep step) {
      return new StepView(step.kernel(), step.number(), step.cases(), step.done(), step.wanted());
    }
  }

  static RunView of(
      KeptRun run,
      List<KeptOrder> orders,
      List<StoredVerdict> verdicts,
      Function<String, Optional<OrderStep>> steps,
      Instant now) {
    Map<String, List<KeptOrder>> byNode = byNode(orders);
    return new RunView(
        run.id(),
        word(run),
        run.kernels(),
        run.soakSeconds(),
        run.reason(),
        run.createdBy(),
        run.createdAt(),
        run.startAt(),
        run.endBy(),
        run.cancelledAt(),
        Optional.of(run.cancelReason()).filter(it -> !it.isEmpty()),
        states(byNode, now),
        byNode.values().stream().map(it -> node(it, verdicts, steps, now)).toList());
  }

  private static String word(KeptRun run) {
    return run.extent().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<KeptOrder>> byNode(List<KeptOrder> orders) {
    Map<String, List<KeptOrder>> byNode = new LinkedHashMap<>();
    orders.forEach(it -> byNode.computeIfAbsent(it.nodeId(), _ -> new ArrayList<>()).add(it));
    return byNode;
  }

  private static Map<String, Integer> states(Map<String, List<KeptOrder>> byNode, Instant now) {
    Map<String, Integer> states = new TreeMap<>();
    byNode.values().forEach(it -> states.merge(it.getLast().stateAt(now).word(), 1, Integer::sum));
    return states;
  }

  private static NodeView node(
      List<KeptOrder> orders,
      List<StoredVerdict> verdicts,
      Function<String, Optional<OrderStep>> steps,
      Instant now) {
    KeptOrder newest = orders.getLast();
    List<StoredVerdict> its =
        StoredVerdict.newest(
            verdicts.stream().filter(it -> it.nodeId().equals(newest.nodeId())).toList());
    Map<String, Integer> counts = new TreeMap<>();
    its.forEach(it -> counts.merge(it.verdict().name(), 1, Integer::sum));
    OrderState state = newest.stateAt(now);
    return new NodeView(
        newest.nodeId(),
        state.word(),
        newest.id(),
        newest.part(),
        Optional.of(newest.agentId()).filter(it -> !it.isEmpty()),
        steps.apply(newest.id()).filter(_ -> state == OrderState.RUNNING).map(StepView::of),
        orders.stream().mapToInt(KeptOrder::resultCount).sum(),
        Optional.of(newest.detail()).filter(it -> !it.isEmpty()),
        StoredVerdict.worst(its).map(Verdict::name),
        counts);
  }
}
