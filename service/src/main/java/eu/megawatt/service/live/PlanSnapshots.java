package eu.megawatt.service.live;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.sse.StreamedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the plan that is lived by stands, for a reader of its events who begins. Thread-safe. */
public final class PlanSnapshots {

  private final CurrentPlan plan;
  private final Circumstances circumstances;
  private final PlanEvents events;

  public PlanSnapshots(CurrentPlan plan, Circumstances circumstances, PlanEvents events) {
    this.plan = plan;
    this.circumstances = circumstances;
    this.events = events;
  }

  /**
   * What is read first.
   *
   * @param plan absent while nothing is planned on, and where nobody asks for it
   * @param limits likewise
   */
  record Snapshot(
      Set<String> topics,
      Optional<CurrentPlan.Summary> plan,
      Optional<List<Circumstances.LimitView>> limits) {}

  /** Under the id of the last event that it includes; it may include more. */
  public StreamedEvent of(Set<String> topics) {
    long newest = events.newest();
    Optional<CurrentPlan.Summary> summary = plan.summary();
    boolean hasLimits = topics.contains("limits") && summary.isPresent();
    Snapshot snapshot =
        new Snapshot(
            topics,
            summary.filter(_ -> topics.contains("jobs") || topics.contains("plan")),
            hasLimits ? limits() : Optional.empty());
    return new StreamedEvent(newest, "snapshot", Json.write(snapshot));
  }

  private Optional<List<Circumstances.LimitView>> limits() {
    try {
      return Optional.of(circumstances.limits());
    } catch (ProblemException _) {
      return Optional.empty();
    }
  }
}
