package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.live.ReplanView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.sovereignty.RegisterDifference;
import eu.megawatt.service.sovereignty.RegisterDocument;
import eu.megawatt.service.sovereignty.RegisterStore;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/sovereignty/register}: the register in force, and those before it. */
final class RegisterRoutes {

  private static final String PATH = "/api/v1/sovereignty/register";
  private static final int MOST_BYTES = 16 << 20;
  private static final int LONGEST_REASON = 500;

  /** What clocks may differ by. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Registers registers;
  private final RegisterStore store;
  private final HeldRegister held;
  private final Paging paging;
  private final Clock clock;

  /** Registers are large. */
  private final Turns turns = new Turns(1, "Other registers are being read already.");

  RegisterRoutes(
      Registers registers, RegisterStore store, HeldRegister held, Paging paging, Clock clock) {
    this.registers = registers;
    this.store = store;
    this.held = held;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.SOVEREIGNTY_READ, this::show)
        .put(PATH, Scope.SOVEREIGNTY_WRITE, this::put)
        .get(PATH + "s", Scope.SOVEREIGNTY_READ, this::list)
        .get(PATH + "s/{id}", Scope.SOVEREIGNTY_READ, this::old)
        .get(PATH + "s/{id}/diff", Scope.SOVEREIGNTY_READ, this::diff);
  }

  /**
   * What a register that was put does.
   *
   * @param waits whether it waits for somebody else's yes, or would
   * @param difference to the one in force before; absent for the first
   * @param plan what becomes of the plan; absent where nothing is planned yet
   */
  record PutAnswer(
      String version,
      String name,
      int profileCount,
      int placeCount,
      boolean waits,
      Optional<RegisterDifference> difference,
      Optional<ReplanView> plan) {}

  /** What one register says that another does not. */
  record DiffAnswer(String version, String against, RegisterDifference difference) {}

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String version = inForce().orElseThrow(RegisterRoutes::none);
    response.header(HeaderNames.ETAG, '"' + version + '"');
    send(request, response, version);
  }

  private void old(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response, PlanRoutes.id(request));
  }

  private void send(ServerRequest request, ServerResponse response, String version) {
    Answer.to(request, response)
        .text("application/json", new String(document(version), StandardCharsets.UTF_8));
  }

  private byte[] document(String version) {
    return store
        .document(version)
        .orElseThrow(
            () ->
                Problem.of(ProblemKind.NOT_FOUND, "There is no register " + version + ".")
                    .toException());
  }

  private Optional<String> inForce() {
    return Optional.of(registers.current().version())
        .filter(it -> !it.equals(Register.NONE.version()));
  }

  private static ProblemException none() {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no register of facts and profiles yet. Maybe put one: PUT " + PATH + ".")
        .toException();
  }

  private void diff(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "against");
    String version = PlanRoutes.id(request);
    String against = query.text("against").or(this::inForce).orElseThrow(RegisterRoutes::none);
    turns.take();
    try {
      Answer.to(request, response)
          .ok(
              new DiffAnswer(
                  version,
                  against,
                  RegisterDifference.between(document(against), document(version))));
    } finally {
      turns.giveBack();
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("registers", query, store::versions));
  }

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, "validateOnly", "reason");
    boolean isTrial = query.flag("validateOnly");
    String reason = reason(query, isTrial);
    turns.take();
    try {
      FleetBody body = FleetBody.document(request, MOST_BYTES);
      RegisterDocument document =
          RegisterDocument.read(body.stream().readAllBytes(), body.syntax());
      requireMeasured(document.register());
      if (!isTrial) {
        store.keep(document);
      }
      boolean waits = held.isHeld(document.register());
      Optional<RegisterDifference> difference =
          inForce().map(it -> RegisterDifference.between(document(it), document.canonical()));
      Registers.Outcome outcome =
          registers.put(document.register(), reason, isTrial || waits, IfMatch.of(request));
      if (waits && !isTrial) {
        ApprovalRoutes.held(
            request, response, held.hold(document.register(), reason, Caller.of(request).id()));
        return;
      }
      response.header(HeaderNames.ETAG, '"' + document.version() + '"');
      Answer.to(request, response)
          .json(
              outcome.isNew() && !isTrial ? Status.CREATED_201 : Status.OK_200,
              new PutAnswer(
                  document.version(),
                  document.register().name(),
                  document.register().profiles().all().size(),
                  document.register().places().size(),
                  waits,
                  difference,
                  outcome.plan()));
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    } finally {
      turns.giveBack();
    }
  }

  private static String reason(Query query, boolean isTrial) {
    Optional<String> reason = query.text("reason").filter(it -> !it.isBlank());
    if (reason.isEmpty() && !isTrial) {
      throw Query.bad("reason", "Missing", "must say why.");
    }
    if (reason.filter(it -> it.length() > LONGEST_REASON).isPresent()) {
      throw Query.bad(
          "reason", "TooLong", "must have at most %d characters.".formatted(LONGEST_REASON));
    }
    return reason.orElse("");
  }

  /** Nobody has measured what is to come: whoever says so has a wrong clock. */
  private void requireMeasured(Register register) {
    Instant latest = clock.instant().plus(SKEW);
    List<Issue> issues =
        register.places().stream()
            .map(Place::claims)
            .flatMap(it -> it.values().stream())
            .filter(it -> it.assurance() == AssuranceLevel.MEASURED && it.from().isAfter(latest))
            .map(Claim::id)
            .distinct()
            .map(
                id ->
                    new Issue(
                        "/claims",
                        "claim \"%s\" is measured from a time that has not come; here it is %s. Maybe set the clock of whoever measures."
                            .formatted(id, clock.instant())))
            .toList();
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
  }
}
