package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.PlanWriter;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.Judgement;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.search.PlanSearch;
import java.io.IOException;
import java.nio.file.Path;

/** Of {@code megawatt/scenario/1}. */
record ScenarioPlanning(Scenario scenario, PlanSearch search) implements Planning<Plan> {

  @Override
  public Plan run() {
    return search.run();
  }

  @Override
  public void stop() {
    search.stop();
  }

  @Override
  public Judgement check(Plan plan) {
    return PlanChecker.check(scenario, plan);
  }

  @Override
  public void write(Plan plan, Path file) throws IOException {
    PlanWriter.write(plan, file);
  }

  @Override
  public PlanFigures figures(Plan plan) {
    return PlanFigures.of(plan);
  }
}
