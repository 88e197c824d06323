package eu.megawatt.system.faults;

import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection with one request in flight: new samples, late ones, and some again, in
 * remote_write 1.0 and 2.0 as chance has it. What is not acknowledged is sent again until it is.
 * Answers how many requests were acknowledged.
 */
final class Sender implements Callable<Long> {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /** About thirty requests a second, so that the steps last for the whole test. */
  private static final long PACE_NANOS = 30_000_000;

  private static final long AGAIN_NANOS = 10_000_000;
  private static final int MOST_HELD_BACK = 50;

  private final Script script;
  private final int fromGpu;
  private final int toGpu;
  private final Ledger ledger;
  private final Door door;
  private final String token;
  private final SplittableRandom random;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WriteBody v1 = WriteBody.of(WriteVersion.V1);
  private final WriteBody v2 = WriteBody.of(WriteVersion.V2);
  private final Deque<Integer> heldBack = new ArrayDeque<>();
  private volatile boolean isEnding;
  private int nextStep;
  private long acknowledged;

  Sender(
      Script script,
      int fromGpu,
      int toGpu,
      Ledger ledger,
      Door door,
      String token,
      SplittableRandom random) {
    this.script = script;
    this.fromGpu = fromGpu;
    this.toGpu = toGpu;
    this.ledger = ledger;
    this.door = door;
    this.token = token;
    this.random = random;
  }

  /** Has what was held back sent, and then nothing more. */
  void end() {
    isEnding = true;
  }

  @Override
  public Long call() throws InterruptedException {
    while (!isEnding) {
      long began = System.nanoTime();
      next();
      LockSupport.parkNanos(PACE_NANOS - (System.nanoTime() - began));
    }
    while (!heldBack.isEmpty()) {
      send(heldBack.removeFirst());
    }
    return acknowledged;
  }

  private void next() throws InterruptedException {
    int dice = random.nextInt(100);
    if (dice < 15 && nextStep > 0) {
      sendAgain();
    } else if ((dice < 30 && !heldBack.isEmpty()) || heldBack.size() == MOST_HELD_BACK) {
      send(heldBack.removeFirst());
    } else if (nextStep < Script.STEPS) {
      int step = nextStep++;
      if (dice < 45) {
        heldBack.addLast(step);
      } else {
        send(step);
      }
    }
  }

  private void send(int step) throws InterruptedException {
    deliver(step, fromGpu, toGpu);
    ledger.acknowledged(step);
  }

  /** A step that was sent before, in two pieces, the later GPUs first. */
  private void sendAgain() throws InterruptedException {
    int step = random.nextInt(Math.max(0, nextStep - 200), nextStep);
    if (ledger.isAcknowledged(step)) {
      int middle = random.nextInt(fromGpu + 1, toGpu);
      deliver(step, middle, toGpu);
      deliver(step, fromGpu, middle);
    }
  }

  private void deliver(int step, int from, int to) throws InterruptedException {
    WriteVersion version = random.nextBoolean() ? WriteVersion.V1 : WriteVersion.V2;
    WriteBody body = version == WriteVersion.V1 ? v1 : v2;
    script.say(step, from, to, body);
    byte[] bytes = body.finish();
    while (true) {
      URI address = door.await();
      ledger.attempted(step);
      if (isTaken(address, version, bytes)) {
        acknowledged++;
        return;
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
  }

  private boolean isTaken(URI address, WriteVersion version, byte[] bytes)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/write"))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", version.contentType())
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", version.header())
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 204 -> true;
        case 503 -> false;
        default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
      };
    } catch (IOException _) {
      return false; // it was killed: whether the samples are there is not known
    }
  }
}
