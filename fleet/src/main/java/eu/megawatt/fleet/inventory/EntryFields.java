package eu.megawatt.fleet.inventory;

import eu.megawatt.fleet.unit.Power;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An entry as the document has it: its fields by name, in the document's order. What is absent or
 * empty and may be left out is left out, so that the same entry always has the same form.
 */
public record EntryFields(Map<String, FieldValue> byName) {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  public EntryFields {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * The form of an entry.
   *
   * @throws IllegalArgumentException where a power is not in whole watts, which documents need
   */
  public static EntryFields of(InventoryEntry entry) {
    return switch (entry) {
      case InventorySite it ->
          new Fields()
              .text("id", it.id())
              .text("name", it.name())
              .text("country", it.country())
              .text("timeZone", it.timeZone().getId())
              .decimal("designPue", it.designPue())
              .made();
      case Hall it ->
          new Fields().text("id", it.id()).text("site", it.site()).text("name", it.name()).made();
      case GpuModel it ->
          new Fields()
              .text("id", it.id())
              .text("vendor", it.vendor())
              .watts("ratedW", it.rated())
              .watts("idleW", it.idle())
              .made();
      case InventoryDomain it -> domain(it);
      case Rack it ->
          new Fields()
              .text("id", it.id())
              .text("hall", it.hall())
              .words("domains", it.domains())
              .whole("row", it.row())
              .whole("position", it.position())
              .made();
      case Node it -> node(it);
      case Meter it ->
          new Fields()
              .text("id", it.id())
              .text("scope", it.scope().word())
              .text("target", it.target())
              .made();
    };
  }

  private static EntryFields domain(InventoryDomain domain) {
    Fields fields =
        new Fields()
            .text("id", domain.id())
            .text("site", domain.site())
            .text("kind", domain.kind().word())
            .text("parent", domain.parent())
            .text("partner", domain.partner())
            .text("measures", domain.measures().word())
            .objects("limits", domain.limits().stream().map(EntryFields::limit).toList());
    return domain.unmeteredRatio() == 0
        ? fields.made()
        : fields.decimal("unmeteredRatio", Optional.of(domain.unmeteredRatio())).made();
  }

  private static EntryFields limit(PowerLimit limit) {
    Fields fields =
        new Fields()
            .text("kind", limit.kind().word())
            .text("from", limit.from())
            .text("to", limit.to())
            .watts("limitW", limit.limit());
    return limit.reason().isEmpty() ? fields.made() : fields.text("reason", limit.reason()).made();
  }

  private static EntryFields node(Node node) {
    return new Fields()
        .text("id", node.id())
        .text("rack", node.rack())
        .text("gpuModel", node.gpuModel())
        .whole("gpuCount", node.gpuCount())
        .wordsIfAny("gpuUuids", node.gpuUuids())
        .watts("ratedW", node.rated())
        .watts("baseW", node.base())
        .wordsIfAny("aliases", node.aliases())
        .text("inServiceFrom", node.inServiceFrom())
        .text("retiredAt", node.retiredAt())
        .text("nvlinkDomain", node.nvlinkDomain())
        .made();
  }

  @Override
  public String toString() {
    return byName.entrySet().stream()
        .map(field -> field.getKey() + " " + field.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Fields being gathered. */
  private static final class Fields {
    private final Map<String, FieldValue> byName = new LinkedHashMap<>();

    Fields text(String name, String value) {
      byName.put(name, new FieldValue.Text(value));
      return this;
    }

    Fields text(String name, Optional<?> value) {
      value.ifPresent(it -> text(name, it.toString()));
      return this;
    }

    Fields whole(String name, long value) {
      byName.put(name, new FieldValue.Whole(value));
      return this;
    }

    Fields watts(String name, Power power) {
      if (power.milliwatts() % MILLIWATTS_PER_WATT != 0) {
        throw new IllegalArgumentException(
            "%s of %d mW: documents have whole watts. Round it first."
                .formatted(name, power.milliwatts()));
      }
      return whole(name, power.milliwatts() / MILLIWATTS_PER_WATT);
    }

    Fields decimal(String name, Optional<Double> value) {
      value.ifPresent(it -> byName.put(name, new FieldValue.Decimal(it)));
      return this;
    }

    Fields words(String name, List<String> words) {
      byName.put(name, new FieldValue.Words(words));
      return this;
    }

    Fields wordsIfAny(String name, List<String> words) {
      return words.isEmpty() ? this : words(name, words);
    }

    Fields objects(String name, List<EntryFields> objects) {
      if (!objects.isEmpty()) {
        byName.put(name, new FieldValue.Objects(objects));
      }
      return this;
    }

    EntryFields made() {
      return new EntryFields(byName);
    }
  }
}
