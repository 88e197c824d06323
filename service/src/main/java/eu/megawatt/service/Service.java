package eu.megawatt.service;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.attest.Sovereignty;
import eu.megawatt.service.audit.AuditLog;
import eu.megawatt.service.books.Books;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.books.ledger.LedgerTable;
import eu.megawatt.service.books.ledger.LedgerWriter;
import eu.megawatt.service.books.ledger.TelemetryFacts;
import eu.megawatt.service.books.period.BookSources;
import eu.megawatt.service.books.period.PoolTypes;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.Outlooks;
import eu.megawatt.service.capacity.buildout.BuildOutOptions;
import eu.megawatt.service.capacity.buildout.BuildOuts;
import eu.megawatt.service.capacity.scenario.CapacityScenarios;
import eu.megawatt.service.capacity.scenario.ScenarioRuns;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.demand.DemandDesk;
import eu.megawatt.service.demand.DemandHistory;
import eu.megawatt.service.demo.DemoBuildOut;
import eu.megawatt.service.demo.DemoCapacity;
import eu.megawatt.service.demo.DemoLedger;
import eu.megawatt.service.demo.DemoPower;
import eu.megawatt.service.demo.Demonstration;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.live.AdmissionReviews;
import eu.megawatt.service.live.Announcements;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.CurrentSchedule;
import eu.megawatt.service.live.CurrentSearch;
import eu.megawatt.service.live.DataLinks;
import eu.megawatt.service.live.Dispatcher;
import eu.megawatt.service.live.DryRun;
import eu.megawatt.service.live.FleetNodes;
import eu.megawatt.service.live.JobEventRows;
import eu.megawatt.service.live.LiveDesk;
import eu.megawatt.service.live.LiveServing;
import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.live.MegawattValues;
import eu.megawatt.service.live.Moves;
import eu.megawatt.service.live.PacedClock;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.live.Predictions;
import eu.megawatt.service.live.Pulse;
import eu.megawatt.service.live.Reality;
import eu.megawatt.service.live.SearchPause;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.live.TenantShares;
import eu.megawatt.service.live.WorkloadJobs;
import eu.megawatt.service.models.Comparisons;
import eu.megawatt.service.models.FleetWorkloads;
import eu.megawatt.service.models.KnownModels;
import eu.megawatt.service.models.ModelTables;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.page.WebPage;
import eu.megawatt.service.predict.Predictor;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.rest.Api;
import eu.megawatt.service.rest.GzipBodies;
import eu.megawatt.service.rest.OpenStreams;
import eu.megawatt.service.rest.ProblemAnswers;
import eu.megawatt.service.rest.Routes;
import eu.megawatt.service.rest.ScenarioUpload;
import eu.megawatt.service.rest.SnappyBodies;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.ApiTokens;
import eu.megawatt.service.security.Passwords;
import eu.megawatt.service.security.RateLimits;
import eu.megawatt.service.security.Sessions;
import eu.megawatt.service.security.SignInCodes;
import eu.megawatt.service.security.oidc.OidcSignIn;
import eu.megawatt.service.serving.MeasuredTokens;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.serving.ServingStore;
import eu.megawatt.service.serving.TrafficPlanner;
import eu.megawatt.service.slurm.SlurmDispatcher;
import eu.megawatt.service.source.CurrentSources;
import eu.megawatt.service.sovereignty.RegisterStore;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.FleetStore;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.ScenarioStore;
import eu.megawatt.service.store.SessionStore;
import eu.megawatt.service.telemetry.LimitAlerts;
import eu.megawatt.service.telemetry.ProbeDesk;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.service.validation.Validation;
import eu.megawatt.service.webhook.Webhooks;
import eu.megawatt.telemetry.live.LiveView;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The running service: what it is made of, from its start to its end. */
public final class Service implements AutoCloseable {

  /** Where the address of the running service is kept, in its data directory. */
  public static final String ADDRESS_FILE = "address";

  private static final Duration GRACE = Duration.ofMillis(200);

  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private final DataDirectory directory;
  private final Database database;
  private final CurrentFleet fleet;
  private final Planning planning;
  private final AdminToken token;
  private final SignInCodes codes;
  private final CurrentSources sources;
  private final Telemetry telemetry;
  private final Webhooks webhooks;
  private final LimitAlerts limitAlerts;
  private final Meters meters;
  private final WebServer server;
  private final CurrentPlan currentPlan;
  private final Demonstration demonstration;
  private final AuditLog audit;
  private final LiveDesk liveDesk;
  private final Optional<SlurmDispatcher> slurm;
  private final Pulse pulse;
  private final MegawattValues megawattValues;
  private final PlanEvents planEvents;
  private final Sovereignty sovereignty;
  private final TrafficPlanner trafficPlanner;
  private final Validation validation;
  private final Books books;
  private final LedgerWriter ledgerWriter;
  private final ScenarioRuns scenarioRuns;
  private final BuildOuts buildOuts;
  private final DemandDesk demand;
  private Optional<DemoPower> demoPower = Optional.empty();
  private Routes routes = new Routes();

  private Service(Settings settings, UnaryOperator<BookSources> sourcesOfBooks) {
    directory = DataDirectory.open(settings.data());
    token = AdminToken.open(directory, settings.adminToken());
    codes = new SignInCodes(settings.clock());
    sources = sources(settings, directory, token);
    database =
        settings
            .database()
            .map(it -> Database.open(it, holder -> lost.complete(StartException.taken(it, holder))))
            .orElseGet(() -> Database.open(directory));
    ScenarioStore scenarios = new ScenarioStore(database);
    PlanStore plans = new PlanStore(database);
    FleetStore fleets = new FleetStore(database);
    fleet = CurrentFleet.open(fleets, settings.clock());
    Library library = new Library(scenarios, plans);
    ScenarioUpload upload = new ScenarioUpload(directory, scenarios, settings.clock());
    planning = Planning.open(database, library, settings.clock());
    RecordTables records = new RecordTables(database.jdbi());
    AllocationStore allocations = new AllocationStore(database.jdbi());
    telemetry =
        Telemetry.open(
            directory,
            first(settings, fleet),
            records,
            allocations,
            settings.telemetry(),
            settings.clock(),
            settings.environment());
    telemetry.follow(fleet);
    sources.listen(telemetry.ingest()::use);
    webhooks = Webhooks.open(database.jdbi(), settings.webhooks(), settings.clock());
    limitAlerts = new LimitAlerts(database.jdbi(), webhooks.outbox());
    meters = Meters.of(planning, library, telemetry);
    LiveStore liveStore = new LiveStore(database, new Announcements(webhooks.outbox()));
    RegisterStore registerStore = new RegisterStore(database);
    Clock planClock = planClock(settings, liveStore);
    FleetNodes fleetNodes = new FleetNodes(fleet::inventory);
    liveDesk =
        LiveDesk.open(
            liveStore,
            library::scenario,
            registerStore::register,
            fleetNodes,
            rules(settings),
            planClock);
    Predictor predictor = new Predictor(database, fleet::inventory);
    currentPlan = new CurrentPlan(liveDesk, liveStore, predictor, planClock);
    SearchPause pause = SearchPause.open(database, planClock);
    slurm =
        settings
            .slurm()
            .map(
                it ->
                    new SlurmDispatcher(
                        it, database, new Reality(liveDesk), webhooks.outbox(), planClock));
    slurm.ifPresent(meters::add);
    Dispatcher dispatcher = slurm.<Dispatcher>map(it -> it).orElseGet(DryRun::new);
    pulse = new Pulse(liveDesk, dispatcher, pause, planClock);
    meters.add(webhooks);
    megawattValues = new MegawattValues(liveDesk, planClock);
    meters.add(liveDesk, pulse);
    meters.add(megawattValues);
    planEvents = new PlanEvents(liveDesk, planClock);
    audit = AuditLog.open(database, directory);
    meters.add(audit);
    ApiTokens tokens = ApiTokens.open(database, settings.clock());
    Passwords passwords = new Passwords();
    Sessions sessions =
        new Sessions(new SessionStore(database), Accounts.lookup(database), settings.clock());
    Accounts accounts = new Accounts(database, passwords, sessions, tokens, settings.clock());
    meters.add(tokens, accounts, passwords);
    Approvals approvals =
        new Approvals(database, settings.access().fourEyes(), tokens::principal, settings.clock());
    RateLimits rateLimits = new RateLimits(settings.access().requestsPerSecond(), settings.clock());
    meters.add(approvals, rateLimits);
    Optional<OidcSignIn> oidc =
        settings.access().oidc().map(it -> new OidcSignIn(it, sessions, settings.clock()));
    oidc.ifPresent(meters::add);
    OpenStreams streams = new OpenStreams();
    meters.add(streams);
    PlanNodes planNodes = new PlanNodes(liveDesk, fleetNodes);
    meters.add(planNodes);
    Circumstances circumstances = new Circumstances(liveDesk, fleetNodes, planClock);
    sovereignty =
        Sovereignty.open(
            directory, database, registerStore, liveDesk, webhooks.outbox(), planClock);
    meters.add(sovereignty.attestor());
    slurm.ifPresent(it -> telemetry.sayAlso(it::matters));
    telemetry.sayAlso(sovereignty.expiries()::matters);
    LiveServing liveServing = new LiveServing(liveDesk, liveStore);
    ServingStore servingStore = ServingStore.open(database, planClock);
    MeasuredTokens measured = new MeasuredTokens(predictor);
    trafficPlanner = new TrafficPlanner(liveServing, servingStore, measured, planClock);
    meters.add(trafficPlanner);
    Serving serving = new Serving(liveServing, servingStore, trafficPlanner, measured, planClock);
    validation =
        Validation.open(
            database,
            fleet,
            new SetApart(liveDesk, fleetNodes),
            webhooks.outbox(),
            planEvents,
            settings.validation(),
            planClock);
    meters.add(validation);
    LedgerTable ledger = new LedgerTable(database.jdbi());
    StoredInputs bookInputs = StoredInputs.open(database, settings.clock());
    ledgerWriter =
        new LedgerWriter(
            database.jdbi(),
            new TelemetryFacts(records, allocations, fleet::inventory, planNodes::poolOf),
            bookInputs,
            settings.books(),
            settings.clock());
    this.books =
        Books.open(
            database,
            directory,
            sourcesOfBooks.apply(
                new BookSources(
                    ledger,
                    ledger::revision,
                    ledgerWriter,
                    bookInputs,
                    new PoolTypes(planNodes::gpuTypes, fleet::inventory),
                    JobDirectory.NONE,
                    settings.books().zone())),
            webhooks.outbox(),
            settings.clock());
    meters.add(this.books);
    meters.add(ledgerWriter);
    CapacityPlans capacityPlans = new CapacityPlans(database, settings.clock());
    CapacityScenarios capacityScenarios =
        new CapacityScenarios(database, capacityPlans, settings.clock());
    scenarioRuns = new ScenarioRuns(database, capacityPlans, capacityScenarios, settings.clock());
    meters.add(scenarioRuns);
    buildOuts =
        new BuildOuts(
            database,
            capacityPlans,
            new BuildOutOptions(database, settings.clock()),
            settings.clock());
    meters.add(buildOuts);
    PoolTypes poolTypes = new PoolTypes(planNodes::gpuTypes, fleet::inventory);
    demand =
        DemandDesk.of(
            database,
            capacityPlans,
            new DemandHistory(
                database,
                ledger,
                liveStore,
                poolTypes,
                ledgerWriter::waitingHourCount,
                settings.clock()),
            settings.clock());
    meters.add(demand.backTests());
    ModelTables modelTables = new ModelTables(database, settings.clock());
    Api api =
        new Api(
            directory,
            scenarios,
            plans,
            library,
            planning,
            upload,
            telemetry,
            records,
            allocations,
            token,
            fleets,
            fleet,
            sources,
            new ProbeDesk(telemetry, settings.clock(), settings.environment()),
            currentPlan,
            planNodes,
            new CurrentSchedule(
                liveDesk, liveStore, Identifiers.next("session", settings.clock().instant())),
            new Moves(liveDesk, liveStore),
            liveStore,
            circumstances,
            new DataLinks(liveDesk),
            new TenantShares(liveDesk, liveStore),
            new AdmissionReviews(liveDesk, liveStore, currentPlan),
            megawattValues,
            new CurrentSearch(pulse, pause),
            planEvents,
            new JobEventRows(database),
            streams,
            codes,
            sessions,
            tokens,
            accounts,
            oidc,
            audit,
            approvals,
            rateLimits,
            settings.clock(),
            planClock,
            settings.clock().instant(),
            settings.demo(),
            webhooks,
            sovereignty,
            serving,
            validation,
            new Predictions(liveDesk, predictor, planClock),
            this.books,
            ledger,
            bookInputs,
            new Outlooks(database, capacityPlans, settings.clock()),
            capacityScenarios,
            scenarioRuns,
            buildOuts,
            demand,
            new Comparisons(
                new KnownModels(modelTables),
                new FleetWorkloads(serving, new WorkloadJobs(liveDesk, liveStore, planClock))));
    server = server(settings, api);
    demonstration =
        new Demonstration(
            upload,
            plans,
            planning,
            currentPlan,
            sovereignty,
            circumstances,
            serving,
            validation,
            new DemoLedger(
                bookInputs,
                ledger,
                ledgerWriter,
                books.periods(),
                books.closer(),
                fleet::inventory,
                planNodes::poolOf,
                settings.clock()),
            new DemoCapacity(capacityPlans, capacityScenarios, scenarioRuns),
            new DemoBuildOut(buildOuts),
            modelTables,
            fleet::inventory,
            Rules.STANDARD,
            planClock);
  }

  /**
   * Starts a service; it answers when this returns.
   *
   * @throws StartException where it cannot start, for a reason the operator can mend
   */
  public static Service start(Settings settings) {
    return start(settings, UnaryOperator.identity());
  }

  /**
   * Starts a service that makes its books of something else.
   *
   * @throws StartException where it cannot start, for a reason the operator can mend
   */
  static Service start(Settings settings, UnaryOperator<BookSources> books) {
    requireFreePort(settings);
    Service service = make(settings, books);
    try {
      service.audit.begin();
      service.server.start();
      service.requireListening(settings);
      service.directory.write(ADDRESS_FILE, service.address());
      service.planning.begin();
      service.planEvents.begin();
      service.liveDesk.begin();
      service.sovereignty.begin();
      service.validation.begin();
      Thread.ofVirtual().name("said-starts").start(service.currentPlan::remember);
      service.slurm.ifPresent(SlurmDispatcher::begin);
      service.pulse.begin();
      service.trafficPlanner.begin();
      service.telemetry.begin(service::look);
      service.webhooks.begin();
      service.books.begin();
      service.scenarioRuns.begin();
      service.buildOuts.begin();
      service.demand.begin();
      service.ledgerWriter.begin();
      if (settings.demo()) {
        service.demonstration.begin();
        service.demoPower =
            Optional.of(
                DemoPower.begin(service.telemetry, service.fleet.inventory(), settings.clock()));
      }
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw StartException.orSame(settings, e);
    }
  }

  /** Who runs jobs says when they begin and end. */
  private static Rules rules(Settings settings) {
    return settings
        .slurm()
        .map(it -> Rules.STANDARD.toldWith(it.lead()).frozenFor(it.freeze()))
        .orElse(Rules.STANDARD);
  }

  /** A plan that went ahead of time before goes on from there. */
  private static Clock planClock(Settings settings, LiveStore store) {
    Instant now = settings.clock().instant();
    return settings.demoSpeed() == 1
        ? settings.clock()
        : new PacedClock(
            settings.clock(),
            store.revisions(Long.MAX_VALUE, 1).entries().stream()
                .map(LiveStore.Revision::publishedAt)
                .filter(it -> it.isAfter(now))
                .findFirst()
                .orElse(now),
            settings.demoSpeed());
  }

  private void look(LiveView view) {
    meters.see(view);
    limitAlerts.see(telemetry.summary());
  }

  private static CurrentSources sources(
      Settings settings, DataDirectory directory, AdminToken token) {
    Path file = settings.sources().orElseGet(() -> directory.path().resolve(CurrentSources.FILE));
    try {
      if (settings.sources().isPresent() && !Files.exists(file)) {
        throw new InvalidDocumentException(List.of(new Issue("", "there is no such file")));
      }
      return CurrentSources.open(file, settings.environment(), token);
    } catch (InvalidDocumentException e) {
      throw StartException.sources(file, e);
    }
  }

  /** Asked first, because the server itself only logs a port that is taken. */
  private static void requireFreePort(Settings settings) {
    try (ServerSocket _ = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
      return;
    } catch (IOException e) {
      throw StartException.portInUse(settings.port(), e);
    }
  }

  private void requireListening(Settings settings) {
    if (!server.isRunning() || server.port() < 0) {
      throw StartException.portInUse(
          settings.port(), new IOException("The server does not listen; the log says why"));
    }
  }

  /**
   * The demonstration begins with a fleet of its own where there is none yet, and brings that to
   * this week; what else there is stays as it is.
   */
  private static InventorySnapshot first(Settings settings, CurrentFleet fleet) {
    if (settings.demo()) {
      Instant week = DemoFleet.weekStart(settings.clock().instant());
      Optional<String> before = fleet.snapshot().map(InventorySnapshot::id);
      fleet.apply(
          new Expectation(before),
          now ->
              before.isEmpty()
                  ? DemoFleet.inventory(week)
                  : DemoFleet.renewed(now, week).orElse(now));
    }
    return fleet.snapshot().orElseGet(() -> InventoryWriter.snapshot(fleet.inventory()));
  }

  private static Service make(Settings settings, UnaryOperator<BookSources> books) {
    try {
      return new Service(settings, books);
    } catch (RuntimeException e) {
      throw StartException.orSame(settings, e);
    }
  }

  /** Such as {@code http://127.0.0.1:8080}. */
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  public DataDirectory directory() {
    return directory;
  }

  /** Whether this is the first start in its data directory. */
  public boolean isFirstStart() {
    return token.fresh();
  }

  /**
   * Why it cannot go on, in words for whoever runs it, once that is so: another service has its
   * tables. Nothing is written to them any more.
   */
  public CompletableFuture<String> lost() {
    return lost;
  }

  /** The paths under which it answers, with their methods. */
  Map<String, Set<String>> routes() {
    return routes.methods();
  }

  /** What each of its routes asks of a caller. */
  List<Routes.Rule> rules() {
    return routes.rules();
  }

  /** What comes in and what it means. */
  Telemetry telemetry() {
    return telemetry;
  }

  /** The fleet as it stands now. */
  public CurrentFleet fleet() {
    return fleet;
  }

  /** An address that signs a browser in, once. */
  public String signInLink() {
    return address() + "/sign-in?code=" + codes.next().value();
  }

  /** Stops in a few seconds at most: the search first, its best plan is kept. */
  @Override
  public void close() {
    demonstration.close();
    planning.close();
    demoPower.ifPresent(DemoPower::close);
    telemetry.endStreams();
    planEvents.close();
    validation.close();
    server.stop();
    books.close();
    ledgerWriter.close();
    scenarioRuns.close();
    buildOuts.close();
    demand.close();
    pulse.close();
    trafficPlanner.close();
    slurm.ifPresent(SlurmDispatcher::close);
    megawattValues.close();
    sovereignty.close();
    liveDesk.close();
    audit.close();
    telemetry.close();
    webhooks.close();
    meters.close();
    database.close();
    directory.delete(ADDRESS_FILE);
  }

  private WebServer server(Settings settings, Api api) {
    HttpRouting.Builder routing = HttpRouting.builder();
    routes = api.addTo(routing);
    WebPage.read().addTo(routing);
    return WebServer.builder()
        .host("127.0.0.1")
        .port(settings.port())
        .shutdownHook(false)
        .shutdownGracePeriod(GRACE)
        .contentEncoding(
            it ->
                it.contentEncodingsDiscoverServices(false)
                    .addContentEncoding(new GzipBodies())
                    .addContentEncoding(new SnappyBodies()))
        .directHandlers(ProblemAnswers.direct())
        .addFeature(observability())
        .routing(routing)
        .build();
  }

  private ObserveFeature observability() {
    return ObserveFeature.builder()
        .addObserver(
            HealthObserver.builder()
                .details(false)
                .addCheck(this::ready, HealthCheckType.READINESS, "database")
                .build())
        .build();
  }

  private HealthCheckResponse ready() {
    return HealthCheckResponse.builder().status(database.answers()).build();
  }
}
