package eu.megawatt.telemetry.simulate.send;

import eu.megawatt.telemetry.simulate.JobFeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Declares jobs to a service at {@code PUT /api/v1/allocations}. After 5xx or without an answer
 * they are to come again; any other refusal is for good. Thread-safe.
 */
public final class AllocationSender implements JobFeed.Intake, AutoCloseable {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;
  private static final int HUNDRED = 100;

  private final URI to;
  private final Optional<String> token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final LongAdder declared = new LongAdder();
  private final AtomicReference<String> refusal = new AtomicReference<>("");

  public AllocationSender(URI to, Optional<String> token) {
    this.to = to;
    this.token = token;
  }

  /** Declarations that were taken; a job has one when it begins and one when it ends. */
  public long declared() {
    return declared.sum();
  }

  /** The first refusal that was for good. */
  public Optional<String> refusal() {
    return Optional.of(refusal.get()).filter(text -> !text.isEmpty());
  }

  @Override
  public boolean declare(List<JobFeed.Declared> jobs) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json")
            .header("User-Agent", "megawatt-simulate")
            .PUT(BodyPublishers.ofString(body(jobs)));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      int kind = answer.statusCode() / HUNDRED;
      if (kind == SUCCESS) {
        declared.add(jobs.size());
      } else if (kind != SERVER_ERROR) {
        refusal.compareAndSet("", answer.statusCode() + " " + answer.body().strip());
      }
      return kind != SERVER_ERROR;
    } catch (IOException _) {
      return false; // nobody there, or not any more
    }
  }

  static String body(List<JobFeed.Declared> jobs) {
    return jobs.stream()
        .map(AllocationSender::entry)
        .collect(Collectors.joining(",", "{\"allocations\":[", "]}"));
  }

  private static String entry(JobFeed.Declared declared) {
    var job = declared.job();
    List<String> fields = new ArrayList<>();
    fields.add("\"id\":" + quoted(job.id()));
    fields.add("\"jobId\":" + quoted(job.id()));
    fields.add("\"tenant\":" + quoted(job.tenant()));
    fields.add("\"workloadClass\":" + quoted(job.kind().word()));
    fields.add(
        job.gpuUuids().stream()
            .map(AllocationSender::quoted)
            .collect(Collectors.joining(",", "\"gpuUuids\":[", "]")));
    fields.add("\"startedAt\":" + quoted(job.startedAt().toString()));
    declared.endedAt().ifPresent(end -> fields.add("\"endedAt\":" + quoted(end.toString())));
    return "{" + String.join(",", fields) + "}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            it -> {
              if (it == '"' || it == '\\') {
                json.append('\\').append((char) it);
              } else if (it < ' ') {
                json.append("\\u%04x".formatted(it));
              } else {
                json.append((char) it);
              }
            });
    return json.append('"').toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
