package eu.megawatt.service.operation;

import eu.megawatt.fleet.document.PlanWriter;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.price.PlanPrice;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.PlanSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Turns a checked plan into what is kept of it. */
final class MadePlans {

  private MadePlans() {}

  static OperationStore.MadePlan of(
      Operation operation, Scenario scenario, Plan plan, Instant now) {
    String id = Identifiers.next("plan", now);
    return new OperationStore.MadePlan(summary(id, operation, scenario, plan, now), gzip(plan));
  }

  private static PlanSummary summary(
      String id, Operation operation, Scenario scenario, Plan plan, Instant now) {
    PlanPrice price = PlanPrice.of(scenario, plan.placements());
    TimeGrid grid = scenario.grid();
    return new PlanSummary(
        id,
        operation.scenarioId(),
        scenario.name(),
        operation.id(),
        now,
        plan.seconds(),
        plan.seed(),
        plan.objectiveEur().cents(),
        plan.bound().map(bound -> bound.eur().cents()),
        plan.gap().stream().boxed().findFirst(),
        "EUR",
        plan.placements().size(),
        plan.unplaced().size(),
        price.energyEur().cents(),
        price.carbonEur().cents(),
        price.latenessEur().cents(),
        price.droppedValueEur().cents(),
        price.energyAboveIdleWh(),
        price.carbon().milligrams(),
        grid.start(),
        grid.end(),
        grid.slotMinutes(),
        grid.slots(),
        sites(scenario));
  }

  private static List<PlanSummary.SiteName> sites(Scenario scenario) {
    return scenario.sites().values().stream()
        .map(site -> new PlanSummary.SiteName(site.id(), site.country()))
        .toList();
  }

  private static byte[] gzip(Plan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      PlanWriter.write(plan, zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
