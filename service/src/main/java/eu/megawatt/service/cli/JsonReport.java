package eu.megawatt.service.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.search.Progress;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.operation.ProgressPoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** One JSON object a line: {@code progress} with the fields of the REST API, and {@code end}. */
record JsonReport(PrintWriter out) implements ProgressReport {

  private record ProgressLine(String event, @JsonUnwrapped ProgressPoint progress) {}

  private record EndLine(
      String event,
      String plan,
      long objectiveCostMinor,
      Optional<Long> boundCostMinor,
      Optional<Double> gapRatio,
      int placedCount,
      int unplacedCount,
      Optional<Integer> servedCount,
      Optional<Integer> unservedCount,
      double elapsedSeconds) {}

  @Override
  public void progress(Progress progress) {
    print(new ProgressLine("progress", ProgressPoint.of(progress)));
  }

  @Override
  public void written(PlanFigures plan, Path file) {
    print(
        new EndLine(
            "end",
            file.toString(),
            plan.objectiveEur().cents(),
            plan.bound().map(Money::cents),
            plan.gap().stream().boxed().findFirst(),
            plan.placed(),
            plan.unplaced(),
            plan.services().map(PlanFigures.Services::served),
            plan.services().map(PlanFigures.Services::unserved),
            plan.seconds()));
  }

  private void print(Object line) {
    out.println(Json.write(line));
    out.flush();
  }
}
