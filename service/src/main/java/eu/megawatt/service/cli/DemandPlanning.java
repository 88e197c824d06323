package eu.megawatt.service.cli;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.document.DemandPlanWriter;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.Judgement;
import eu.megawatt.scheduler.demand.DemandSearch;
import java.io.IOException;
import java.nio.file.Path;

/** Of {@code megawatt/scenario/2}. */
record DemandPlanning(Demand demand, DemandSearch search) implements Planning<DemandPlan> {

  @Override
  public DemandPlan run() {
    return search.run();
  }

  @Override
  public void stop() {
    search.stop();
  }

  @Override
  public Judgement check(DemandPlan plan) {
    return DemandChecker.check(demand, plan);
  }

  @Override
  public void write(DemandPlan plan, Path file) throws IOException {
    DemandPlanWriter.write(plan, file);
  }

  @Override
  public PlanFigures figures(DemandPlan plan) {
    return PlanFigures.of(plan);
  }
}
