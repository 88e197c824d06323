package eu.megawatt.fleet.document;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads scenarios and plans of the version that their {@code format} says. Every method throws
 * {@link InvalidDocumentException} with all that is wrong with the document, or why there is none.
 */
public final class AnyVersion {

  private AnyVersion() {}

  /**
   * Reads a scenario under a register.
   *
   * @param first what becomes of one of version 1
   * @param second what becomes of one of version 2
   */
  public static <T> T scenario(
      Path file, Register register, Function<Scenario, T> first, Function<Demand, T> second) {
    return read(
        file,
        new Versions<Supplier<T>>()
            .with(Scenario.FORMAT, in -> later(first, ScenarioReader.body(in, register)))
            .with(Demand.FORMAT, in -> later(second, DemandReader.body(in, register))));
  }

  /**
   * Reads a plan: its form, not whether it is a good one.
   *
   * @param first what becomes of one of version 1
   * @param second what becomes of one of version 2
   */
  public static <T> T plan(Path file, Function<Plan, T> first, Function<DemandPlan, T> second) {
    return read(
        file,
        new Versions<Supplier<T>>()
            .with(Plan.FORMAT, in -> later(first, PlanReader.body(in)))
            .with(DemandPlan.FORMAT, in -> later(second, DemandPlanReader.body(in))));
  }

  private static <T> T read(Path file, Versions<Supplier<T>> versions) {
    return DocumentReader.read(file, versions).get();
  }

  /** What comes of a document, worked out when its file is closed. */
  private static <D, T> Supplier<T> later(Function<D, T> use, D document) {
    return () -> use.apply(document);
  }
}
