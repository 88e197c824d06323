package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.reports.period.Period;
import eu.megawatt.service.books.BookLab;
import eu.megawatt.service.books.Entries;
import eu.megawatt.service.books.MemoryLedger;
import eu.megawatt.service.books.TestInputs;
import eu.megawatt.service.books.period.BookSources;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.store.Sha256;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI file says what the running service does. */
final class ContractTest {

  private static final Set<String> UNITS =
      Set.of(
          "W",
          "Wh",
          "KWh",
          "Kw",
          "Mw",
          "MWh",
          "Mg",
          "G",
          "J",
          "MilliJ",
          "MilliW",
          "Minor",
          "PerHour",
          "PerSecond",
          "Count",
          "Ratio",
          "Ratios",
          "Permille",
          "Eur",
          "Grams",
          "Kg",
          "Mgco2e",
          "Tco2e",
          "GpuHours",
          "GpuMs",
          "Seconds",
          "Minutes",
          "Days",
          "Millis",
          "Points",
          "Size",
          "Bytes",
          "C");

  /** Numbers that count or name something themselves, and columns of the Gantt chart. */
  private static final Set<String> PLAIN =
      Set.of(
          "priority",
          "status",
          "seed",
          "seconds",
          "threads",
          "tier",
          "requiredValue",
          "availableValue",
          "count",
          "values",
          "pool",
          "start",
          "end",
          "kind",
          "late",
          "capped",
          "state",
          "pinned",
          "interruptible",
          "depth",
          "gpuIndexes",
          "row",
          "position",
          "value",
          "lowValue",
          "highValue",
          "rank",
          "beforeRank",
          "afterRank",
          "measurementVersion",
          "optionsVersion",
          "qualityVersion",
          "pue",
          "revision",
          "adoptedRevision",
          "number",
          "against",
          "sequence",
          "version",
          "planVersion",
          "factsVersion",
          "bookVersion",
          "bookVersions",
          "profileVersion",
          "part");

  /** A stream that never ends; {@link LivePowerTest} reads it. */
  private static final String FLEET_EVENTS = "/api/v1/events";

  /** It leads elsewhere; {@link OidcTest} goes there. */
  private static final String PROVIDER = "/api/v1/session/oidc";

  /** It is an agent's alone; {@link ValidationOrdersTest} asks there. */
  private static final String AGENT_ORDER = "/api/v1/agents/{id}/order";

  private static final String ALLOCATION =
      """
      {"allocations": [{"id": "a/1", "jobId": "a", "tenant": "acme", "workloadClass": "batch",
        "gpuUuids": ["GPU-a"], "startedAt": "2026-11-23T00:00:00Z"}]}\
      """;

  private static final String NODE = ExampleFleet.pocket().nodes().keySet().iterator().next();

  private static final String EVIDENCE = Sha256.hex("evidence".getBytes(StandardCharsets.UTF_8));

  @TempDir static Path data;

  private static RunningService running;
  private static JsonNode contract;
  private static JsonNode change;
  private static JsonNode sources;
  private static String scenario;
  private static String operation;
  private static String plan;
  private static String snapshot;
  private static JsonNode declared;
  private static JsonNode job;
  private static JsonNode hook;
  private static JsonNode token;
  private static JsonNode approval;
  private static JsonNode account;
  private static JsonNode delivery;
  private static String register = "";
  private static String validationRun = "";
  private static String export = "";
  private static String outlook = "";
  private static String capacityRun = "";
  private static String buildOut = "";
  private static String backTest = "";
  private static String bookRow = "";

  private static final MemoryLedger LEDGER = new MemoryLedger();
  private static final Period MONTH = BookLab.SEPTEMBER;
  private static final String REPORT = "/api/v1/reports/chargeback?period=" + MONTH.id();

  @BeforeAll
  static void start() throws IOException {
    DemandTest.fill(data.resolve("new"));
    running =
        RunningService.from(
            Settings.usual(data.resolve("new"), Clock.systemUTC())
                .with(WebhookSettings.allowing(List.of(AllowedTarget.parse("127.0.0.1"))))
                .with(new AccessSettings(Optional.empty(), 5_000, Set.of("limits"))),
            ContractTest::books);
    contract = new YAMLMapper().readTree(running.admin().get("/openapi").text());
    scenario = running.admin().scenario(Examples.small(1));
    Reply fleet =
        running
            .admin()
            .send(
                "PUT",
                "/api/v1/fleet/document",
                BodyPublishers.ofString(Fleets.json(ExampleFleet.pocket())),
                "Content-Type",
                "application/json");
    change = fleet.json();
    sources =
        running
            .admin()
            .send(
                "PUT",
                "/api/v1/sources/quiet",
                BodyPublishers.ofString(
                    "{\"scrape\":{\"id\":\"quiet\",\"intervalSeconds\":86400,\"targets\":[{\"url\":\"http://127.0.0.1:1/\"}]}}"),
                "Content-Type",
                "application/json")
            .json();
    snapshot = change.path("snapshotId").asText();
    declared =
        running
            .admin()
            .send(
                "PUT",
                "/api/v1/allocations",
                BodyPublishers.ofString(ALLOCATION),
                "Content-Type",
                "application/json")
            .json();
    running
        .admin()
        .send(
            "PUT",
            "/api/v1/current-plan/basis",
            BodyPublishers.ofString(
                "{\"scenarioId\":\"%s\",\"reason\":\"the contract\"}".formatted(lived())),
            "Content-Type",
            "application/json");
    running
        .admin()
        .send(
            "PUT",
            "/api/v1/rates/here",
            BodyPublishers.ofString(
                "{\"from\":\"%s\",\"energyMinorPerMWh\":[9000],\"carbonGPerKWh\":[50],\"reason\":\"spot\"}"
                    .formatted(Instant.now().truncatedTo(ChronoUnit.HOURS))),
            "Content-Type",
            "application/json");
    Reply share =
        running
            .admin()
            .put(
                "/api/v1/tenants/acme/share",
                "{\"guaranteedW\":1000,\"budgets\":[{\"period\":\"day\",\"energyWh\":900000}],\"reason\":\"agreed\"}");
    try (Caller planner = People.signedIn(running, "yes", Role.PLANNER)) {
      planner.post(
          share.header("Location") + "/decision", "{\"approve\":true,\"reason\":\"it is so\"}");
    }
    inference();
    job = running.admin().post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "contract").json();
    hook =
        running
            .admin()
            .post("/api/v1/webhook-subscriptions", "{\"url\":\"http://127.0.0.1:1/\"}")
            .json();
    delivery =
        running
            .admin()
            .post("/api/v1/webhook-subscriptions/" + hook.path("id").asText() + "/test", "")
            .json();
    register =
        running
            .admin()
            .put(
                "/api/v1/sovereignty/register?reason=contract",
                TwoSites.register(Instant.parse("2029-01-01T00:00:00Z"), "US"))
            .json()
            .path("version")
            .asText();
    running.admin().put("/api/v1/evidence/" + EVIDENCE, "evidence");
    running.admin().post("/api/v1/attestation-keys", "{\"reason\":\"the contract\"}");
    token =
        running
            .admin()
            .post(
                "/api/v1/tokens",
                "{\"name\":\"one\",\"scopes\":[\"jobs:read\"],\"expiresAt\":\"%s\"}"
                    .formatted(Instant.now().plus(1, ChronoUnit.DAYS)))
            .json();
    account =
        running
            .admin()
            .post(
                "/api/v1/accounts",
                "{\"name\":\"ada\",\"roles\":[\"planner\"],\"password\":\"long enough for all\"}")
            .json();
    BookInputsTest.bringAll(running.admin());
    outlook = CapacityTest.bringAndAsk(running.admin());
    capacityRun = CapacityScenariosTest.addAndRun(running.admin());
    buildOut = BuildOutsTest.bringAndAsk(running.admin());
    backTest = DemandTest.askAndWait(running.admin());
    ModelComparisonTest.bringAll(running.admin());
    approval = running.admin().post("/api/v1/outages", LiveFleet.OUTAGE).json();
    validation();
    export();
    operation = running.admin().plan(scenario, 1);
    running.admin().awaitEnd(operation);
    plan =
        running.admin().get("/api/v1/operations/" + operation).json().at("/result/planId").asText();
  }

  private static BookSources books(BookSources none) {
    Entries.fill(LEDGER, BookLab.FRENCH, MONTH, 1);
    return none.with(LEDGER, LEDGER::revision).with(new TestInputs(), TreeMap::new);
  }

  private static void export() {
    String ordered =
        running
            .admin()
            .post(
                "/api/v1/exports",
                "{\"kind\":\"focus\",\"period\":\"%s\"}".formatted(MONTH.id()),
                "Idempotency-Key",
                "the contract")
            .json()
            .path("id")
            .asText();
    export =
        Await.present(
            "an export",
            () ->
                Optional.of(running.admin().get("/api/v1/exports/" + ordered).json())
                    .filter(it -> it.path("state").asText().equals("Done"))
                    .map(it -> it.path("id").asText()));
    running.admin().post("/api/v1/report-schedules", "{\"kind\":\"focus\"}");
    JsonNode report = running.admin().get(REPORT).json();
    JsonNode row = report.at("/rows/0");
    bookRow = row.path(row.size() - 1).asText();
  }

  private static void validation() {
    running
        .admin()
        .put(
            "/api/v1/profiles/cpu",
            """
            {"source": "the contract", "reason": "the contract", "kernels":
             [{"name": "%s", "engine": "script", "value": 100, "unit": "GB/s"}]}\
            """
                .formatted(TestAgent.COPY.name()));
    Reply token =
        running.admin().post("/api/v1/agent-enrolments", "{\"nodeId\":\"%s\"}".formatted(NODE));
    Reply run =
        running
            .admin()
            .post(
                "/api/v1/validation-runs",
                ValidationLab.body(List.of(NODE), ""),
                "Idempotency-Key",
                "the contract");
    validationRun = run.json().path("id").asText();
    try (TestAgent agent =
        TestAgent.enrolled(
            running.service().address(), token.json().path("token").asText(), "cpu")) {
      agent.carryOut(TestAgent.at(TestAgent.COPY, 99));
    }
    running.admin().post("/api/v1/nodes/" + NODE + "/quarantine", "{\"reason\":\"a test\"}");
  }

  private static void inference() {
    running
        .admin()
        .put(
            "/api/v1/models/chat",
            """
            {"gpuPerReplicaCount": 2, "latencyMillis": 100, "perGpuTokensPerSecond": {"A": 1000},
             "drawByLoad": {"A": [{"loadPermille": 0, "perGpuW": 120},
                                  {"loadPermille": 1000, "perGpuW": 600}]}}\
            """);
    running.admin().put("/api/v1/regions/here", "{\"networkMillis\": {\"here\": 5}}");
    running
        .admin()
        .put(
            "/api/v1/services/assistant",
            """
            {"tenant": "acme", "residency": "any", "model": "chat", "region": "here",
             "latencyBudgetMillis": 200, "tokensPerRequestCount": 100, "maxReplicaCount": 2,
             "perThousandUnservedMinor": 400}\
            """);
    running
        .admin()
        .put(
            "/api/v1/services/assistant/forecast",
            "{\"from\": \"2026-11-23T00:00:00Z\", \"requestsPerSecond\": [5]}");
  }

  private static String inContract(String path) {
    return path.replaceFirst("/fleet/[a-z-]+/\\{", "/fleet/{kind}/{").replace("{+id}", "{id}");
  }

  private static String lived() {
    return running.admin().scenario(LiveFleet.document(Instant.now()));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void everyGet_asTheContractSays_answersInItsMediaType() {
    List<String> seen = new ArrayList<>();
    contract
        .path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode get = path.getValue().path("get");
              if (!get.isMissingNode()
                  && !List.of(FLEET_EVENTS, PROVIDER, AGENT_ORDER).contains(path.getKey())) {
                Reply reply = running.admin().get(existing(path.getKey()));
                assertThat(reply.status()).as(path.getKey() + " " + reply).isEqualTo(200);
                assertThat(mediaTypes(get)).contains(mediaType(reply));
                seen.add(path.getKey());
              }
            });
    assertThat(seen).hasSizeGreaterThan(12);
  }

  @Test
  void everyWrite_inTheContract_exists() {
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                Stream.of("post", "put", "delete")
                    .filter(path.getValue()::has)
                    .forEach(
                        method -> {
                          Reply reply =
                              running
                                  .admin()
                                  .send(
                                      method.toUpperCase(Locale.ROOT),
                                      path.getKey()
                                          .replace("{id}", "none")
                                          .replace("{kind}", "nodes")
                                          .replace("{order}", "none")
                                          .replace("{run}", "none")
                                          .replace("{number}", "0"),
                                      BodyPublishers.noBody());
                          assertThat(reply.status())
                              .as(method + " " + path.getKey())
                              .isNotEqualTo(405);
                        }));
  }

  @Test
  void everyRoute_ofTheService_isInTheContract() {
    Set<String> unknown = new TreeSet<>();
    running
        .service()
        .routes()
        .forEach(
            (path, methods) ->
                methods.forEach(
                    method -> {
                      JsonNode said = contract.path("paths").path(inContract(path));
                      if (path.startsWith("/api/v1/")
                          && !said.has(method.toLowerCase(Locale.ROOT))) {
                        unknown.add(method + " " + path);
                      }
                    }));

    assertThat(unknown).isEmpty();
  }

  @Test
  void everyMember_ofAnAnswer_isInTheContract() {
    BookInputsTest.answers(running.admin()).forEach(ContractTest::assertKnown);
    CapacityTest.answers(running.admin(), outlook).forEach(ContractTest::assertKnown);
    CapacityScenariosTest.answers(running.admin(), capacityRun).forEach(ContractTest::assertKnown);
    BuildOutsTest.answers(running.admin(), buildOut).forEach(ContractTest::assertKnown);
    DemandTest.answers(running.admin(), backTest).forEach(ContractTest::assertKnown);
    ModelComparisonTest.answers(running.admin()).forEach(ContractTest::assertKnown);
    assertKnown("Job", job);
    assertKnown("JobSpec", job.path("spec"));
    assertKnown("JobStatus", job.path("status"));
    assertKnown("JobPlacement", job.at("/status/placement"));
    assertKnown("StartEstimate", job.at("/status/estimatedStart"));
    String its = "/api/v1/jobs/" + job.path("id").asText();
    assertKnown("JobStatus", running.admin().get(its).json().path("status"));
    JsonNode predictions =
        running
            .admin()
            .post("/api/v1/predictions", "{\"work\":" + PredictionsTest.work("Generate", 4) + "}")
            .json();
    assertKnown("Predictions", predictions);
    assertKnown("TypePrediction", predictions.at("/items/0"));
    assertKnown("PoolFigures", running.admin().get("/api/v1/pools/pool/nodes").json().path("pool"));
    JsonNode nodes = running.admin().get("/api/v1/pools/pool/nodes").json().path("items");
    nodes.forEach(it -> assertKnown("NodeOfPool", it));
    assertKnown("RackNodes", running.admin().get("/api/v1/racks/pocket/r1/nodes").json());
    assertKnown("DataLinks", running.admin().get("/api/v1/links").json());
    String transfers = "/api/v1/links/transfers?sizeBytes=1000";
    assertKnown("DataTransfers", running.admin().get(transfers).json());
    assertKnown("JobEvent", running.admin().get(its + "/events").json().at("/items/0"));
    assertKnown("Explanation", running.admin().get(its + "/explanation").json());
    assertKnown(
        "Preview",
        running.admin().post("/api/v1/placements?validateOnly=true", LiveFleet.JOB).json());
    assertKnown(
        "AdmissionReview",
        running
            .admin()
            .post("/api/v1/admission-reviews", "{\"job\":" + LiveFleet.NAMED_JOB + "}")
            .json());
    Instant later = LiveFleet.hourFrom(Instant.now(), 4);
    String movable = LiveFleet.job(1, 3_600, 9_000, "\"earliestStartAt\":\"%s\",".formatted(later));
    String moving =
        running
            .admin()
            .post("/api/v1/jobs", movable, "Idempotency-Key", "m")
            .json()
            .path("id")
            .asText();
    JsonNode moved =
        running
            .admin()
            .post(
                "/api/v1/jobs/" + moving + "/move?validateOnly=true",
                "{\"poolId\":\"pool\",\"startsAt\":\"%s\"}".formatted(later.plusSeconds(900)))
            .json();
    assertKnown("JobMove", moved);
    assertKnown("MovedPlace", moved.path("after"));
    assertKnown("CurrentSchedule", running.admin().get("/api/v1/plans/current").json());
    assertKnown("Gantt", running.admin().get("/api/v1/plans/current/gantt").json());
    assertKnown("PowerSeries", running.admin().get("/api/v1/plans/current/power-series").json());
    assertKnown(
        "Allocation",
        running.admin().get("/api/v1/plans/current/allocations").json().at("/items/0"));
    assertKnown("CurrentPlan", running.admin().get("/api/v1/current-plan").json());
    JsonNode values = running.admin().get("/api/v1/current-plan/megawatt-values").json();
    assertKnown("MegawattValues", values);
    assertKnown("MegawattValueSeries", values.at("/series/0"));
    String search = "/api/v1/current-plan/search";
    Await.until("a round", () -> running.admin().get(search).json().at("/rounds/0").isObject());
    assertKnown("Search", running.admin().get(search).json());
    assertKnown("SearchRound", running.admin().get(search).json().at("/rounds/0"));
    assertKnown("Rates", running.admin().get("/api/v1/rates/here").json());
    assertKnown("TenantShare", running.admin().get("/api/v1/tenants/acme/share").json());
    assertKnown("TenantPower", running.admin().get("/api/v1/tenants/acme").json().path("tenant"));
    assertKnown("Basis", running.admin().get("/api/v1/current-plan/basis").json());
    assertKnown(
        "Revision", running.admin().get("/api/v1/current-plan/revisions").json().at("/items/0"));
    assertKnown(
        "PlanDifference", running.admin().get("/api/v1/current-plan/revisions/1/diff").json());
    assertKnown(
        "Replan",
        running
            .admin()
            .post(
                "/api/v1/power-limits?validateOnly", LiveFleet.limit("grid", 20_000, Instant.now()))
            .json());
    String runs = "/api/v1/validation-runs";
    assertKnown("ValidationRunSummary", running.admin().get(runs).json().at("/items/0"));
    JsonNode run = running.admin().get(runs + "/" + validationRun).json();
    assertKnown("ValidationRun", run);
    assertKnown("ValidationNode", run.at("/nodes/0"));
    String samples = runs + "/" + validationRun + "/samples";
    assertKnown("ValidationSample", running.admin().get(samples).json().at("/items/0"));
    assertKnown(
        "ValidationReplay",
        running.admin().post(runs + "/" + validationRun + "/replay", "{}").json());
    assertKnown("Export", running.admin().get("/api/v1/exports/" + export).json());
    assertKnown("Report", running.admin().get(REPORT).json());
    assertKnown("ReportAssumption", running.admin().get(REPORT).json().at("/assumptions/0"));
    JsonNode trace = running.admin().get("/api/v1/reports/chargeback/rows/" + bookRow).json();
    assertKnown("ReportTrace", trace);
    assertKnown("TracedLine", trace.at("/entries/0"));
    assertKnown("PostedAmounts", trace.path("posted"));
    assertKnown("Period", running.admin().get("/api/v1/periods").json().at("/items/0"));
    assertKnown("ReportKind", running.admin().get("/api/v1/reports").json().at("/items/0"));
    assertKnown(
        "ReportSchedule", running.admin().get("/api/v1/report-schedules").json().at("/items/0"));
    assertKnown(
        "AgentEnrolment", running.admin().get("/api/v1/agent-enrolments").json().at("/items/0"));
    assertKnown("Agent", running.admin().get("/api/v1/agents").json().at("/items/0"));
    assertKnown("DeviceProfile", running.admin().get("/api/v1/profiles/cpu").json());
    assertKnown(
        "KernelPromise", running.admin().get("/api/v1/profiles/cpu").json().at("/kernels/0"));
    JsonNode grid = running.admin().get("/api/v1/verdicts").json();
    assertKnown("VerdictGrid", grid);
    assertKnown("VerdictRow", grid.at("/items/0"));
    grid.path("items").forEach(it -> assertKnown("VerdictCell", it.at("/cells/0")));
    JsonNode verdicts = running.admin().get("/api/v1/nodes/" + NODE + "/verdicts").json();
    assertKnown("NodeVerdicts", verdicts);
    assertKnown("KernelVerdict", verdicts.at("/items/0"));
    assertKnown("ExpectedSpeed", verdicts.at("/items/0/expected"));
    assertKnown(
        "VerdictOnNode",
        running.admin().get(existing("/api/v1/kernel-verdicts")).json().at("/items/0"));
    assertKnown("DriverLevel", running.admin().get("/api/v1/driver-levels").json().at("/items/0"));
    JsonNode drivers = running.admin().get(existing("/api/v1/driver-comparisons")).json();
    assertKnown("DriverComparison", drivers);
    assertKnown("KernelComparison", drivers.at("/items/0"));
    assertKnown("Spread", drivers.at("/items/0/spread"));
    assertKnown("Quarantine", running.admin().get("/api/v1/quarantines").json().at("/items/0"));
    assertKnown("WebhookSubscriptionWithSecret", hook);
    assertKnown(
        "WebhookSubscription",
        running.admin().get("/api/v1/webhook-subscriptions").json().at("/items/0"));
    assertKnown("WebhookDelivery", delivery);
    JsonNode matrix = running.admin().get("/api/v1/residency-matrix").json();
    assertKnown("ResidencyMatrix", matrix);
    assertKnown("ResidencyProfile", matrix.at("/profiles/1"));
    assertKnown("ResidencyCell", matrix.at("/cells/0"));
    JsonNode decisions =
        running.admin().get("/api/v1/residency-decisions?profileId=owned&placeId=kiruna").json();
    assertKnown("ResidencyDecisions", decisions);
    assertKnown("ResidencyRemedy", decisions.at("/smallestChange/changes/0"));
    assertKnown("ResidencyFinding", decisions.at("/decisions/0/findings/0"));
    assertKnown("ResidencyClaim", decisions.at("/decisions/0/findings/0/claims/0"));
    assertKnown(
        "ResidencyCapacity",
        running.admin().get("/api/v1/residency-capacity?profileId=owned").json());
    assertKnown("Attestation", running.admin().get("/api/v1/attestations").json().at("/items/0"));
    assertKnown(
        "AttestationKey", running.admin().get("/api/v1/attestation-keys").json().at("/items/0"));
    String sent = "/api/v1/webhook-deliveries/" + delivery.path("id").asText();
    Await.until("an attempt", () -> running.admin().get(sent).json().at("/attempts/0").isObject());
    assertKnown("WebhookAttempt", running.admin().get(sent).json().at("/attempts/0"));
    assertKnown("Approval", approval);
    assertKnown("SignInWays", running.admin().get("/api/v1/sign-in-ways").json());
    assertKnown("FreshToken", token);
    assertKnown("Token", running.admin().get("/api/v1/tokens").json().at("/items/0"));
    assertKnown("Account", account);
    assertKnown("Self", running.admin().get("/api/v1/session").json());
    assertKnown("AuditEntry", running.admin().get("/api/v1/audit-log").json().at("/items/0"));
    assertKnown("Verification", running.admin().get("/api/v1/audit-log/verification").json());
    assertKnown("FleetChange", change);
    assertKnown("SourcesChange", sources);
    JsonNode source = running.admin().get("/api/v1/sources/quiet").json();
    assertKnown("Source", source);
    assertKnown("SourceState", source.path("state"));
    assertKnown(
        "ProbeFinding",
        running.admin().post("/api/v1/sources/quiet/probes", "").json().at("/items/0"));
    assertKnown("FleetSummary", running.admin().get("/api/v1/fleet/summary").json());
    assertKnown("SiteSummary", running.admin().get("/api/v1/fleet/summary").json().at("/sites/0"));
    assertKnown("ScopedSeries", running.admin().get("/api/v1/power-series").json());
    assertKnown(
        "HeatMap", running.admin().get("/api/v1/power-domains/pocket/grid/heat-map").json());
    assertKnown("RackDetail", running.admin().get("/api/v1/racks/pocket/r1").json());
    assertKnown("AllocationOutcome", declared);
    assertKnown("DeclaredAllocation", running.admin().get("/api/v1/allocations/a/1").json());
    assertKnown("EnergySeries", running.admin().get("/api/v1/energy-series").json());
    assertKnown("Feeds", running.admin().get("/api/v1/feeds").json());
    assertKnown(
        "LossSimulation",
        running.admin().post("/api/v1/power-domains/pocket/ups/loss-simulations", "").json());
    running
        .admin()
        .get("/api/v1/power-domains")
        .json()
        .path("items")
        .forEach(it -> assertKnown("PowerDomain", it));
    assertKnown("FleetSnapshot", running.admin().get("/api/v1/snapshots").json().at("/items/0"));
    assertKnown("Scenario", running.admin().get("/api/v1/scenarios/" + scenario).json());
    assertKnown("Plan", running.admin().get("/api/v1/plans/" + plan).json());
    assertKnown("Operation", running.admin().get("/api/v1/operations/" + operation).json());
    assertKnown("Gantt", running.admin().get("/api/v1/plans/" + plan + "/gantt").json());
    assertKnown(
        "PowerSeries", running.admin().get("/api/v1/plans/" + plan + "/power-series").json());
    running
        .admin()
        .get("/api/v1/plans/" + plan + "/allocations")
        .json()
        .path("items")
        .forEach(it -> assertKnown("Allocation", it));
    running
        .admin()
        .get("/api/v1/plans/" + plan + "/unplaced")
        .json()
        .path("items")
        .forEach(it -> assertKnown("UnplacedJob", it));
  }

  @Test
  void everyNumber_inTheContract_endsInItsUnit() {
    List<String> nameless = new ArrayList<>();
    collect(contract.path("components").path("schemas"), nameless);
    collect(contract.path("paths"), nameless);

    assertThat(nameless).isEmpty();
  }

  private static void assertKnown(String schema, JsonNode answer) {
    JsonNode said = contract.path("components").path("schemas").path(schema);
    List<String> known = new ArrayList<>();
    said.path("properties").fieldNames().forEachRemaining(known::add);
    List<String> required = new ArrayList<>();
    said.path("required").forEach(it -> required.add(it.asText()));
    List<String> members = new ArrayList<>();
    answer.fieldNames().forEachRemaining(members::add);

    assertThat(known).as(schema).containsAll(members);
    assertThat(members).as(schema).containsAll(required);
  }

  private static void collect(JsonNode node, List<String> nameless) {
    node.path("properties")
        .properties()
        .forEach(
            it -> {
              JsonNode schema =
                  it.getValue().has("items") ? it.getValue().path("items") : it.getValue();
              String type = schema.path("type").asText();
              if ((type.equals("integer") || type.equals("number")) && !hasUnit(it.getKey())) {
                nameless.add(it.getKey());
              }
            });
    node.forEach(child -> collect(child, nameless));
  }

  private static boolean hasUnit(String name) {
    return PLAIN.contains(name) || UNITS.stream().anyMatch(name::endsWith);
  }

  private static String existing(String path) {
    if (path.endsWith("/residency-rules")
        || path.endsWith("/residency-capacity")
        || path.endsWith("/residency-decisions")) {
      return path + "?profileId=eu";
    }
    if (path.endsWith("/links/transfers")) {
      return path + "?sizeBytes=1000";
    }
    if (path.endsWith("/kernel-verdicts")) {
      return path + "?kernelId=" + TestAgent.COPY.name();
    }
    if (path.endsWith("/driver-comparisons")) {
      return path + "?model=cpu&driver=550.1&against=550.1";
    }
    if (path.contains("/versions/")) {
      return path.replace("{id}", "1");
    }
    if (path.contains("/v1/series/")) {
      return path.replace("{id}", BookInputsTest.SERIES);
    }
    if (path.contains("/registers/")) {
      return path.replace("{id}", register);
    }
    if (path.contains("/evidence/")) {
      return path.replace("{id}", EVIDENCE);
    }
    if (path.contains("/attestations/")) {
      return path.replace("{id}", "1");
    }
    if (path.endsWith("/reports/{kind}")) {
      return REPORT;
    }
    if (path.contains("/reports/{kind}/rows/")) {
      return path.replace("{kind}", "chargeback").replace("{id}", bookRow);
    }
    if (path.contains("/annual-reports/")) {
      return path.replace("{id}", "2026");
    }
    if (path.contains("/capacity-scenario")) {
      return CapacityScenariosTest.existing(path, capacityRun);
    }
    if (path.contains("/build-outs/")) {
      return path.replace("{id}", buildOut);
    }
    if (path.contains("/planner-back-tests/")) {
      return path.replace("{id}", backTest);
    }
    if (path.contains("/outlooks/")) {
      return path.replace("{id}", outlook);
    }
    if (path.contains("/exports/")) {
      return path.replace("{id}", export);
    }
    if (path.contains("/pools/")) {
      return path.replace("{id}", "pool");
    }
    if (path.contains("/tenants/")) {
      return path.replace("{id}", "acme");
    }
    if (path.contains("/rates/") || path.contains("/regions/")) {
      return path.replace("{id}", "here");
    }
    if (path.contains("/models/") || path.contains("/services/")) {
      return path.replace("{id}", path.contains("/models/") ? "chat" : "assistant");
    }
    if (path.contains("/validation-runs/")) {
      return path.replace("{id}", validationRun);
    }
    if (path.contains("/nodes/") || path.contains("/profiles/")) {
      return path.replace("{id}", path.contains("/profiles/") ? "cpu" : NODE);
    }
    if (path.contains("/approvals/")) {
      return path.replace("{id}", approval.path("id").asText());
    }
    if (path.contains("/tokens/") || path.contains("/accounts/")) {
      JsonNode one = path.contains("/tokens/") ? token : account;
      return path.replace("{id}", one.path("id").asText());
    }
    if (path.contains("/webhook-")) {
      JsonNode one = path.contains("-deliveries/") ? delivery : hook;
      return path.replace("{id}", one.path("id").asText());
    }
    String id =
        path.contains("/scenarios/")
            ? scenario
            : path.contains("/v1/jobs/")
                ? job.path("id").asText()
                : path.contains("/revisions/")
                    ? "1"
                    : path.contains("/plans/")
                        ? plan
                        : path.contains("/v1/allocations/")
                            ? "a/1"
                            : path.contains("/snapshots/")
                                ? snapshot
                                : path.contains("/sources/")
                                    ? "quiet"
                                    : path.contains("/power-domains/")
                                        ? "pocket/grid"
                                        : path.contains("/racks/") ? "pocket/r1" : operation;
    return path.replace("{id}", id);
  }

  private static List<String> mediaTypes(JsonNode get) {
    List<String> types = new ArrayList<>();
    get.path("responses").path("200").path("content").fieldNames().forEachRemaining(types::add);
    return types;
  }

  private static String mediaType(Reply reply) {
    return reply.header("Content-Type").split(";", 2)[0];
  }
}
