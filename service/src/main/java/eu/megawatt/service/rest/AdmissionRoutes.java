package eu.megawatt.service.rest;

import eu.megawatt.service.live.AdmissionReviews;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/** {@code /api/v1/admission-reviews}: for schedulers that start jobs themselves. */
final class AdmissionRoutes {

  private static final String PATH = "/api/v1/admission-reviews";
  private static final long MOST_SECONDS = 7L * 24 * 3_600;

  private final AdmissionReviews reviews;
  private final CurrentPlan plan;

  AdmissionRoutes(AdmissionReviews reviews, CurrentPlan plan) {
    this.reviews = reviews;
    this.plan = plan;
  }

  void addTo(Routes routes) {
    routes
        .many(PATH, Scope.JOBS_WRITE, Tenancy.OWN, this::review)
        .many(PATH + "/{id}/confirmation", Scope.JOBS_WRITE, Tenancy.OWN, this::confirm);
  }

  /** A job that wants to start. */
  record ReviewBody(Optional<JobBody> job, Optional<Long> flexibilitySeconds) {}

  private void review(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ReviewBody body = Body.json(request, ReviewBody.class);
    JobBody job =
        JobRoutes.own(
            Caller.of(request), body.job().orElseThrow(() -> bad("/job", "must be there: a job.")));
    if (job.externalRef().isEmpty()) {
      throw bad("/job/externalRef", "must be there, so that asking again is the same question.");
    }
    long flexibility = body.flexibilitySeconds().orElse(0L);
    if (flexibility < 0 || flexibility > MOST_SECONDS) {
      throw bad("/flexibilitySeconds", "must be 0 to " + MOST_SECONDS + ".");
    }
    Answer.to(request, response).ok(reviews.review(job, Duration.ofSeconds(flexibility)));
  }

  private static ProblemException bad(String pointer, String detail) {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            pointer + " " + detail,
            new FieldError(pointer, "OutOfRange", detail))
        .toException();
  }

  private void confirm(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Caller caller = Caller.of(request);
    boolean isSeen =
        caller.tenant().isEmpty()
            || plan.find(id).filter(it -> caller.sees(it.tenant())).isPresent();
    Answer.to(request, response)
        .ok(
            (isSeen ? reviews.confirm(id) : Optional.<JobView>empty())
                .orElseThrow(
                    () ->
                        Problem.of(
                                ProblemKind.NOT_FOUND,
                                "There is no reservation " + id + ", or its time is over.")
                            .toException()));
  }
}
