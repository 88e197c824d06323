package eu.megawatt.service.rest;

import eu.megawatt.service.live.AdmissionReviews;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/** {@code /api/v1/admission-reviews}: for schedulers that start jobs themselves. */
final class AdmissionRoutes {

  private static final String PATH = "/api/v1/admission-reviews";
  private static final long MOST_SECONDS = 7L * 24 * 3_600;

  private final AdmissionReviews reviews;

  AdmissionRoutes(AdmissionReviews reviews) {
    this.reviews = reviews;
  }

  void addTo(Routes routes) {
    routes.post(PATH, this::review).post(PATH + "/{id}/confirmation", this::confirm);
  }

  /** A job that wants to start. */
  record ReviewBody(Optional<JobBody> job, Optional<Long> flexibilitySeconds) {}

  private void review(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ReviewBody body = Body.json(request, ReviewBody.class);
    JobBody job = body.job().orElseThrow(() -> bad("/job", "must be there: a job."));
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
    Answer.to(request, response)
        .ok(
            reviews
                .confirm(id)
                .orElseThrow(
                    () ->
                        Problem.of(
                                ProblemKind.NOT_FOUND,
                                "There is no reservation " + id + ", or its time is over.")
                            .toException()));
  }
}
