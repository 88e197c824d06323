package eu.megawatt.service.demo;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.service.attest.Sovereignty;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.models.ModelTables;
import eu.megawatt.service.operation.PlanRequest;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.rest.ScenarioUpload;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.sovereignty.RegisterDocument;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.ScenarioStore;
import eu.megawatt.service.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings in the week of work that the present falls into and plans it, unless that has been done:
 * of the same week it is the same scenario. From then on customers come and go, servers break down
 * and the grid's operator curtails, and the next week follows.
 */
public final class Demonstration implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Demonstration.class.getName());
  private static final double SECONDS = 60;
  private static final long SEED = 1;
  private static final long LOOKS_EACH_MS = 1_000;
  private static final int MOST_OPEN = 1_000;
  private static final Expectation ANY = new Expectation(Optional.of(Expectation.ANY));

  private final ScenarioUpload upload;
  private final PlanStore plans;
  private final Planning planning;
  private final CurrentPlan current;
  private final Sovereignty sovereignty;
  private final Days days;
  private final DemoInference inference;
  private final DemoValidation measuring;
  private final DemoLedger ledger;
  private final DemoCapacity capacity;
  private final DemoBuildOut buildOut;
  private final DemoModels models;
  private final Rules rules;
  private final Clock clock;
  private volatile Optional<Week> newest = Optional.empty();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread living =
      Thread.ofPlatform().daemon().name("demonstration").unstarted(this::live);

  public Demonstration(
      ScenarioUpload upload,
      PlanStore plans,
      Planning planning,
      CurrentPlan current,
      Sovereignty sovereignty,
      Circumstances circumstances,
      Serving serving,
      Validation validation,
      DemoLedger ledger,
      DemoCapacity capacity,
      DemoBuildOut buildOut,
      ModelTables models,
      Supplier<Inventory> fleet,
      Rules rules,
      Clock clock) {
    this.current = current;
    this.sovereignty = sovereignty;
    this.days = new Days(current, circumstances);
    this.inference = new DemoInference(serving);
    this.measuring = new DemoValidation(validation, fleet, clock);
    this.ledger = ledger;
    this.capacity = capacity;
    this.buildOut = buildOut;
    this.models = new DemoModels(models);
    this.rules = rules;
    this.clock = clock;
    this.upload = upload;
    this.plans = plans;
    this.planning = planning;
  }

  /** A week of work and what it is kept as. */
  private record Week(String scenarioId, Scenario scenario) {}

  /** Returns when the fleet is there; its jobs get their places and are planned behind it. */
  public void begin() {
    Week week = week(DemoFleet.weekStart(clock.instant()));
    if (plans.list(week.scenarioId, Long.MAX_VALUE, 1).entries().isEmpty()
        && !planning.concerns(week.scenarioId)) {
      planning.submit(
          new PlanRequest(week.scenarioId, SECONDS, Optional.empty(), Optional.of(SEED)),
          Identifiers.next("demonstration", clock.instant()));
    }
    capacity.begin();
    buildOut.begin();
    models.begin();
    living.start();
  }

  private void live() {
    Instant until = clock.instant();
    Instant weekStart = Instant.MIN;
    Optional<Happenings> happenings = Optional.empty();
    try {
      do {
        Instant now = clock.instant();
        try {
          if (!DemoFleet.weekStart(now).equals(weekStart)) {
            weekStart = DemoFleet.weekStart(now);
            Week week = week(weekStart);
            register(now);
            happenings = Optional.of(new Happenings(week.scenario));
            take(week, now);
            inference.begin(week.scenario, weekStart);
            measuring.begin();
            ledger.begin();
          }
          Instant since = until;
          happenings.ifPresent(it -> it.between(since, now).forEach(days::live));
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "The demonstration has missed something", e);
        }
        until = now;
      } while (!stopped.await(LOOKS_EACH_MS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody's own register stays; the demonstration's is brought to the present. */
  private void register(Instant now) {
    Register before = sovereignty.registers().current();
    boolean isOurs = before.name().equals(DemoRegister.NAME);
    if (!isOurs && !before.version().equals(Register.NONE.version())) {
      return;
    }
    DemoRegister demo = DemoRegister.at(now);
    RegisterDocument document =
        RegisterDocument.read(demo.document().getBytes(StandardCharsets.UTF_8), Syntax.JSON);
    if (document.version().equals(before.version())) {
      return;
    }
    demo.evidence()
        .forEach(
            it ->
                sovereignty
                    .evidence()
                    .keep("text/plain", it.getBytes(StandardCharsets.UTF_8), now));
    sovereignty.store().keep(document);
    sovereignty
        .registers()
        .put(
            document.register(),
            "the demonstration's certificates are renewed",
            false,
            new Expectation(Optional.of(isOurs ? Expectation.ANY : Expectation.ABSENT)));
  }

  /** The week's jobs have their places at once; a search improves them behind it. */
  private void take(Week week, Instant now) {
    if (current.summary().filter(it -> it.scenarioId().equals(week.scenarioId)).isPresent()) {
      return;
    }
    replaceServices();
    current.planOn(
        week.scenarioId,
        week.scenario,
        WeekSoFar.of(week.scenario.under(sovereignty.registers().current()), rules, now),
        "the demonstration's week begins");
  }

  /** What answered people in the week before gives way to what does so in the next. */
  private void replaceServices() {
    if (current.summary().isEmpty()) {
      return;
    }
    for (String state : List.of("Waiting", "Validated", "Dispatched", "Running")) {
      current
          .list(state, "", JobKind.INFERENCE.word(), Long.MAX_VALUE, MOST_OPEN)
          .entries()
          .stream()
          .map(JobView::id)
          .forEach(it -> current.cancel(it, "the next week's release takes over", ANY));
    }
  }

  /** The same as before where it is the same week. */
  private Week week(Instant weekStart) {
    Week its =
        newest
            .filter(it -> it.scenario.grid().start().equals(weekStart))
            .orElseGet(
                () -> {
                  Scenario scenario = DemoFleet.scenario(weekStart, SEED);
                  return new Week(added(scenario).scenario().id(), scenario);
                });
    newest = Optional.of(its);
    return its;
  }

  private ScenarioStore.Added added(Scenario week) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    try {
      ScenarioWriter.write(week, document);
      return upload.add(new ByteArrayInputStream(document.toByteArray()), "application/json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    measuring.close();
    ledger.close();
    try {
      living.join(LOOKS_EACH_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
