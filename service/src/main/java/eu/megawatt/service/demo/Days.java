package eu.megawatt.service.demo;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.ExternalRef;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.problem.ProblemException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has what comes up in the demonstration done to the current plan, by the way that users go. */
final class Days {

  private static final Logger LOG = Logger.getLogger(Days.class.getName());

  private final CurrentPlan plan;
  private final Circumstances circumstances;

  Days(CurrentPlan plan, Circumstances circumstances) {
    this.plan = plan;
    this.circumstances = circumstances;
  }

  /** What the service refuses is no harm here: it is told and the day goes on. */
  void live(Happening happening) {
    try {
      switch (happening) {
        case Happening.Arrival(_, var body) -> plan.submit(body, Optional.empty());
        case Happening.Sequel(_, var body, String after) -> follow(body, after);
        case Happening.Withdrawal(_, String tenant, String id) -> takeBack(tenant, id);
        case Happening.Breakdown(_, var body) -> circumstances.outage(body, false);
        case Happening.Curtailment(_, var body) -> circumstances.limit(body, false);
      }
    } catch (ProblemException e) {
      LOG.log(Level.INFO, e, () -> "The demonstration was refused: " + happening);
    }
  }

  private void follow(JobBody body, String after) {
    plan.find(body.tenant().orElse(""), reference(after))
        .ifPresent(it -> plan.submit(body.after(it.id()), Optional.empty()));
  }

  private void takeBack(String tenant, String id) {
    plan.find(tenant, reference(id))
        .map(JobView::id)
        .ifPresent(
            it ->
                plan.cancel(
                    it,
                    "the customer needs it no more",
                    new Expectation(Optional.of(Expectation.ANY))));
  }

  private static ExternalRef reference(String id) {
    return new ExternalRef(Happenings.CUSTOMERS, id);
  }
}
