package eu.megawatt.service.live;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.nodes.PoolNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a job waits for nodes to be proved, and which verdicts stand in its way. */
public final class Awaiting {

  /** Nodes that are named. */
  private static final int MOST_NAMED = 20;

  private final Turn turn;
  private final Apart apart;
  private final PoolNodes pools;

  Awaiting(Turn turn, Apart apart, FleetNodes nodes) {
    this.turn = turn;
    this.apart = apart;
    this.pools = nodes.of(turn.scheduler().world().basis());
  }

  /**
   * A node that is not there.
   *
   * @param runId that is to prove it, or whose verdict has set it apart
   * @param expectedAt when it will have been measured
   * @param href where people see the evidence
   */
  public record NodeView(
      String nodeId,
      String state,
      String reason,
      Optional<String> runId,
      Optional<Instant> expectedAt,
      String href) {

    private static NodeView of(Apart.Wait it) {
      return new NodeView(
          it.nodeId(),
          "Awaiting",
          it.reason(),
          it.run().map(Apart.Measured::runId),
          it.run().map(Apart.Measured::to),
          href(it.nodeId(), it.run().map(Apart.Measured::runId)));
    }

    private static NodeView of(String nodeId, Apart.Evidence its) {
      return new NodeView(
          nodeId,
          "Quarantined",
          its.reason(),
          its.runId(),
          Optional.empty(),
          href(nodeId, its.runId()));
    }

    private static String href(String nodeId, Optional<String> runId) {
      return runId.map(it -> "/validation?run=" + it).orElse("/validation?node=" + nodeId);
    }
  }

  /**
   * That a job waits for nodes to be proved.
   *
   * @param nodeCount of which the first are named
   * @param wouldStartAt when it would begin if they were there; absent where it is to be on them
   * @param expectedAt when the first of them will have been measured
   */
  public record View(
      String reason,
      String message,
      int nodeCount,
      List<NodeView> nodes,
      Optional<Instant> wouldStartAt,
      Optional<Instant> expectedAt) {}

  /**
   * Whether a job waits for nodes: those that it is to be on, or those without which it begins
   * later than it would.
   *
   * @param forecast nodes that it is to be on
   */
  Optional<View> of(LiveJob job, Collection<String> forecast) {
    List<Apart.Wait> awaited =
        apart.waits().stream()
            .filter(Apart.Wait::isAwaited)
            .filter(it -> !apart.setByNode().containsKey(it.nodeId()))
            .toList();
    if (awaited.isEmpty() || job.state().isUnderWay() || job.state().hasEnded()) {
      return Optional.empty();
    }
    List<Apart.Wait> its = awaited.stream().filter(it -> forecast.contains(it.nodeId())).toList();
    if (!its.isEmpty()) {
      return Optional.of(view(its, Optional.empty()));
    }
    return sooner(job, awaited)
        .map(
            run ->
                view(
                    awaited.stream()
                        .filter(it -> pools.poolOf(it.nodeId()).equals(Optional.of(run.poolId())))
                        .toList(),
                    Optional.of(run.from())))
        .filter(it -> it.nodeCount() > 0);
  }

  /** What it would have, where that begins sooner than what it has. */
  private Optional<Run> sooner(LiveJob job, List<Apart.Wait> awaited) {
    Set<String> nodes = awaited.stream().map(Apart.Wait::nodeId).collect(Collectors.toSet());
    List<String> outages =
        turn.scheduler().world().outages().values().stream()
            .filter(it -> ApartOutages.isOfThese(it.id()))
            .filter(it -> it.node().filter(nodes::contains).isPresent())
            .map(it -> it.id())
            .toList();
    return turn.scheduler()
        .without(outages, job, turn.now())
        .filter(run -> job.held().map(it -> run.from().isBefore(it.from())).orElse(true));
  }

  private static View view(List<Apart.Wait> waits, Optional<Instant> wouldStartAt) {
    List<NodeView> nodes = waits.stream().limit(MOST_NAMED).map(NodeView::of).toList();
    Optional<Instant> expectedAt =
        waits.stream()
            .flatMap(it -> it.run().stream())
            .map(Apart.Measured::to)
            .min(Comparator.naturalOrder());
    String names = nodes.stream().map(NodeView::nodeId).collect(Collectors.joining(", "));
    String message =
        "It waits for %s to be proved%s."
            .formatted(
                waits.size() > nodes.size()
                    ? "%s and %d more".formatted(names, waits.size() - nodes.size())
                    : names,
                expectedAt
                    .map(it -> ", which is expected at %s".formatted(it))
                    .orElse("; no run is planned yet"));
    return new View(
        ReasonCode.AWAITING_VALIDATION.token(),
        message,
        waits.size(),
        nodes,
        wouldStartAt,
        expectedAt);
  }

  /** The same as the first of the reasons why a job has no place. */
  static Reason reason(View view) {
    return Reason.of(
        ReasonCode.AWAITING_VALIDATION, view.nodes().getFirst().nodeId(), view.message());
  }

  /** The nodes that verdicts, or people, keep from a job, as far as they are of its kind. */
  List<NodeView> evidence(LiveJob job) {
    List<NodeView> evidence = new ArrayList<>();
    apart.setByNode().entrySet().stream()
        .filter(it -> mayBeOn(job, it.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_NAMED)
        .forEach(it -> evidence.add(NodeView.of(it.getKey(), it.getValue())));
    return evidence;
  }

  private boolean mayBeOn(LiveJob job, String nodeId) {
    return pools
        .poolOf(nodeId)
        .map(it -> turn.scheduler().world().basis().pool(it).gpuType())
        .filter(job.work().job().runHours()::containsKey)
        .isPresent();
  }
}
