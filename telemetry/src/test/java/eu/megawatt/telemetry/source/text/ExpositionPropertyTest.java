package eu.megawatt.telemetry.source.text;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.source.Collected;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.text.ExpositionText.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Generated text, read also by a reader of a few regular expressions. */
final class ExpositionPropertyTest {

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{((?:[^\"}]|\"(?:\\\\.|[^\"\\\\])*\")*)\\})?\\s*"
              + "([^\\s{}]+)(?:\\s+([0-9.+-]+))?(?:\\s+#.*)?\\s*");

  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"((?:\\\\.|[^\"\\\\])*)\"");

  @Test
  void read_generatedText_agreesWithTheRegularExpressions() throws Exception {
    int read = 0;
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Dialect dialect = random.nextBoolean() ? Dialect.PROMETHEUS : Dialect.OPEN_METRICS;
      String text = text(random, dialect);
      Collected found = new Collected();
      ExpositionText.read(text.getBytes(StandardCharsets.UTF_8), dialect, found);

      assertThat(found.refusals).as("seed %d: %s", seed, text).isEmpty();
      assertThat(found.readings).as("seed %d", seed).isEqualTo(oracle(text, dialect));
      read += found.readings.size();
    }
    assertThat(read).isGreaterThan(2_000);
  }

  private static List<Reading> oracle(String text, Dialect dialect) {
    List<Reading> readings = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (line.strip().startsWith("#") || !matcher.matches()) {
        continue;
      }
      Map<String, String> labels = new LinkedHashMap<>();
      Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
      while (label.find()) {
        labels.put(
            label.group(1),
            label
                .group(2)
                .replace("\\\\", "\u0001")
                .replace("\\\"", "\"")
                .replace("\\n", "\n")
                .replace("\u0001", "\\"));
      }
      String time = matcher.group(4);
      long factor = dialect == Dialect.OPEN_METRICS ? 1_000 : 1;
      readings.add(
          new Reading(
              matcher.group(1),
              labels,
              Optional.empty(),
              Double.parseDouble(matcher.group(3)),
              time == null
                  ? OptionalLong.empty()
                  : OptionalLong.of(
                      new BigDecimal(time).multiply(BigDecimal.valueOf(factor)).longValueExact())));
    }
    return readings;
  }

  private static String text(SplittableRandom random, Dialect dialect) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(1, 20);
    for (int i = 0; i < lines; i++) {
      switch (random.nextInt(8)) {
        case 0 -> text.append("# HELP a some \\n words\n");
        case 1 -> text.append("# TYPE a gauge\n");
        default -> line(random, dialect, text);
      }
    }
    return dialect == Dialect.OPEN_METRICS ? text.append("# EOF\n").toString() : text.toString();
  }

  private static void line(SplittableRandom random, Dialect dialect, StringBuilder text) {
    text.append(name(random));
    int labels = random.nextInt(5);
    if (labels > 0) {
      text.append(blank(random)).append('{');
      for (int i = 0; i < labels; i++) {
        text.append("l").append(i).append(blank(random)).append('=').append(blank(random));
        text.append('"').append(value(random)).append('"').append(blank(random));
        text.append(i < labels - 1 || random.nextBoolean() ? "," : "").append(blank(random));
      }
      text.append('}');
    }
    text.append(' ').append(blank(random)).append(number(random));
    if (random.nextBoolean()) {
      text.append(' ').append(1_700_000_000L + random.nextInt(1_000_000));
      text.append(dialect == Dialect.OPEN_METRICS ? "." + random.nextInt(1_000) : "");
    }
    if (dialect == Dialect.OPEN_METRICS && random.nextInt(4) == 0) {
      text.append(" # {id=\"x\"} 1.5");
    }
    text.append('\n');
  }

  private static String name(SplittableRandom random) {
    return List.of("DCGM_FI_DEV_POWER_USAGE", "a:b", "_x9", "gpu_power_usage")
        .get(random.nextInt(4));
  }

  private static String blank(SplittableRandom random) {
    return List.of("", "", "", " ", "\t", "  ").get(random.nextInt(6));
  }

  private static String value(SplittableRandom random) {
    List<String> parts = List.of("GPU-1", "\\\\", "\\\"", "\\n", "}", "{", ",", "=", " ", "é", "#");
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      value.append(parts.get(random.nextInt(parts.size())));
    }
    return value.toString();
  }

  private static String number(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Long.toString(random.nextLong());
      case 1 -> Double.toString(random.nextDouble() * 1_000);
      case 2 -> random.nextInt(100) + "e" + random.nextInt(10);
      default -> "-" + random.nextInt(100) + ".5";
    };
  }
}
