package eu.megawatt.service.validation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether nodes are proved, as it is shown. Thread-safe. */
public final class NodeProofs {

  private final Proofs proofs;
  private final Clock clock;

  NodeProofs(Proofs proofs, Clock clock) {
    this.proofs = proofs;
    this.clock = clock;
  }

  /**
   * Whether one is that has to be.
   *
   * @param state {@code Proved} or {@code Awaiting}
   * @param provedBy the run whose verdicts prove it
   * @param until when that is over; absent where nobody knows
   * @param why it has to be proved
   * @param runId that is to prove it
   * @param expectedAt when that will be over
   * @param href where people see the evidence
   */
  public record NodeProofView(
      String nodeId,
      String poolId,
      String state,
      Optional<String> provedBy,
      Optional<Instant> provedAt,
      Optional<Instant> until,
      Optional<String> why,
      Optional<String> detail,
      Optional<String> runId,
      Optional<Instant> expectedFrom,
      Optional<Instant> expectedAt,
      String href) {

    private static NodeProofView of(Proofs.Standing its) {
      Optional<ProofState.Awaiting> awaiting =
          its.state() instanceof ProofState.Awaiting it ? Optional.of(it) : Optional.empty();
      Optional<ProofState.Proved> proved =
          its.state() instanceof ProofState.Proved it
              ? Optional.of(it).filter(one -> !one.runId().isEmpty())
              : Optional.empty();
      Optional<HoldRows.Open> held = its.run().filter(HoldRows.Open::isHeld);
      return new NodeProofView(
          its.node().id(),
          its.poolId(),
          awaiting.isPresent() ? "Awaiting" : "Proved",
          proved.map(ProofState.Proved::runId),
          proved.map(ProofState.Proved::provedAt),
          proved.map(ProofState.Proved::until).filter(it -> !it.equals(Instant.MAX)),
          awaiting.map(it -> it.why().word()),
          awaiting.map(ProofState.Awaiting::detail),
          its.run().map(HoldRows.Open::runId),
          held.map(HoldRows.Open::from),
          held.map(HoldRows.Open::to),
          "/validation?node=" + its.node().id());
    }
  }

  /** Of all nodes that have to be, by node. */
  public Map<String, NodeProofView> all() {
    Map<String, NodeProofView> all = new TreeMap<>();
    proofs
        .seen(Proofs.Fresh.NOTHING, clock.instant())
        .standings()
        .forEach((id, it) -> all.put(id, NodeProofView.of(it)));
    return all;
  }

  /** Those in one state, and of one node; all where that is empty text. */
  public List<NodeProofView> list(String state, String nodeId) {
    return all().values().stream()
        .filter(it -> state.isEmpty() || it.state().equals(state))
        .filter(it -> nodeId.isEmpty() || it.nodeId().equals(nodeId))
        .toList();
  }
}
