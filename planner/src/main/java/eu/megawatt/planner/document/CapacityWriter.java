package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DayShape;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.PriceHours;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Pue;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.leadtime.LeadItem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes {@code megawatt/capacity/1} documents in JSON, the same bytes for the same document. */
public final class CapacityWriter {

  private static final double CENTS_PER_EUR = 100;
  private static final double KWH_PER_MWH = 1_000;

  private CapacityWriter() {}

  /** Writes to a stream, which stays open. */
  public static void write(CapacityDocument document, OutputStream out) throws IOException {
    DocumentWriter.lines(out, fields -> write(fields, document));
  }

  private static void write(JsonFields fields, CapacityDocument document) throws IOException {
    CapacityPlan plan = document.plan();
    fields
        .text("format", CapacityDocument.FORMAT)
        .text("name", plan.name())
        .text("from", plan.from().toString());
    if (document.target().isPresent()) {
      CapacityDocument.Target target = document.target().get();
      fields.object(
          "target", it -> it.text("by", target.by().toString()).number("gridKw", target.gridKw()));
    }
    fields
        .items("sites", plan.sites().values(), CapacityWriter::write)
        .items("steps", plan.steps(), CapacityWriter::write)
        .items("gpuLots", plan.gpus(), CapacityWriter::write)
        .items("demands", plan.streams(), CapacityWriter::write)
        .items("projects", plan.projects(), CapacityWriter::write)
        .items("leadTimes", document.leadItems(), CapacityWriter::write);
  }

  private static void write(JsonFields out, Site site) throws IOException {
    Pue pue = site.pue();
    out.text("id", site.id())
        .text("name", site.name())
        .text("country", site.country())
        .flag("isGreenField", site.isGreenField())
        .strings("profiles", List.copyOf(site.profileIds()))
        .object(
            "pue",
            it ->
                it.number("variableRatio", pue.variableRatio())
                    .number("perDegreeRatio", pue.perDegreeRatio())
                    .number("fromCelsius", pue.fromCelsius())
                    .number("fixedRatio", pue.fixedRatio())
                    .number("designCelsius", pue.designCelsius()));
    if (site.prices().isPresent()) {
      SitePrices prices = site.prices().get();
      out.object(
          "prices",
          it -> {
            it.number("energyEurPerMwh", prices.energyCentsPerMwh() / CENTS_PER_EUR)
                .number("taxEurPerMwh", prices.taxCentsPerMwh() / CENTS_PER_EUR)
                .number("carbonGramsPerKwh", prices.carbonGramsPerMwh() / KWH_PER_MWH)
                .text("source", prices.source());
            if (prices.hours().isPresent()) {
              PriceHours hours = prices.hours().get();
              it.object("hours", fields -> write(fields, hours));
            }
          });
    }
  }

  private static void write(JsonFields out, PriceHours hours) throws IOException {
    out.text("zone", hours.zone().toString());
    write(out, "energy", hours.energy());
    write(out, "carbon", hours.carbon());
    out.text("source", hours.source());
  }

  private static void write(JsonFields out, String name, Optional<DayShape> shape)
      throws IOException {
    if (shape.isPresent()) {
      out.object(
          name,
          it ->
              it.numbers("workdayRatio", array(shape.get().workdayRatio()))
                  .numbers("weekendRatio", array(shape.get().weekendRatio())));
    }
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void write(JsonFields out, SupplyStep step) throws IOException {
    out.text("id", step.id())
        .text("site", step.siteId())
        .text("kind", step.kind().word())
        .text("on", step.on().toString())
        .number("gridKw", step.gridKw());
    if (step.kind() == StepKind.FLEXIBLE) {
      out.number("availabilityPermille", step.availabilityPermille());
    }
    write(out, step.delay());
    out.text("source", step.source());
  }

  private static void write(JsonFields out, Delay delay) throws IOException {
    if (!delay.equals(Delay.NONE)) {
      out.object(
          "delay",
          it ->
              it.number("leastDays", delay.leastDays())
                  .number("likelyDays", delay.likelyDays())
                  .number("mostDays", delay.mostDays()));
    }
  }

  private static void write(JsonFields out, GpuLot lot) throws IOException {
    out.text("id", lot.id())
        .text("site", lot.siteId())
        .text("gpuType", lot.gpuType())
        .text("on", lot.on().toString())
        .number("count", lot.count())
        .number("wattsPerGpu", lot.wattsPerGpu());
    write(out, lot.delay());
  }

  private static void write(JsonFields out, DemandStream demand) throws IOException {
    out.text("id", demand.id())
        .text("profile", demand.profileId())
        .text("tenant", demand.tenantId())
        .text("workKind", demand.workKind())
        .text("gpuType", demand.gpuType())
        .number("startKw", demand.startKw());
    switch (demand.growth()) {
      case Growth.Compound it ->
          out.object(
              "growth",
              growth ->
                  growth
                      .number("meanRatio", it.meanRatio())
                      .number("deviationRatio", it.deviationRatio()));
      case Growth.Forecast it ->
          out.items(
              "forecast",
              it.points(),
              (point, value) ->
                  point
                      .text("day", value.day().toString())
                      .number("medianKw", value.medianKw())
                      .number("p10Kw", value.p10Kw())
                      .number("p90Kw", value.p90Kw()));
    }
  }

  private static void write(JsonFields out, Project project) throws IOException {
    out.text("id", project.id())
        .text("profile", project.profileId())
        .text("tenant", project.tenantId())
        .text("workKind", project.workKind())
        .text("gpuType", project.gpuType())
        .number("kw", project.kw())
        .text("start", project.start().toString())
        .number("rampDays", project.rampDays())
        .number("probabilityPermille", project.probabilityPermille());
    write(out, project.delay());
  }

  private static void write(JsonFields out, LeadItem item) throws IOException {
    out.text("name", item.name())
        .text("lead", item.lead().toString())
        .text("beforeOperation", item.beforeOperation().toString())
        .flag("isOfGreenField", item.isOfGreenField())
        .text("source", item.source());
  }
}
