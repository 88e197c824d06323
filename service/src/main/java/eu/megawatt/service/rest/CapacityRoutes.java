package eu.megawatt.service.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.KeptOutlook;
import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.Outlooks;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/capacity-plan} and {@code /api/v1/outlooks}: the years ahead. */
final class CapacityRoutes {

  private static final String PLAN = "/api/v1/capacity-plan";
  private static final String OUTLOOKS = "/api/v1/outlooks";
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_REASON = 500;

  private final Outlooks outlooks;
  private final OneReading reading = new OneReading();
  private final Turns turns =
      new Turns(1, "An outlook is being made already. Maybe ask again in a moment.");

  CapacityRoutes(Outlooks outlooks) {
    this.outlooks = outlooks;
  }

  void addTo(Routes routes) {
    routes
        .get(PLAN, Scope.PLANS_READ, this::show)
        .put(PLAN, Scope.PLANS_WRITE, this::put)
        .get(PLAN + "/versions/{id}", Scope.PLANS_READ, this::version)
        .post(OUTLOOKS, Scope.PLANS_READ, this::ask)
        .get(OUTLOOKS + "/{id}", Scope.PLANS_READ, this::kept);
  }

  /** A version of the plan; the document with exactly the digits that it was written with. */
  record PlanAnswer(
      int version,
      Instant recordedAt,
      String recordedBy,
      String reason,
      @JsonRawValue String document) {

    static PlanAnswer of(CapacityPlans.Version it) {
      return new PlanAnswer(
          it.number(),
          it.recordedAt(),
          it.recordedBy(),
          it.reason(),
          new String(CapacityPlans.bytes(it.document()), StandardCharsets.UTF_8));
    }
  }

  /**
   * What bringing it did, or would do.
   *
   * @param isNew whether it says something else than the newest version
   * @param isApplied whether it is the newest now
   */
  record PutAnswer(int version, boolean isNew, boolean isApplied) {}

  private CapacityPlans.Version newest() {
    return outlooks
        .plans()
        .newest()
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no capacity plan yet. Maybe put one: PUT %s.".formatted(PLAN))
                    .toException());
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response, newest());
  }

  private void version(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    send(
        request,
        response,
        Optional.of(id)
            .filter(it -> it.matches("[1-9][0-9]{0,8}"))
            .flatMap(it -> outlooks.plans().version(Integer.parseInt(it)))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no version %s of the capacity plan. Maybe look at GET %s."
                                .formatted(id, PLAN))
                        .toException()));
  }

  private static void send(
      ServerRequest request, ServerResponse response, CapacityPlans.Version version) {
    tag(response, version);
    Answer.to(request, response).ok(PlanAnswer.of(version));
  }

  private static void tag(ServerResponse response, CapacityPlans.Version version) {
    response.header(HeaderNames.ETAG, '"' + Integer.toString(version.number()) + '"');
  }

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY, "reason");
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    Optional<String> reason =
        query.text("reason").or(() -> SaidReason.of(request)).filter(it -> !it.isBlank());
    if (!isTrial && reason.filter(it -> it.length() <= LONGEST_REASON).isEmpty()) {
      throw Query.bad(
          "reason", "Missing", "must say why, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
    reading.run(() -> bring(request, response, isTrial, reason.orElse("")));
  }

  private void bring(ServerRequest request, ServerResponse response, boolean isTrial, String reason)
      throws IOException {
    FleetBody body = FleetBody.document(request, MOST_BYTES);
    CapacityDocument document = CapacityReader.read(body.stream(), body.syntax());
    Optional<CapacityPlans.Version> before = outlooks.plans().newest();
    boolean isNew = before.filter(it -> it.document().equals(document)).isEmpty();
    int known = before.map(CapacityPlans.Version::number).orElse(0);
    if (isTrial) {
      Answer.to(request, response).ok(new PutAnswer(isNew ? known + 1 : known, isNew, false));
      return;
    }
    request.context().register(new SaidReason(reason));
    CapacityPlans.Version brought =
        outlooks.plans().bring(document, IfMatch.of(request), Caller.of(request).id(), reason);
    tag(response, brought);
    Answer.to(request, response)
        .json(
            before.isEmpty() ? Status.CREATED_201 : Status.OK_200,
            new PutAnswer(brought.number(), isNew, isNew));
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Query.of(request);
    OutlookQuestion asked = Body.json(request, OutlookQuestion.class);
    CapacityPlans.Version version = newest();
    turns.take();
    try {
      KeptOutlook made = outlooks.of(version, asked, Caller.of(request).id());
      Answer.to(request, response).at(Status.CREATED_201, OUTLOOKS + "/" + made.id(), made);
    } finally {
      turns.giveBack();
    }
  }

  private void kept(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(outlooks.find(id).orElseThrow(() -> none(id)));
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no outlook \"%s\". The last 1000 are kept; maybe ask again: POST %s."
                .formatted(id, OUTLOOKS))
        .toException();
  }
}
