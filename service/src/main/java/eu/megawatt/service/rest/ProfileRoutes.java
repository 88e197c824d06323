package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.validation.Profile;
import eu.megawatt.service.validation.ProfileBody;
import eu.megawatt.service.validation.Profiles;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /api/v1/profiles}: what plans assume of device models. */
final class ProfileRoutes {

  private static final String PATH = "/api/v1/profiles";
  private static final String ONE = PATH + "/{+id}";
  private static final int LARGEST_BYTES = 1 << 20;

  private final Profiles profiles;
  private final Paging paging;

  ProfileRoutes(Profiles profiles, Paging paging) {
    this.profiles = profiles;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    // Before the profiles: a model's name may have slashes.
    routes
        .post(ONE + "/update", Scope.VALIDATION_WRITE, this::update)
        .get(PATH, Scope.VALIDATION_READ, this::list)
        .get(ONE, Scope.VALIDATION_READ, this::show)
        .put(ONE, Scope.VALIDATION_WRITE, this::put);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.of("profiles", query, profiles.all()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "version");
    String model = PlanRoutes.id(request);
    Optional<Profile> profile =
        query.text("version").isPresent()
            ? profiles.find(model, query.longNumber("version", 1, Long.MAX_VALUE))
            : profiles.find(model);
    Profile its = profile.orElseThrow(() -> none(model));
    Answer.to(request, response).versioned(its.tag(), its);
  }

  private void put(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, ChangeDesk.VALIDATE_ONLY).flag(ChangeDesk.VALIDATE_ONLY);
    String model = PlanRoutes.id(request);
    ProfileBody body = Body.json(request, ProfileBody.class, LARGEST_BYTES);
    try {
      Profiles.Put put =
          profiles.put(model, body, IfMatch.of(request), Caller.of(request).id(), isTrial);
      answer(request, response, put, isTrial);
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private static void answer(
      ServerRequest request, ServerResponse response, Profiles.Put put, boolean isTrial) {
    if (!isTrial) {
      response.header(HeaderNames.ETAG, '"' + put.profile().tag() + '"');
    }
    if (put.isNew() && !isTrial) {
      Answer.to(request, response)
          .at(Status.CREATED_201, PATH + "/" + inPath(put.profile().deviceModel()), put.profile());
    } else {
      Answer.to(request, response).ok(put.profile());
    }
  }

  private static String inPath(String model) {
    return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void update(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String model = PlanRoutes.id(request);
    Profile profile = profiles.update(model, JobRoutes.reason(request), Caller.of(request).id());
    response.header(HeaderNames.ETAG, '"' + profile.tag() + '"');
    Answer.to(request, response).ok(profile);
  }

  private static ProblemException none(String model) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no such profile of \"%s\". Maybe PUT one.".formatted(model))
        .toException();
  }
}
