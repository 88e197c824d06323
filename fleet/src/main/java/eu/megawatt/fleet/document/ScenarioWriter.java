package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes {@code megawatt/scenario/1} documents in JSON, the same bytes for the same scenario. */
public final class ScenarioWriter {

  private ScenarioWriter() {}

  /** Writes a file, gzipped where its name ends in {@code .gz}; it appears whole or not at all. */
  public static void write(Scenario scenario, Path file) throws IOException {
    DocumentWriter.write(file, out -> write(scenario, out));
  }

  /** Writes to a stream, which stays open. */
  public static void write(Scenario scenario, OutputStream out) throws IOException {
    DocumentWriter.write(out, json -> write(scenario, json));
  }

  private static void write(Scenario scenario, JsonGenerator out) throws IOException {
    JsonFields.document(
        out,
        fields ->
            fleet(fields, Scenario.FORMAT, scenario)
                .items("jobs", scenario.jobs().values(), ScenarioWriter::job));
  }

  /** All but the jobs. */
  static JsonFields fleet(JsonFields fields, String format, Scenario scenario) throws IOException {
    return fields
        .text("format", format)
        .text("name", scenario.name())
        .object("horizon", horizon -> horizon(horizon, scenario.grid()))
        .number("carbonEurPerTonne", scenario.carbonEurPerTonne())
        .items("gpuTypes", scenario.gpuTypes().values(), ScenarioWriter::gpuType)
        .items("sites", scenario.sites().values(), ScenarioWriter::site)
        .items("powerDomains", scenario.domains().values(), ScenarioWriter::domain)
        .items("pools", scenario.pools().values(), ScenarioWriter::pool)
        .items("residencyPolicies", scenario.policies().values(), ScenarioWriter::policy);
  }

  private static void horizon(JsonFields fields, TimeGrid grid) throws IOException {
    fields
        .text("start", grid.start())
        .number("slotMinutes", grid.slotMinutes())
        .number("slots", grid.slots());
  }

  private static void gpuType(JsonFields fields, GpuType type) throws IOException {
    fields
        .text("id", type.id())
        .number("idleWatts", type.idleWatts())
        .items(
            "powerCaps",
            type.powerCaps(),
            (cap, it) -> cap.number("fraction", it.fraction()).number("speed", it.speed()));
  }

  private static void site(JsonFields fields, Site site) throws IOException {
    fields
        .text("id", site.id())
        .text("country", site.country())
        .number("pue", site.pue())
        .series("energyEurPerMWh", site.energyEurPerMWh())
        .series("carbonGramsPerKWh", site.carbonGramsPerKWh())
        .object(
            "assurance",
            assurance ->
                assurance
                    .text("operatorJurisdiction", site.assurance().operatorJurisdiction())
                    .number("seal", site.assurance().seal())
                    .strings("certifications", site.assurance().certifications())
                    .strings("keyCustody", site.assurance().keyCustody()));
  }

  private static void domain(JsonFields fields, PowerDomain domain) throws IOException {
    fields
        .text("id", domain.id())
        .text("site", domain.site())
        .textOrNull("parent", domain.parent())
        .series("limitMW", domain.limitMW())
        .text("measures", domain.measures().word());
  }

  private static void pool(JsonFields fields, Pool pool) throws IOException {
    fields
        .text("id", pool.id())
        .text("domain", pool.domain())
        .text("gpuType", pool.gpuType())
        .series("gpus", pool.gpus());
  }

  private static void policy(JsonFields fields, ResidencyPolicy policy) throws IOException {
    fields.text("id", policy.id());
    if (policy.countries().isPresent()) {
      fields.strings("countries", policy.countries().get());
    }
    if (policy.operatorJurisdictions().isPresent()) {
      fields.strings("operatorJurisdictions", policy.operatorJurisdictions().get());
    }
    if (!policy.certifications().isEmpty()) {
      fields.strings("certifications", policy.certifications());
    }
    if (policy.keyCustody().isPresent()) {
      fields.text("keyCustody", policy.keyCustody().get());
    }
    if (policy.minSeal() > 0) {
      fields.number("minSeal", policy.minSeal());
    }
  }

  static void job(JsonFields fields, Job job) throws IOException {
    fields
        .text("id", job.id())
        .text("kind", job.kind().word())
        .text("tenant", job.tenant())
        .number("gpus", job.gpus())
        .text("residency", job.residency())
        .numbers("runHours", job.runHours())
        .numbers("wattsPerGpu", job.wattsPerGpu());
    load(fields, job);
    fields
        .flag("powerCapping", job.powerCapping())
        .text("earliestStart", job.earliestStart())
        .textOrNull("deadline", job.deadline())
        .flag("hardDeadline", job.hardDeadline())
        .number("latenessEurPerHour", job.latenessEurPerHour())
        .number("valueEur", job.valueEur());
  }

  private static void load(JsonFields fields, Job job) throws IOException {
    if (job.load().isFull()) {
      fields.missing("load");
    } else {
      fields.numbers("load", job.load().toArray());
    }
  }
}
