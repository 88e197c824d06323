package eu.megawatt.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.example.Ramp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CapacityReaderTest {

  @Test
  void read_theRamp_hasAllOfIt() {
    CapacityDocument ramp = Ramp.document();

    assertThat(ramp.plan().sites()).hasSize(6);
    assertThat(ramp.plan().step("bor-1").orElseThrow().kind()).isEqualTo(StepKind.FIRM);
    assertThat(ramp.plan().step("bor-1").orElseThrow().on()).isEqualTo("2027-05-01");
    assertThat(ramp.plan().streams()).hasSize(6);
    assertThat(ramp.target())
        .contains(new CapacityDocument.Target(LocalDate.parse("2027-12-31"), 200_000));
  }

  @Test
  void read_yamlWithAForecast_isTheSameKindOfDocument() {
    CapacityDocument its =
        CapacityReader.read(
            stream(
                """
                format: megawatt/capacity/1
                name: small
                from: "2027-01-01"
                sites:
                  - {id: a, name: A, country: SE, profiles: [eu]}
                steps:
                  - {id: s, site: a, kind: firm, on: "2027-01-01", gridKw: 1000, source: test}
                demands:
                  - id: d
                    profile: eu
                    tenant: t
                    workKind: inference
                    gpuType: H200
                    forecast:
                      - {day: "2027-01-01", medianKw: 100}
                      - {day: "2028-01-01", medianKw: 200, p10Kw: 180, p90Kw: 230}
                """),
            Syntax.YAML);

    assertThat(its.plan().streams().getFirst().growth())
        .isInstanceOfSatisfying(Growth.Forecast.class, it -> assertThat(it.points()).hasSize(2));
    assertThat(its.target()).isEmpty();
  }

  @Test
  void write_theRamp_readsTheSame() throws IOException {
    CapacityDocument ramp = Ramp.document();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CapacityWriter.write(ramp, bytes);

    assertThat(CapacityReader.read(new ByteArrayInputStream(bytes.toByteArray()), Syntax.JSON))
        .isEqualTo(ramp);
  }

  @Test
  void read_everythingWrong_namesAllOfItAtOnce() {
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                CapacityReader.read(
                    stream(
                        """
                        {"format": "megawatt/capacity/1", "name": "x", "from": "soon",
                         "sites": [{"id": "a", "name": "A", "country": "FR", "profiles": ["eu"]}],
                         "steps": [
                           {"id": "s", "site": "b", "kind": "firmm", "on": "2027-01-01", "gridKw": 0, "source": "t"},
                           {"id": "s", "site": "a", "kind": "firm", "on": "2027-01-01", "gridKw": 5,
                            "availabilityPermille": 900, "source": "t",
                            "delay": {"leastDays": 9, "likelyDays": 3, "mostDays": 4}}],
                         "demands": [{"id": "d", "profile": "eu", "tenant": "t", "workKind": "i", "gpuType": "H"}],
                         "projects": [{"id": "p", "profile": "eu", "tenant": "t", "workKind": "i", "gpuType": "H",
                                       "kw": -1, "start": "2027-01-01", "probabilityPermille": 1001}],
                         "leadTimes": [{"name": "n", "lead": "3 years", "source": "s"}]}
                        """),
                    Syntax.JSON));

    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .contains(
            "/from",
            "/steps/0/kind",
            "/steps/0/site",
            "/steps/0/gridKw",
            "/steps/1/id",
            "/steps/1/delay",
            "/steps/1/availabilityPermille",
            "/demands/0",
            "/projects/0/kw",
            "/projects/0/probabilityPermille",
            "/leadTimes/0/lead");
    assertThat(wrong.issues()).extracting(Issue::message).anyMatch(it -> it.contains("\"firm\"?"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
