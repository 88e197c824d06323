package eu.megawatt.bench.live;

import eu.megawatt.bench.process.Connection;
import eu.megawatt.bench.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for jobs on some connections, each with one request in flight, for some time. */
final class AdmissionLoad {

  private static final AtomicLong NAMES = new AtomicLong();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ServerProcess server;
  private final JobBodies bodies;
  private final int connections;
  private final int batch;

  /**
   * @param batch jobs in one request; 0 for one each
   */
  AdmissionLoad(ServerProcess server, JobBodies bodies, int connections, int batch) {
    this.server = server;
    this.bodies = bodies;
    this.connections = connections;
    this.batch = batch;
  }

  /**
   * What came of it.
   *
   * @param jobs that were acknowledged
   * @param refused jobs that were not wanted: impossible ones
   * @param serverSeconds of processor time that the service took
   * @param clientSeconds of processor time that the client took
   * @param nanos of each answer, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Report(
      long jobs,
      long refused,
      double seconds,
      double serverSeconds,
      double clientSeconds,
      long[] nanos) {

    double millis(double share) {
      return nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / NANOS_PER_MILLI;
    }

    double serverMillis() {
      return serverSeconds * MILLIS_PER_SECOND / jobs;
    }

    double clientMillis() {
      return clientSeconds * MILLIS_PER_SECOND / jobs;
    }
  }

  private record Lane(long jobs, long refused, List<Long> nanos) {}

  Report run(double seconds) throws IOException, InterruptedException {
    double serverBefore = processor(server.pid());
    double clientBefore = processor(ProcessHandle.current().pid());
    long began = System.nanoTime();
    long until = began + (long) (seconds * 1e9);
    List<Lane> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Lane>> running = new ArrayList<>();
      for (int lane = 0; lane < connections; lane++) {
        running.add(threads.submit(() -> lane(until)));
      }
      for (Future<Lane> each : running) {
        lanes.add(each.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
    double took = (System.nanoTime() - began) / 1e9;
    long[] nanos =
        lanes.stream().flatMap(it -> it.nanos.stream()).mapToLong(Long::longValue).toArray();
    Arrays.sort(nanos);
    return new Report(
        lanes.stream().mapToLong(Lane::jobs).sum(),
        lanes.stream().mapToLong(Lane::refused).sum(),
        took,
        processor(server.pid()) - serverBefore,
        processor(ProcessHandle.current().pid()) - clientBefore,
        nanos);
  }

  static double processor(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(it -> it.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / MILLIS_PER_SECOND;
  }

  private Lane lane(long until) throws IOException {
    URI to = server.base().resolve(batch == 0 ? "/api/v1/jobs" : "/api/v1/job-batches");
    List<Long> nanos = new ArrayList<>();
    long jobs = 0;
    long refused = 0;
    try (Connection connection = new Connection(to)) {
      while (System.nanoTime() < until) {
        long number = NAMES.incrementAndGet();
        byte[] request = request(to, number);
        long began = System.nanoTime();
        Connection.Answer answer = connection.send(request, request.length);
        nanos.add(System.nanoTime() - began);
        if (batch > 0 && answer.status() == 200) {
          long made = count(answer.text(), "createdCount");
          jobs += made;
          refused += batch - made;
        } else if (answer.status() == 201) {
          jobs++;
        } else if (answer.status() == 422) {
          refused++;
        } else {
          throw new IOException(answer.status() + " " + answer.text());
        }
      }
    }
    return new Lane(jobs, refused, nanos);
  }

  private static long count(String json, String name) {
    int from = json.indexOf(name) + name.length() + 2;
    int to = from;
    while (Character.isDigit(json.charAt(to))) {
      to++;
    }
    return Long.parseLong(json.substring(from, to));
  }

  private byte[] request(URI to, long number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] body = batch == 0 ? bodies.next(random, "j" + number) : batch(random, number);
    byte[] head =
        Connection.head(
            to,
            server.token(),
            body.length,
            "Content-Type: application/json",
            "Idempotency-Key: k" + number);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private byte[] batch(SplittableRandom random, long number) {
    List<String> jobs = new ArrayList<>();
    for (int job = 0; job < batch; job++) {
      jobs.add(bodies.text(random, "b" + number + "-" + job));
    }
    return ("{\"jobs\":[" + String.join(",", jobs) + "]}").getBytes(StandardCharsets.UTF_8);
  }
}
