package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.DocumentWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@value Sources#FORMAT} documents in YAML: a line for each address and each query. */
public final class SourcesWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** Words that some reader of YAML takes for something else than a string. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private SourcesWriter() {}

  /** Writes a file, forced to the disk before it stands under its name; it appears whole or not. */
  public static void write(Sources sources, Path file) throws IOException {
    DocumentWriter.writeFile(
        file, out -> out.write(yaml(sources).getBytes(StandardCharsets.UTF_8)));
  }

  /** The document. */
  public static String yaml(Sources sources) {
    StringBuilder out = new StringBuilder();
    SourcesForm.document(sources)
        .forEach(
            (name, value) -> {
              if (value instanceof List<?> entries) {
                out.append(name).append(":\n");
                entries.forEach(entry -> entry((Map<?, ?>) entry, out));
              } else {
                out.append(name).append(": ").append(flow(value)).append('\n');
              }
            });
    return out.toString();
  }

  private static void entry(Map<?, ?> entry, StringBuilder out) {
    String lead = "  - ";
    for (Map.Entry<?, ?> field : entry.entrySet()) {
      out.append(lead).append(key(field)).append(':');
      if (field.getValue() instanceof List<?> items) {
        items.forEach(item -> out.append("\n      - ").append(flow(item)));
      } else {
        out.append(' ').append(flow(field.getValue()));
      }
      out.append('\n');
      lead = "    ";
    }
  }

  private static String key(Map.Entry<?, ?> field) {
    return quoted(field.getKey().toString());
  }

  /** A value within a line. */
  private static String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(field -> key(field) + ": " + flow(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Number number -> number.toString();
      default -> quoted(value.toString());
    };
  }

  /** In quotes where a bare word could be taken for something else. */
  private static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      if (it == '"' || it == '\\') {
        out.append('\\').append(it);
      } else if (Character.isISOControl(it)) {
        out.append("\\u%04x".formatted((int) it));
      } else {
        out.append(it);
      }
    }
    return out.append('"').toString();
  }
}
