package eu.megawatt.service.demo;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.PlannedJobs;
import eu.megawatt.service.operation.PlanRequest;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.rest.ScenarioUpload;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.ScenarioStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings in the week of work that the present falls into and plans it, unless that has been done:
 * of the same week it is the same scenario.
 */
public final class Demonstration {

  private static final Logger LOG = Logger.getLogger(Demonstration.class.getName());
  private static final double SECONDS = 60;
  private static final long SEED = 1;

  private final ScenarioUpload upload;
  private final PlanStore plans;
  private final Planning planning;
  private final CurrentPlan current;
  private final Clock clock;

  public Demonstration(
      ScenarioUpload upload, PlanStore plans, Planning planning, CurrentPlan current, Clock clock) {
    this.current = current;
    this.clock = clock;
    this.upload = upload;
    this.plans = plans;
    this.planning = planning;
  }

  /** Returns when the fleet is there; its jobs get their places and are planned behind it. */
  public void begin() {
    Scenario week = DemoFleet.scenario(DemoFleet.weekStart(clock.instant()), SEED);
    String scenarioId = added(week).scenario().id();
    Thread.ofVirtual().name("demonstration").start(() -> live(scenarioId, week));
    if (plans.list(scenarioId, Long.MAX_VALUE, 1).entries().isEmpty()
        && !planning.concerns(scenarioId)) {
      planning.submit(
          new PlanRequest(scenarioId, SECONDS, Optional.empty(), Optional.of(SEED)),
          Identifiers.next("demonstration", clock.instant()));
    }
  }

  /** The week's jobs get their places at once; a search improves them behind it. */
  private void live(String scenarioId, Scenario week) {
    try {
      if (current.summary().filter(it -> it.scenarioId().equals(scenarioId)).isEmpty()) {
        current.planOn(
            scenarioId,
            week,
            PlannedJobs.waiting(week, clock.instant()),
            "the demonstration's week begins");
      }
    } catch (ProblemException e) {
      LOG.log(Level.WARNING, "The demonstration's jobs have no places", e);
    }
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
}
