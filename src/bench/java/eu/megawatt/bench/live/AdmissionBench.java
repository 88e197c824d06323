package eu.megawatt.bench.live;

import eu.megawatt.bench.process.Megawatt;
import eu.megawatt.bench.process.ServerProcess;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench admission}: how many jobs a second get their place over REST, durably. */
@Command(
    name = "admission",
    description = {
      "Plans the L scenario, makes that the current plan of a service with its tables on disk, and asks",
      "for jobs over loopback: one at a time on each of some connections, then in batches. Every job",
      "has a profile of a register, every placement is attested (within a minute, and then until all",
      "are), every change is in the audit log.",
      "The client runs on the same cores. Let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench admission",
      "  megawatt bench admission --seconds 5"
    })
public final class AdmissionBench implements Callable<Integer> {

  private static final int BATCH = 250;
  private static final double WARM_UP_SECONDS = 20;
  private static final int BATCH_CONNECTIONS = 2;

  @Option(
      names = "--plan-seconds",
      defaultValue = "60",
      description =
          "How long the plan that is there before is searched (default: ${DEFAULT-VALUE}).")
  private int planSeconds = 60;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long jobs are asked for (default: ${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Option(
      names = "--connections",
      defaultValue = "24",
      description = "With one request in flight each (default: ${DEFAULT-VALUE}).")
  private int connections = 24;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Figures figures = new Figures(spec.commandLine().getOut());
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Scenario scenario =
        Now.beginning(
            ScenarioReader.read(Checkout.shared().resolve("instances").resolve("L.json.gz")),
            start);
    Path folder = Files.createTempDirectory("bench-admission");
    try (ServerProcess server =
        Megawatt.start(folder.resolve("data"), folder.resolve("log"), List.of())) {
      long planned = prepare(server, scenario);
      figures.add("jobs planned before", planned, "jobs");
      JobBodies bodies = new JobBodies(scenario, Instant.now());
      AdmissionLoad.Report before =
          new AdmissionLoad(server, bodies, connections, 0).run(WARM_UP_SECONDS);
      AdmissionLoad.Report single = new AdmissionLoad(server, bodies, connections, 0).run(seconds);
      show("one at a time", single, figures);
      AdmissionLoad.Report batched =
          new AdmissionLoad(server, bodies, BATCH_CONNECTIONS, BATCH).run(seconds / 2.0);
      show("in batches of " + BATCH, batched, figures);
      AttestationTail.Report tail = new AttestationTail(server).run();
      figures.add(
          "placements whose attestation had been let wait", tail.attestations(), "attestations");
      figures.add("attestations, once nothing else is asked", tail.perSecond(), "1/s");
      figures.add("processor time of the service for an attestation", tail.serverMillis(), "ms");
      long acknowledged = planned + before.jobs() + single.jobs() + batched.jobs();
      figures.add(
          "acknowledged and not there", Math.max(0, acknowledged - count(server)), "jobs", "none");
    } finally {
      delete(folder);
    }
    figures.keep(
        "admission",
        "Admission over REST with 10,000 jobs planned on the L fleet, under profiles, audited and attested, H2 on disk, %d connections, client on the same cores"
            .formatted(connections),
        out);
    return 0;
  }

  private static void show(String how, AdmissionLoad.Report report, Figures figures) {
    figures.add(
        "admissions, " + how, report.jobs() / report.seconds(), "1/s", "at least 2,000 1/s");
    figures.add("answer at p50, " + how, report.millis(0.5), "ms");
    if (how.startsWith("one")) {
      figures.add("answer at p99, " + how, report.millis(0.99), "ms", "at most 20 ms");
    } else {
      figures.add("answer at p99, " + how, report.millis(0.99), "ms");
    }
    figures.add("longest answer, " + how, report.millis(1), "ms");
    figures.add("refused, " + how, report.refused(), "jobs");
    figures.add("processor time of the service for each, " + how, report.serverMillis(), "ms");
    figures.add("processor time of the client for each, " + how, report.clientMillis(), "ms");
  }

  /** Has the scenario planned and that plan lived by; how many jobs it has. */
  private long prepare(ServerProcess server, Scenario scenario)
      throws IOException, InterruptedException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    ScenarioWriter.write(scenario, document);
    String made =
        send(server, "POST", "/api/v1/scenarios", document.toString(StandardCharsets.UTF_8));
    String operation =
        send(
            server,
            "POST",
            "/api/v1/plans",
            "{\"scenarioId\":\"%s\",\"seconds\":%d}".formatted(first(made, "id"), planSeconds));
    String its = "/api/v1/operations/" + first(operation, "id");
    server.awaitTrue(
        () -> server.page(its).filter(page -> page.contains("\"planId\"")).isPresent());
    String plan = first(server.page(its).orElseThrow(), "planId");
    send(
        server,
        "PUT",
        "/api/v1/sovereignty/register?reason=a%20benchmark",
        new PolicyRegister(scenario, Instant.now()).document());
    send(
        server,
        "PUT",
        "/api/v1/current-plan/basis",
        "{\"planId\":\"%s\",\"reason\":\"a benchmark\"}".formatted(plan));
    return count(server);
  }

  private static String send(ServerProcess server, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.send(
            server
                .request(path)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", path)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String first(String json, String name) throws IOException {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!matcher.find()) {
      throw new IOException("No " + name + " in " + json);
    }
    return matcher.group(1);
  }

  /**
   * The jobs that have not ended, and those that are done: some of the plan's are within minutes.
   */
  private static long count(ServerProcess server) throws InterruptedException {
    String page = server.page("/api/v1/current-plan").orElse("");
    String counts = page.substring(page.indexOf("jobCountByState"));
    Matcher numbers = Pattern.compile(":(\\d+)").matcher(counts);
    long sum = 0;
    while (numbers.find()) {
      sum += Long.parseLong(numbers.group(1));
    }
    return sum + done(server);
  }

  private static long done(ServerProcess server) throws InterruptedException {
    long done = 0;
    Optional<String> token = Optional.of("");
    while (token.isPresent()) {
      String page =
          server
              .page("/api/v1/jobs?state=Done&pageSize=200" + token.get())
              .orElseThrow(() -> new IllegalStateException("No list of jobs"));
      done += Pattern.compile("\"submittedAt\":").matcher(page).results().count();
      Matcher next = Pattern.compile("\"nextPageToken\":\"([^\"]+)\"").matcher(page);
      token = next.find() ? Optional.of("&pageToken=" + next.group(1)) : Optional.empty();
    }
    return done;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
