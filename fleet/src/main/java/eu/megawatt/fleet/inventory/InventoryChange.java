package eu.megawatt.fleet.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes one inventory another, by kind and id; the order of entries is no difference.
 *
 * @param renamed the new name, where the inventory's own has changed
 */
public record InventoryChange(
    Optional<String> renamed, List<Added> added, List<Changed> changed, List<Retired> retired) {

  /** An entry that there was not before. */
  public record Added(EntryKind kind, String id) {}

  /** An entry that is not as before. */
  public record Changed(EntryKind kind, String id, List<FieldChange> fields) {
    public Changed {
      fields = List.copyOf(fields);
    }
  }

  /** An entry that there is no longer. */
  public record Retired(EntryKind kind, String id) {}

  /**
   * A field that is not as before.
   *
   * @param name in the document
   * @param before empty where it was left out
   * @param after empty where it is left out now
   */
  public record FieldChange(String name, Optional<FieldValue> before, Optional<FieldValue> after) {}

  public InventoryChange {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    retired = List.copyOf(retired);
  }

  /** From one to another. */
  public static InventoryChange between(Inventory before, Inventory after) {
    List<Added> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    List<Retired> retired = new ArrayList<>();
    for (EntryKind kind : EntryKind.values()) {
      Map<String, ? extends InventoryEntry> old = before.entries(kind);
      Map<String, ? extends InventoryEntry> now = after.entries(kind);
      for (InventoryEntry entry : now.values()) {
        @Nullable InventoryEntry was = old.get(entry.id());
        if (was == null) {
          added.add(new Added(kind, entry.id()));
        } else if (!was.equals(entry)) {
          changed.add(new Changed(kind, entry.id(), fields(was, entry)));
        }
      }
      for (String id : old.keySet()) {
        if (!now.containsKey(id)) {
          retired.add(new Retired(kind, id));
        }
      }
    }
    boolean renamed = !before.name().equals(after.name());
    return new InventoryChange(
        renamed ? Optional.of(after.name()) : Optional.empty(), added, changed, retired);
  }

  private static List<FieldChange> fields(InventoryEntry before, InventoryEntry after) {
    Map<String, FieldValue> old = EntryFields.of(before).byName();
    Map<String, FieldValue> now = EntryFields.of(after).byName();
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .map(
            name ->
                new FieldChange(
                    name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))))
        .filter(field -> !field.before().equals(field.after()))
        .toList();
  }

  /** Whether both are the same fleet. */
  public boolean isEmpty() {
    return renamed.isEmpty() && added.isEmpty() && changed.isEmpty() && retired.isEmpty();
  }

  /** The change in words, a line for each entry. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    renamed.ifPresent(name -> lines.add("renamed to " + name));
    added.forEach(it -> lines.add("added    %s %s".formatted(it.kind().word(), it.id())));
    changed.forEach(
        it ->
            lines.add(
                "changed  %s %s: %s"
                    .formatted(
                        it.kind().word(),
                        it.id(),
                        String.join(", ", it.fields().stream().map(f -> words(f)).toList()))));
    retired.forEach(it -> lines.add("retired  %s %s".formatted(it.kind().word(), it.id())));
    return List.copyOf(lines);
  }

  private static String words(FieldChange field) {
    return "%s %s -> %s"
        .formatted(
            field.name(),
            field.before().map(FieldValue::toString).orElse("not set"),
            field.after().map(FieldValue::toString).orElse("not set"));
  }
}
