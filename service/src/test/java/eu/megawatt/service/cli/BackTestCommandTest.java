package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Back-tests on the command line. */
final class BackTestCommandTest {

  private static String run(int code, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Megawatt.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    assertThat(line.execute(arguments)).as(err.toString()).isEqualTo(code);
    return code == 0 ? out.toString() : err.toString();
  }

  @Test
  void demo_asTextAndAsJson_hasTheSameErrors() throws IOException {
    String text = run(0, "back-test", "--demo", "--every", "28");
    JsonNode report =
        new ObjectMapper()
            .readTree(run(0, "back-test", "--demo", "--every", "28", "--format", "json"));
    JsonNode all = report.path("all");

    assertThat(report.path("origins").size()).isBetween(4, 6);
    assertThat(text)
        .contains(String.format(Locale.ROOT, "%.1f", all.path("meanErrorKw").asDouble()))
        .contains(String.format(Locale.ROOT, "%.1f %%", 100 * all.path("coveredRatio").asDouble()));
    assertThat(all.path("coveredRatio").asDouble()).isBetween(0.6, 1.0);
    assertThat(all.path("maseRatio").asDouble()).isLessThan(all.path("naiveMaseRatio").asDouble());
  }

  @Test
  void mistakes_areTold() {
    assertThat(run(2, "back-test", "--demo", "--ahead", "0")).contains("dayCount (0)");
    assertThat(run(2, "back-test", "--demo", "--every", "0")).contains("--every");
    assertThat(run(2, "back-test", "--demo", "--format", "xml")).contains("--format");
  }
}
