package eu.megawatt.telemetry.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Writes the truth about a span of a simulation as JSON, {@code megawatt/truth/1}. */
public final class TruthWriter {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/truth/1";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String ENERGY = "energyMilliJ";

  private final SimulatedFleet fleet;
  private final Truth truth;
  private final Instant from;
  private final Instant to;

  public TruthWriter(SimulatedFleet fleet, Instant from, Instant to) {
    this.fleet = fleet;
    this.from = from;
    this.to = to;
    truth = new Truth(fleet);
  }

  /** Writes to a stream, which stays open. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("seed", fleet.seed());
      json.writeStringField("from", from.toString());
      json.writeStringField("to", to.toString());
      jobs(json);
      nodes(json);
      sums(json);
      json.writeEndObject();
    }
  }

  private void jobs(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("jobs");
    for (SimulatedJob job : fleet.jobs(from, to)) {
      json.writeStartObject();
      json.writeStringField("id", job.id());
      json.writeStringField("tenant", job.tenant());
      json.writeStringField("workloadClass", job.kind().word());
      json.writeStringField("startedAt", job.startedAt().toString());
      json.writeStringField("endedAt", job.endedAt().toString());
      json.writeNumberField(ENERGY, truth.ofJob(job, from, to));
      json.writeArrayFieldStart("gpuUuids");
      for (String uuid : job.gpuUuids()) {
        json.writeString(uuid);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void nodes(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("nodes");
    for (SimulatedNode node : fleet.nodes()) {
      json.writeStartObject();
      json.writeStringField("id", node.id());
      json.writeNumberField(ENERGY, truth.ofNode(node.id(), from, to));
      json.writeArrayFieldStart("gpus");
      for (String uuid : node.gpuUuids()) {
        json.writeStartObject();
        json.writeStringField("uuid", uuid);
        json.writeNumberField(ENERGY, truth.ofGpu(uuid, from, to));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void sums(JsonGenerator json) throws IOException {
    Inventory inventory = fleet.inventory();
    json.writeArrayFieldStart("domains");
    for (InventoryDomain domain : inventory.domains().values()) {
      sum(json, domain.id(), truth.ofDomain(domain, from, to));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sites");
    for (InventorySite site : inventory.sites().values()) {
      sum(json, site.id(), truth.ofSite(site, from, to));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("meters");
    for (Meter meter : inventory.meters().values()) {
      sum(json, meter.id(), truth.ofMeter(meter, from, to));
    }
    json.writeEndArray();
  }

  private static void sum(JsonGenerator json, String id, long millijoules) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeNumberField(ENERGY, millijoules);
    json.writeEndObject();
  }
}
