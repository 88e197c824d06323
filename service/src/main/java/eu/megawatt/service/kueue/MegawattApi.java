package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.megawatt.service.kueue.Answer.Mistake;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The REST API of Megawatt, as far as it is needed. Thread-safe. */
public final class MegawattApi implements AutoCloseable {

  private static final String API = "/api/v1";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /** Bad JSON, too large, and what a job may not say. */
  private static final List<Integer> WRONG = List.of(400, 413, 422);

  /** In the order in which a job comes through them, so that one that goes on is not missed. */
  private static final List<String> OPEN =
      List.of("Waiting", "Placed", "Validated", "Dispatched", "Running");

  private static final String PAGE = "&pageSize=1000";
  private static final int LONGEST_REASON = 500;

  private final Calls calls;

  /**
   * A service.
   *
   * @throws IOException where the file of the authority cannot be used
   */
  public MegawattApi(URI url, TokenFile token, Optional<Path> authority, Duration timeout)
      throws IOException {
    calls = new Calls("Megawatt", url, token, authority, timeout);
  }

  /**
   * May it start now? The same reference gets the same answer.
   *
   * @throws UnreachableException without an answer to the question
   */
  Answer review(ObjectNode job, long flexibilitySeconds) throws InterruptedException {
    ObjectNode body = Calls.MAPPER.createObjectNode();
    body.set("job", job);
    body.put("flexibilitySeconds", flexibilitySeconds);
    Calls.Answer answer = post("/admission-reviews", body.toString());
    if (WRONG.contains(answer.status())) {
      return new Answer.Wrong(mistakes(answer.body()));
    }
    JsonNode said = good("a review", answer);
    return switch (said.path("decision").asText()) {
      case "Admit" -> new Answer.Admit(place(said));
      case "Retry" ->
          new Answer.Retry(Math.max(1, said.path("retryAfterSeconds").asLong(60)), why(said));
      case "Reject" -> new Answer.Reject(why(said));
      default -> throw new UnreachableException("%s decides nothing".formatted(calls));
    };
  }

  private static Answer.Place place(JsonNode said) {
    JsonNode place = said.path("placement");
    return new Answer.Place(
        said.path("reservationId").asText(),
        place.path("siteId").asText(),
        place.path("poolId").asText(),
        place.path("powerCapRatio").asText(),
        Instant.parse(said.path("notBeforeAt").asText()),
        Instant.parse(said.path("notAfterAt").asText()));
  }

  private static String why(JsonNode said) {
    String why =
        StreamSupport.stream(said.path("reasons").spliterator(), false)
            .map(it -> "%s: %s".formatted(it.path("reason").asText(), it.path("message").asText()))
            .collect(Collectors.joining(" "));
    return why.isEmpty() ? "Megawatt has no place for it now." : why;
  }

  /** Everything that Megawatt finds wrong with a job; nothing changes. */
  List<Mistake> mistakesOf(ObjectNode job) throws InterruptedException {
    Calls.Answer answer = post("/placements?validateOnly=true", job.toString());
    if (WRONG.contains(answer.status())) {
      return mistakes(answer.body());
    }
    good("a look at a job", answer);
    return List.of();
  }

  private static List<Mistake> mistakes(JsonNode problem) {
    List<Mistake> mistakes = new ArrayList<>();
    problem
        .path("errors")
        .forEach(
            it ->
                mistakes.add(new Mistake(it.path("pointer").asText(), it.path("detail").asText())));
    return mistakes.isEmpty()
        ? List.of(new Mistake("", problem.path("detail").asText("Megawatt does not take it.")))
        : mistakes;
  }

  /** A held place is taken; false where it is no longer held. Again changes nothing. */
  boolean confirm(String jobId) throws InterruptedException {
    Calls.Answer answer = post("/admission-reviews/%s/confirmation".formatted(in(jobId)), "");
    if (answer.status() == NOT_FOUND) {
      return false;
    }
    good("a confirmation", answer);
    return true;
  }

  /**
   * A job needs its place no more. One that has ended, or is unknown, is none that needs one; one
   * that is done before it was to begin is taken back.
   */
  void end(String jobId, Workload.Ending ending, String reason) throws InterruptedException {
    Calls.Answer answer = say(jobId, ending, reason);
    if (answer.status() == CONFLICT && ending == Workload.Ending.COMPLETION) {
      answer = say(jobId, Workload.Ending.CANCELLATION, reason);
    }
    if (answer.status() != NOT_FOUND && answer.status() != CONFLICT) {
      good("an end", answer);
    }
  }

  private Calls.Answer say(String jobId, Workload.Ending ending, String reason)
      throws InterruptedException {
    ObjectNode body = Calls.MAPPER.createObjectNode();
    body.put("reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    return post("/jobs/%s/%s".formatted(in(jobId), ending.word()), body.toString());
  }

  /** The jobs of a system that have not ended: their ids by what they are called there. */
  Map<String, String> open(String system) throws InterruptedException {
    Map<String, String> open = new HashMap<>();
    for (String state : OPEN) {
      String token = "";
      do {
        JsonNode page =
            good(
                "its jobs",
                calls.call(
                    calls
                        .request(
                            API
                                + "/jobs?state="
                                + state
                                + PAGE
                                + (token.isEmpty() ? "" : "&pageToken=" + in(token)))
                        .GET()
                        .build()));
        for (JsonNode job : page.path("items")) {
          if (job.at("/externalRef/system").asText().equals(system)) {
            open.put(job.at("/externalRef/id").asText(), job.path("id").asText());
          }
        }
        token = page.path("nextPageToken").asText();
      } while (!token.isEmpty());
    }
    return open;
  }

  private Calls.Answer post(String path, String body) throws InterruptedException {
    HttpRequest request =
        calls
            .request(API + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return calls.call(request);
  }

  private JsonNode good(String what, Calls.Answer answer) {
    if (!answer.isGood()) {
      throw new UnreachableException(
          "%s, asked for %s: %d %s"
              .formatted(calls, what, answer.status(), answer.body().path("detail").asText()));
    }
    return answer.body();
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    calls.close();
  }
}
