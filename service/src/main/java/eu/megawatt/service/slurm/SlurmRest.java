package eu.megawatt.service.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.megawatt.service.outgoing.WholeAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * A slurmrestd, spoken to in the newest version of its API that it knows and we do. Thread-safe.
 */
final class SlurmRest implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SlurmRest.class.getName());
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** Some thirty thousand jobs. */
  private static final long LARGEST_ANSWER = 128L << 20;

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int LAST_OF_SUCCESS = 299;
  private static final int LONGEST_SAID = 300;

  private final URI url;
  private final String user;
  private final SlurmToken token;
  private final Duration timeout;
  private final HttpClient client;
  private final LongAdder requests = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder warnings = new LongAdder();
  private volatile Optional<Adapter> adapter = Optional.empty();

  SlurmRest(URI url, String user, SlurmToken token, Duration timeout) {
    this.url = url;
    this.user = user;
    this.token = token;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** What came back. */
  private record Answer(int status, ObjectNode body) {}

  /**
   * The version that is spoken, found anew where none answered yet.
   *
   * @throws SlurmException where none can be spoken
   */
  Adapter version() {
    Optional<Adapter> known = adapter;
    if (known.isPresent()) {
      return known.get();
    }
    for (Adapter each : Adapter.newestFirst()) {
      Answer answer = send(each, "ping", "GET", BodyPublishers.noBody());
      if (answer.status == NOT_FOUND) {
        continue;
      }
      require(answer, "ping");
      if (!SlurmReading.isUp(answer.body)) {
        throw new SlurmUnreachableException(
            "slurmrestd at %s answers, but no slurmctld does".formatted(url));
      }
      adapter = Optional.of(each);
      return each;
    }
    throw new SlurmRefusedException(
        "slurmrestd at %s speaks none of %s. Maybe start it with -s openapi/v0.0.38, or newer"
            .formatted(url, Adapter.newestFirst().stream().map(Adapter::version).toList()));
  }

  /** All jobs that Slurm knows. */
  List<SlurmJob> jobs() {
    return list("jobs", SlurmReading::job);
  }

  /** All nodes that Slurm knows. */
  List<SlurmNode> nodes() {
    return list("nodes", SlurmReading::node);
  }

  private <T> List<T> list(String what, Function<JsonNode, T> read) {
    ObjectNode answer = ask(what, "GET", BodyPublishers.noBody());
    if (!answer.path(what).isArray()) {
      throw new SlurmUnreachableException("Slurm's answer has no list of " + what);
    }
    version().liftToNewest(answer);
    List<T> all = new ArrayList<>();
    answer.path(what).forEach(it -> all.add(read.apply(it)));
    return all;
  }

  /**
   * Submits a job.
   *
   * @return its number
   * @throws SlurmRefusedException where Slurm does not want it
   * @throws SlurmUnreachableException where it is not known whether Slurm has it now
   */
  long submit(SlurmRequest request) {
    Adapter its = version();
    ObjectNode job = description(request);
    its.lowerFromNewest(job);
    ObjectNode body = MAPPER.createObjectNode();
    body.set("job", job);
    (its.hasScriptBesideJob() ? body : job).put("script", request.script());
    Answer answer = send(its, "job/submit", "POST", json(body));
    Optional<Long> id = SlurmReading.number(answer.body.path("job_id")).filter(it -> it > 0);
    if (id.isPresent() && answer.status <= LAST_OF_SUCCESS) {
      // Slurm also takes jobs that it complains of, such as those that have to wait for nodes.
      SlurmReading.complaints(answer.body, "errors").ifPresent(it -> warn("job/submit", it));
      return id.get();
    }
    if (answer.status == BAD_REQUEST || SlurmReading.isDecided(answer.body)) {
      require(answer, "job/submit");
    }
    throw new SlurmUnreachableException(
        "Slurm does not say whether it has taken a job: status %d, %s"
            .formatted(
                answer.status, SlurmReading.complaints(answer.body, "errors").orElse("no errors")));
  }

  private static ObjectNode description(SlurmRequest request) {
    ObjectNode job = MAPPER.createObjectNode();
    job.put("name", "megawatt-" + request.mark().jobId());
    job.put("partition", request.partition());
    job.put("comment", request.mark().comment(request.powerCap()));
    job.put("minimum_nodes", request.gang().nodes());
    job.put("maximum_nodes", request.gang().nodes());
    job.put("tasks", request.gang().nodes());
    job.put("tres_per_node", "gres/gpu:" + request.gang().gpusPerNode());
    request.feature().ifPresent(it -> job.put("constraints", it));
    request.reservation().ifPresent(it -> job.put("reservation", it));
    job.set("begin_time", number(request.begin().getEpochSecond()));
    job.set("time_limit", number(Math.max(1, request.limit().toMinutes())));
    job.put("requeue", false);
    job.put("current_working_directory", "/tmp");
    job.put("standard_output", "/dev/null");
    job.put("standard_error", "/dev/null");
    ArrayNode environment = job.putArray("environment");
    request.environment().forEach((name, value) -> environment.add(name + "=" + value));
    return job;
  }

  private static ObjectNode number(long value) {
    return MAPPER.createObjectNode().put("set", true).put("infinite", false).put("number", value);
  }

  /** Has a job that has not begun begin at another time. */
  void begin(long id, Instant at) {
    ObjectNode job = MAPPER.createObjectNode();
    job.set("begin_time", number(at.getEpochSecond()));
    update(id, job);
  }

  /** Has a job say something else. */
  void comment(long id, String comment) {
    update(id, MAPPER.createObjectNode().put("comment", comment));
  }

  private void update(long id, ObjectNode job) {
    version().lowerFromNewest(job);
    ask("job/" + id, "POST", json(job));
  }

  /** Takes a job back, at work or not. */
  void cancel(long id) {
    ask("job/" + id, "DELETE", BodyPublishers.noBody());
  }

  private ObjectNode ask(String what, String method, BodyPublisher body) {
    Answer answer = send(version(), what, method, body);
    require(answer, what);
    return answer.body;
  }

  private void require(Answer answer, String what) {
    Optional<String> errors = SlurmReading.complaints(answer.body, "errors");
    if (answer.status == UNAUTHORIZED) {
      throw refused(what, "it does not take the token of \"%s\"".formatted(user));
    }
    if (answer.status == NOT_FOUND) {
      adapter = Optional.empty(); // another slurmrestd may be there by now
    }
    if (errors.isPresent()) {
      throw refused(what, errors.get());
    }
    if (answer.status > LAST_OF_SUCCESS) {
      throw refused(what, "status " + answer.status);
    }
  }

  private SlurmRefusedException refused(String what, String why) {
    failures.increment();
    return new SlurmRefusedException("Slurm, asked for %s: %s".formatted(what, why));
  }

  private Answer send(Adapter its, String what, String method, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/slurm/%s/%s".formatted(its.version(), what)))
            .header("X-SLURM-USER-NAME", user)
            .header("X-SLURM-USER-TOKEN", token.value())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .timeout(timeout)
            .method(method, body)
            .build();
    requests.increment();
    try {
      HttpResponse<byte[]> response =
          WholeAnswer.of(
              client,
              request,
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER),
              timeout);
      ObjectNode answer = read(response);
      SlurmReading.complaints(answer, "warnings").ifPresent(it -> warn(what, it));
      return new Answer(response.statusCode(), answer);
    } catch (TimeoutException e) {
      throw unreachable(what, "no answer in " + timeout, e);
    } catch (ExecutionException e) {
      throw unreachable(what, String.valueOf(e.getCause()), e);
    } catch (IOException e) {
      throw unreachable(what, "an answer that is not JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(what, "interrupted", e);
    }
  }

  /** Refusals of the gate and unknown paths are not JSON. */
  private static ObjectNode read(HttpResponse<byte[]> response) throws IOException {
    try {
      return MAPPER.readTree(response.body()) instanceof ObjectNode its
          ? its
          : MAPPER.createObjectNode();
    } catch (IOException e) {
      if (response.statusCode() > LAST_OF_SUCCESS) {
        return MAPPER.createObjectNode();
      }
      throw e;
    }
  }

  private SlurmUnreachableException unreachable(String what, String why, Exception e) {
    failures.increment();
    return new SlurmUnreachableException(
        "slurmrestd at %s, asked for %s: %s".formatted(url, what, why), e);
  }

  private void warn(String what, String said) {
    warnings.increment();
    String some = said.length() > LONGEST_SAID ? said.substring(0, LONGEST_SAID) : said;
    LOG.warning(() -> "Slurm warns, asked for %s: %s".formatted(what, some));
  }

  private static BodyPublisher json(ObjectNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  long requestCount() {
    return requests.sum();
  }

  long failureCount() {
    return failures.sum();
  }

  long warningCount() {
    return warnings.sum();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
