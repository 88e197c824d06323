package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.EntryFields;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.FieldValue;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryEntry;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes {@code megawatt/fleet/1} documents, the same bytes for the same inventory. */
public final class InventoryWriter {

  private static final int ID_DIGITS = 16;

  private InventoryWriter() {}

  /**
   * Writes a file, YAML or JSON as its name says (JSON where it says nothing), gzipped where it
   * ends in {@code .gz}; it appears whole or not at all.
   */
  public static void write(Inventory inventory, Path file) throws IOException {
    Syntax syntax = Syntax.ofName(file.toString()).orElse(Syntax.JSON);
    DocumentWriter.writeFile(file, out -> write(inventory, syntax, out));
  }

  /** Writes to a stream, which stays open. */
  public static void write(Inventory inventory, Syntax syntax, OutputStream out)
      throws IOException {
    switch (syntax) {
      case JSON ->
          DocumentWriter.lines(out, fields -> write(fields, inventory, EntryOrder.AS_IT_IS));
      case YAML -> YamlLines.write(inventory, out);
    }
  }

  /** Whether lists are written in the document's order or sorted by id. */
  private enum EntryOrder {
    AS_IT_IS,
    BY_ID;

    Collection<? extends InventoryEntry> of(Map<String, ? extends InventoryEntry> byId) {
      return switch (this) {
        case AS_IT_IS -> byId.values();
        case BY_ID ->
            byId.values().stream().sorted(Comparator.comparing(InventoryEntry::id)).toList();
      };
    }
  }

  /**
   * The inventory under its id. Its canonical JSON has no white space and every list sorted by id;
   * fields stand in the order of docs/formats.md, and what may be left out and is empty is.
   */
  public static InventorySnapshot snapshot(Inventory inventory) {
    MessageDigest sha256 = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      DocumentWriter.compact(out, fields -> write(fields, inventory, EntryOrder.BY_ID));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String id = HexFormat.of().formatHex(sha256.digest()).substring(0, ID_DIGITS);
    return new InventorySnapshot(id, inventory);
  }

  /** What a reader would say of the inventory's document; nothing where it would take it. */
  public static List<Issue> check(Inventory inventory) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DocumentWriter.compact(bytes, fields -> write(fields, inventory, EntryOrder.AS_IT_IS));
      var _ = InventoryReader.read(new ByteArrayInputStream(bytes.toByteArray()), Syntax.JSON);
      return List.of();
    } catch (InvalidDocumentException e) {
      return e.issues();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonFields fields, Inventory inventory, EntryOrder order)
      throws IOException {
    fields.text("format", Inventory.FORMAT).text("name", inventory.name());
    for (EntryKind kind : EntryKind.values()) {
      fields.items(
          kind.list(),
          order.of(inventory.entries(kind)),
          (item, entry) -> write(item, EntryFields.of(entry)));
    }
  }

  private static void write(JsonFields out, EntryFields fields) throws IOException {
    for (Map.Entry<String, FieldValue> field : fields.byName().entrySet()) {
      String name = field.getKey();
      switch (field.getValue()) {
        case FieldValue.Text it -> out.text(name, it.text());
        case FieldValue.Whole it -> out.number(name, it.number());
        case FieldValue.Decimal it -> out.number(name, it.number());
        case FieldValue.Words it -> out.strings(name, it.words());
        case FieldValue.Objects it ->
            out.items(name, it.objects(), (object, inner) -> write(object, inner));
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
