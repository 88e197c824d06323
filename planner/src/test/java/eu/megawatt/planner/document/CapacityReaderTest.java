package eu.megawatt.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.PriceHours;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.example.Ramp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
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

  private static String numbers(int count, String number) {
    return "[" + String.join(", ", Collections.nCopies(count, number)) + "]";
  }

  private static String withHours(String hours) {
    return """
        {"format": "megawatt/capacity/1", "name": "x", "from": "2027-01-01", "steps": [],
         "sites": [{"id": "a", "name": "A", "country": "FR", "profiles": ["eu"], "prices":
          {"energyEurPerMwh": 50, "carbonGramsPerKwh": 20, "source": "t", "hours": %s}}]}
        """
        .formatted(hours);
  }

  @Test
  void read_hoursWithoutAZone_areOfUtc() {
    CapacityDocument its =
        CapacityReader.read(
            stream(
                withHours(
                    "{\"energy\": {\"workdayRatio\": %s, \"weekendRatio\": %s}, \"source\": \"t\"}"
                        .formatted(numbers(24, "0.8"), numbers(24, "1.5")))),
            Syntax.JSON);

    PriceHours hours =
        its.plan()
            .sites()
            .values()
            .iterator()
            .next()
            .prices()
            .flatMap(SitePrices::hours)
            .orElseThrow();
    assertThat(hours.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(hours.energy().orElseThrow().weekendRatio()).hasSize(24).containsOnly(1.5);
    assertThat(hours.carbon()).isEmpty();
  }

  @Test
  void read_hoursThatAreWrong_namesAllOfItAtOnce() {
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                CapacityReader.read(
                    stream(
                        withHours(
                            """
                            {"zone": "Europe/Pariss",
                             "energy": {"workdayRatio": %s, "weekendRatio": %s},
                             "carbon": {"workdayRatio": %s, "weekendRatio": "all"}}
                            """
                                .formatted(
                                    numbers(24, "1"), numbers(24, "1.2"), numbers(25, "-1")))),
                    Syntax.JSON));
    InvalidDocumentException none =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () -> CapacityReader.read(stream(withHours("{\"source\": \"t\"}")), Syntax.JSON));

    String at = "/sites/0/prices/hours";
    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .contains(
            at,
            at + "/zone",
            at + "/energy",
            at + "/carbon/workdayRatio",
            at + "/carbon/workdayRatio/0",
            at + "/carbon/workdayRatio/24",
            at + "/carbon/weekendRatio");
    assertThat(wrong.issues())
        .extracting(Issue::message)
        .anyMatch(it -> it.contains("\"Europe/Paris\"?"))
        .anyMatch(it -> it.contains("\"source\" is missing"))
        .anyMatch(it -> it.contains("1.0571") && it.contains("must be 1"))
        .anyMatch(it -> it.contains("25 numbers; a day has 24"))
        .anyMatch(it -> it.contains("from 0 to 10"));
    assertThat(none.issues()).extracting(Issue::pointer).containsExactly(at);
    assertThat(none.issues().getFirst().message()).contains("\"energy\"");
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
