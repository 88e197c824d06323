package eu.megawatt.service.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.document.BuildOutReader;
import eu.megawatt.service.capacity.buildout.BuildOutAsked;
import eu.megawatt.service.capacity.buildout.BuildOutJob;
import eu.megawatt.service.capacity.buildout.BuildOutOptions;
import eu.megawatt.service.capacity.buildout.BuildOuts;
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

/** {@code /api/v1/build-out-options} and {@code /api/v1/build-outs}: what to build. */
final class BuildOutRoutes {

  private static final String OPTIONS = "/api/v1/build-out-options";
  private static final String BUILD_OUTS = "/api/v1/build-outs";
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_REASON = 500;

  private final BuildOuts buildOuts;
  private final Paging paging;
  private final OneReading reading = new OneReading();

  BuildOutRoutes(BuildOuts buildOuts, Paging paging) {
    this.buildOuts = buildOuts;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(OPTIONS, Scope.PLANS_READ, this::show)
        .put(OPTIONS, Scope.PLANS_WRITE, this::put)
        .get(OPTIONS + "/versions/{id}", Scope.PLANS_READ, this::version)
        .post(BUILD_OUTS, Scope.PLANS_WRITE, this::ask)
        .get(BUILD_OUTS, Scope.PLANS_READ, this::list)
        .get(BUILD_OUTS + "/{id}", Scope.PLANS_READ, this::one)
        .delete(BUILD_OUTS + "/{id}", Scope.PLANS_WRITE, this::delete);
  }

  /** A version of the options; the document with exactly the digits that it was written with. */
  record OptionsAnswer(
      int version,
      Instant recordedAt,
      String recordedBy,
      String reason,
      @JsonRawValue String document) {

    static OptionsAnswer of(BuildOutOptions.Version it) {
      return new OptionsAnswer(
          it.number(),
          it.recordedAt(),
          it.recordedBy(),
          it.reason(),
          new String(BuildOutOptions.bytes(it.offers()), StandardCharsets.UTF_8));
    }
  }

  /**
   * What bringing them did, or would do.
   *
   * @param isNew whether they say something else than the newest version
   * @param isApplied whether they are the newest now
   */
  record OptionsPut(int version, boolean isNew, boolean isApplied) {}

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(
        request,
        response,
        buildOuts
            .options()
            .newest()
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There are no options yet. Maybe put some: PUT %s.".formatted(OPTIONS))
                        .toException()));
  }

  private void version(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    send(
        request,
        response,
        Optional.of(id)
            .filter(it -> it.matches("[1-9][0-9]{0,8}"))
            .flatMap(it -> buildOuts.options().version(Integer.parseInt(it)))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no version %s of the options. Maybe look at GET %s."
                                .formatted(id, OPTIONS))
                        .toException()));
  }

  private static void send(
      ServerRequest request, ServerResponse response, BuildOutOptions.Version version) {
    tag(response, version);
    Answer.to(request, response).ok(OptionsAnswer.of(version));
  }

  private static void tag(ServerResponse response, BuildOutOptions.Version version) {
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
    Offers offers = BuildOutReader.read(body.stream(), body.syntax());
    Optional<BuildOutOptions.Version> before = buildOuts.options().newest();
    boolean isNew = before.filter(it -> it.offers().equals(offers)).isEmpty();
    int known = before.map(BuildOutOptions.Version::number).orElse(0);
    if (isTrial) {
      Answer.to(request, response).ok(new OptionsPut(isNew ? known + 1 : known, isNew, false));
      return;
    }
    request.context().register(new SaidReason(reason));
    BuildOutOptions.Version brought =
        buildOuts.options().bring(offers, IfMatch.of(request), Caller.of(request).id(), reason);
    tag(response, brought);
    Answer.to(request, response)
        .json(
            before.isEmpty() ? Status.CREATED_201 : Status.OK_200,
            new OptionsPut(brought.number(), isNew, isNew));
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Query.of(request);
    BuildOutAsked asked = Body.json(request, BuildOutAsked.class);
    try {
      BuildOutJob added = buildOuts.add(asked, Caller.of(request).id());
      Answer.to(request, response).at(Status.ACCEPTED_202, BUILD_OUTS + "/" + added.id(), added);
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("build-outs", query, buildOuts::list));
  }

  private void one(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(buildOuts.find(id).orElseThrow(() -> none(id)));
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!buildOuts.delete(id)) {
      throw none(id);
    }
    Answer.to(request, response).nothing();
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no build-out \"%s\"; the last 50 are kept. Maybe ask again: POST %s."
                .formatted(id, BUILD_OUTS))
        .toException();
  }
}
