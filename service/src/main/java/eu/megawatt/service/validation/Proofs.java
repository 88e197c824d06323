package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.live.Apart;
import eu.megawatt.service.live.IncidentRows;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Which nodes are proved, which wait to be, and what the plan is to do without on that account. */
final class Proofs {

  /** How long before a proof is over the plan counts on that, where no run is planned. */
  static final Duration AHEAD = Duration.ofHours(1);

  private final Database database;
  private final Policies policies;
  private final Supplier<Inventory> fleet;
  private final SetApart plan;
  private final Agents agents;

  Proofs(
      Database database,
      Policies policies,
      Supplier<Inventory> fleet,
      SetApart plan,
      Agents agents) {
    this.database = database;
    this.policies = policies;
    this.fleet = fleet;
    this.plan = plan;
    this.agents = agents;
  }

  /**
   * What is not written yet and counts already.
   *
   * @param proof that a look has brought
   * @param judged the look
   * @param released whom a person releases
   */
  record Fresh(Optional<KeptProof> proof, Optional<Judged> judged, Optional<String> released) {

    static final Fresh NOTHING = new Fresh(Optional.empty(), Optional.empty(), Optional.empty());

    static Fresh release(String nodeId) {
      return new Fresh(Optional.empty(), Optional.empty(), Optional.of(nodeId));
    }
  }

  /**
   * A look that is judged.
   *
   * @param isOver whether no more blocks are to come
   * @param facts of its devices
   */
  record Judged(String nodeId, String runId, boolean isOver, Map<String, String> facts) {}

  /**
   * A node that has to be proved.
   *
   * @param run that is open on it
   */
  record Standing(Node node, String poolId, ProofState state, Optional<HoldRows.Open> run) {}

  /**
   * All that is known at an instant.
   *
   * @param returns how many nodes had returned from outages before any of it was read
   * @param standings of the nodes that have to be proved, by node
   * @param open runs, by node
   */
  record Seen(
      Instant at,
      long returns,
      Policy policy,
      Map<String, Standing> standings,
      Map<String, HoldRows.Open> open) {

    Seen {
      standings = new TreeMap<>(standings);
      open = new TreeMap<>(open);
    }

    /** The same with runs that are planned now. */
    Seen with(List<HoldRows.Open> more) {
      Map<String, HoldRows.Open> runs = new TreeMap<>(open);
      more.forEach(it -> runs.putIfAbsent(it.nodeId(), it));
      Map<String, Standing> others = new TreeMap<>(standings);
      others.replaceAll(
          (id, it) ->
              new Standing(it.node, it.poolId, it.state, Optional.ofNullable(runs.get(id))));
      return new Seen(at, returns, policy, others, runs);
    }

    /** When something is another by time alone. */
    Instant until() {
      Instant until = Instant.MAX;
      for (Standing it : standings.values()) {
        if (it.state instanceof ProofState.Proved(Instant end, _, _) && end.isBefore(until)) {
          until = end;
        }
      }
      return until;
    }
  }

  /** Whether a node has to be proved once an outage of it is over. */
  boolean provesOnReturn(String nodeId) {
    Policy policy = policies.current();
    Inventory inventory = fleet.get();
    Optional<Node> node = Optional.ofNullable(inventory.nodes().get(nodeId));
    return !policy.isEmpty()
        && policy.incident()
        && node.isPresent()
        && plan.poolOf(nodeId)
            .filter(it -> policy.asks(it, inventory.siteOf(node.get()).id(), node.get().gpuModel()))
            .isPresent();
  }

  /** Whether the plan does without any node on this account, or may have to. */
  boolean isAtWork() {
    return !policies.current().isEmpty() || plan.isWaiting();
  }

  /** What is known. */
  Seen seen(Fresh fresh, Instant now) {
    long returns = plan.returnCount();
    Policy policy = policies.current();
    return database.jdbi().withHandle(handle -> seen(handle, returns, policy, fresh, now));
  }

  private Seen seen(Handle handle, long returns, Policy policy, Fresh fresh, Instant now) {
    Map<String, HoldRows.Open> open = HoldRows.open(handle, now);
    fresh
        .judged()
        .filter(Judged::isOver)
        .ifPresent(
            it ->
                Optional.ofNullable(open.get(it.nodeId))
                    .filter(run -> run.runId().equals(it.runId))
                    .ifPresent(_ -> open.remove(it.nodeId)));
    Map<String, Standing> standings = new HashMap<>();
    if (!policy.isEmpty()) {
      Known known = known(handle, fresh, now);
      Inventory inventory = fleet.get();
      plan.poolByNode()
          .forEach(
              (nodeId, poolId) -> {
                Node node = inventory.nodes().get(nodeId);
                if (node != null
                    && policy.asks(poolId, inventory.siteOf(node).id(), node.gpuModel())) {
                  standings.put(
                      nodeId,
                      new Standing(
                          node,
                          poolId,
                          known.freshness(policy, nodeId).at(now),
                          Optional.ofNullable(open.get(nodeId))));
                }
              });
    }
    return new Seen(now, returns, policy, standings, open);
  }

  private record Known(
      Map<String, KeptProof> proofs,
      Map<String, Instant> incidents,
      Map<String, Instant> released,
      Map<String, Map<String, String>> facts) {

    Freshness freshness(Policy policy, String nodeId) {
      return new Freshness(
          policy,
          Optional.ofNullable(proofs.get(nodeId)),
          incidents.getOrDefault(nodeId, Instant.MIN),
          released.getOrDefault(nodeId, Instant.MIN),
          facts.getOrDefault(nodeId, Map.of()));
    }
  }

  private Known known(Handle handle, Fresh fresh, Instant now) {
    Map<String, KeptProof> proofs = ProofRows.all(handle);
    fresh.proof().ifPresent(it -> proofs.put(it.nodeId(), it));
    Map<String, Instant> incidents = plan.endByNode();
    IncidentRows.all(handle)
        .forEach((name, at) -> incidents.merge(plan.idOf(name), at, Proofs::later));
    Map<String, Instant> released = HoldRows.released(handle);
    fresh.released().ifPresent(it -> released.put(it, now));
    Map<String, Map<String, String>> facts = facts(handle);
    fresh.judged().ifPresent(it -> facts.put(it.nodeId(), it.facts()));
    return new Known(proofs, incidents, released, facts);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What agents have said when they enrolled, and what was seen of their nodes since. */
  private Map<String, Map<String, String>> facts(Handle handle) {
    Map<String, ProofRows.Seen> seen = ProofRows.allFacts(handle);
    Map<String, Map<String, String>> facts = new HashMap<>();
    seen.forEach((node, it) -> facts.put(node, it.facts()));
    agents
        .enrolledFacts()
        .forEach(
            (node, it) -> {
              ProofRows.Seen before = seen.get(node);
              if (before == null || it.at().isAfter(before.at())) {
                facts.put(node, it.facts());
              }
            });
    return facts;
  }

  /** The nodes that the plan is to do without because they wait, or are measured. */
  List<Apart.Wait> waits(Seen seen) {
    List<Apart.Wait> waits = new ArrayList<>();
    seen.standings().values().forEach(it -> wait(it, seen.at()).ifPresent(waits::add));
    seen.open().values().stream()
        .filter(HoldRows.Open::isHeld)
        .filter(it -> waits.stream().noneMatch(wait -> wait.nodeId().equals(it.nodeId())))
        .forEach(it -> waits.add(measured(it)));
    return waits;
  }

  private static Apart.Wait measured(HoldRows.Open run) {
    return new Apart.Wait(
        run.nodeId(),
        false,
        "%s is measured by %s. See /validation?run=%s"
            .formatted(run.nodeId(), run.runId(), run.runId()),
        run.from(),
        Optional.of(new Apart.Measured(run.runId(), run.from(), run.to())));
  }

  private static Optional<Apart.Wait> wait(Standing its, Instant now) {
    Optional<Apart.Measured> run =
        its.run
            .filter(HoldRows.Open::isHeld)
            .map(it -> new Apart.Measured(it.runId(), it.from(), it.to()));
    return switch (its.state) {
      case ProofState.Awaiting it ->
          Optional.of(new Apart.Wait(its.node.id(), true, reason(its, it.detail()), now, run));
      case ProofState.Proved(Instant until, _, _) when isSoon(until, run, now) ->
          Optional.of(
              new Apart.Wait(
                  its.node.id(),
                  true,
                  reason(its, "its proof holds until %s".formatted(until)),
                  until,
                  Optional.empty()));
      case ProofState.Proved _ -> Optional.empty();
    };
  }

  private static boolean isSoon(Instant until, Optional<Apart.Measured> run, Instant now) {
    return run.isEmpty() && until.isBefore(now.plus(AHEAD));
  }

  private static String reason(Standing its, String why) {
    return "%s waits to be proved: %s.%s See /validation?node=%s"
        .formatted(
            its.node.id(),
            why,
            its.run
                .map(
                    it ->
                        it.isHeld()
                            ? " %s measures it from %s to %s."
                                .formatted(it.runId(), it.from(), it.to())
                            : " %s measures it.".formatted(it.runId()))
                .orElse(""),
            its.node.id());
  }
}
