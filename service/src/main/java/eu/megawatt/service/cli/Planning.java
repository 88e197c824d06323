package eu.megawatt.service.cli;

import eu.megawatt.scheduler.check.Judgement;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A search for a plan and what becomes of the plan, for one of the versions.
 *
 * @param <P> such a plan
 */
sealed interface Planning<P> permits ScenarioPlanning, DemandPlanning {

  /** Searches until the budget is spent, or until it is stopped. */
  P run();

  /** Ends the search soon, from another thread. */
  void stop();

  Judgement check(P plan);

  void write(P plan, Path file) throws IOException;

  PlanFigures figures(P plan);
}
