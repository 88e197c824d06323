package eu.megawatt.service.demo;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.capacity.scenario.CapacityScenario;
import eu.megawatt.service.capacity.scenario.CapacityScenarios;
import eu.megawatt.service.capacity.scenario.ScenarioBody;
import eu.megawatt.service.capacity.scenario.ScenarioRuns;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.json.Json;
import java.util.List;
import java.util.Optional;

/** The ramp from 40 to 200 MW, with two other futures beside it. */
public final class DemoCapacity {

  private static final String BY = "demonstration";

  private static final List<String> SCENARIOS =
      List.of(
          """
          {"name": "SE-BOR-1 half a year late",
           "cards": [{"kind": "siteDelay", "siteId": "SE-BOR-1", "laterDays": 183}]}
          """,
          """
          {"name": "Assistants on a small model",
           "cards": [{"kind": "modelSwap", "demandId": "assistant", "powerRatio": 0.35}]}
          """);

  private final CapacityPlans plans;
  private final CapacityScenarios scenarios;
  private final ScenarioRuns runs;

  public DemoCapacity(CapacityPlans plans, CapacityScenarios scenarios, ScenarioRuns runs) {
    this.plans = plans;
    this.scenarios = scenarios;
    this.runs = runs;
  }

  /** Brings them where there is no plan yet. */
  void begin() {
    if (plans.newest().isPresent()) {
      return;
    }
    SavedDocument<CapacityDocument> _ =
        plans.bring(
            Ramp.document(),
            new Expectation(Optional.of(Expectation.ABSENT)),
            BY,
            "the demonstration's ramp from 40 to 200 MW");
    scenarios.find(CapacityScenario.PLAN_ID).ifPresent(it -> runs.add(it, BY));
    SCENARIOS.stream()
        .map(it -> scenarios.add(Json.read(it, ScenarioBody.class), BY))
        .forEach(it -> runs.add(it, BY));
  }
}
