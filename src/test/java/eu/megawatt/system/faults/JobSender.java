package eu.megawatt.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection that asks for jobs, one after the other, at a pace. What is not acknowledged is
 * asked for again under the same name and key until it is. Answers the id of each by its name.
 */
final class JobSender implements Callable<Map<String, String>> {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long AGAIN_NANOS = 10_000_000;
  private static final Pattern ID = Pattern.compile("\"id\":\"(job-[^\"]+)\"");

  private final String name;
  private final long paceNanos;
  private final Door door;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> idOf = new TreeMap<>();
  private volatile boolean isEnding;

  JobSender(String name, double perSecond, Door door, String token) {
    this.name = name;
    this.paceNanos = (long) (1e9 / perSecond);
    this.door = door;
    this.token = token;
  }

  void end() {
    isEnding = true;
  }

  @Override
  public Map<String, String> call() throws InterruptedException {
    long next = System.nanoTime();
    for (int job = 0; !isEnding; job++) {
      String reference = name + "-" + job;
      while (!isTaken(reference)) {
        LockSupport.parkNanos(AGAIN_NANOS);
      }
      next = Math.max(next + paceNanos, System.nanoTime() - paceNanos);
      LockSupport.parkNanos(next - System.nanoTime());
    }
    return idOf;
  }

  private boolean isTaken(String reference) throws InterruptedException {
    URI address = door.await();
    String body =
        """
        {"externalRef":{"system":"test","id":"%s"},"tenant":"acme","kind":"batch","gpuCount":1,\
        "residency":"any","runSeconds":{"A":900},"perGpuW":{"A":600},"valueMinor":10000}"""
            .formatted(reference);
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/jobs"))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", reference)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      Matcher id = ID.matcher(answer.body());
      if (answer.statusCode() / 100 == 2 && id.find()) {
        idOf.put(reference, id.group(1));
        return true;
      }
      if (answer.statusCode() == 503) {
        return false;
      }
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    } catch (IOException _) {
      return false; // it was killed: whether the job is there is not known
    }
  }
}
