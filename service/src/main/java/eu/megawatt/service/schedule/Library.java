package eu.megawatt.service.schedule;

import eu.megawatt.fleet.document.PlanReader;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.store.BoundedCache;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.PlanSummary;
import eu.megawatt.service.store.ScenarioStore;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** Scenarios and plans read from the store; the few asked for last stay in memory. Thread-safe. */
public final class Library {

  private static final int SCENARIOS = 2;
  private static final int SCHEDULES = 4;

  private final ScenarioStore scenarioStore;
  private final PlanStore planStore;
  private final BoundedCache<Scenario> scenarios;
  private final BoundedCache<Schedule> schedules;

  public Library(ScenarioStore scenarioStore, PlanStore planStore) {
    this.scenarioStore = scenarioStore;
    this.planStore = planStore;
    scenarios = new BoundedCache<>(SCENARIOS, this::readScenario);
    schedules = new BoundedCache<>(SCHEDULES, this::readSchedule);
  }

  public Optional<Scenario> scenario(String id) {
    return scenarios.get(id);
  }

  public Optional<Schedule> schedule(String planId) {
    return schedules.get(planId);
  }

  /** Drops what is remembered of a scenario or a plan that is being deleted. */
  public void forget(String id) {
    scenarios.forget(id);
    schedules.forget(id);
  }

  public BoundedCache<Scenario> scenarios() {
    return scenarios;
  }

  public BoundedCache<Schedule> schedules() {
    return schedules;
  }

  private Optional<Scenario> readScenario(String id) {
    return scenarioStore
        .document(id)
        .map(
            document ->
                ScenarioReader.read(
                    new ByteArrayInputStream(document.gzipped()), syntax(document.mediaType())));
  }

  private Optional<Schedule> readSchedule(String planId) {
    Optional<PlanSummary> summary = planStore.find(planId);
    Optional<byte[]> document = planStore.document(planId);
    if (summary.isEmpty() || document.isEmpty()) {
      return Optional.empty();
    }
    Plan plan = PlanReader.read(new ByteArrayInputStream(document.get()), "plan.json.gz");
    return scenario(summary.get().scenarioId())
        .map(scenario -> Schedule.of(planId, scenario, plan));
  }

  private static Syntax syntax(String mediaType) {
    return mediaType.equals("application/yaml") ? Syntax.YAML : Syntax.JSON;
  }
}
