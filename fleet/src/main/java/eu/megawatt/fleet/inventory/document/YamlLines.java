package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Numbers;
import eu.megawatt.fleet.inventory.EntryFields;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.FieldValue;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fleet in YAML with a line for each entry, so that people and version control see one entry
 * change at a time. A YAML library would spread a node over a dozen lines.
 */
final class YamlLines {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  /** Words that some reader of YAML takes for something else than a string. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final Writer out;

  private YamlLines(Writer out) {
    this.out = out;
  }

  /** Writes to a stream, which stays open. */
  static void write(Inventory inventory, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    YamlLines lines = new YamlLines(writer);
    lines.line("format: " + quoted(Inventory.FORMAT));
    lines.line("name: " + quoted(inventory.name()));
    for (EntryKind kind : EntryKind.values()) {
      lines.list(kind.list(), inventory.entries(kind).values());
    }
    writer.flush();
  }

  private void list(String name, Collection<? extends InventoryEntry> entries) throws IOException {
    line(name + (entries.isEmpty() ? ": []" : ":"));
    for (InventoryEntry entry : entries) {
      line("  - " + object(EntryFields.of(entry)));
    }
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  private static String object(EntryFields fields) {
    return fields.byName().entrySet().stream()
        .map(field -> field.getKey() + ": " + value(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(FieldValue value) {
    return switch (value) {
      case FieldValue.Text it -> quoted(it.text());
      case FieldValue.Whole it -> Long.toString(it.number());
      case FieldValue.Decimal it -> Numbers.plain(it.number());
      case FieldValue.Words it ->
          it.words().stream().map(YamlLines::quoted).collect(Collectors.joining(", ", "[", "]"));
      case FieldValue.Objects it ->
          it.objects().stream().map(YamlLines::object).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** In quotes where a bare word could be taken for something else. */
  private static String quoted(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
