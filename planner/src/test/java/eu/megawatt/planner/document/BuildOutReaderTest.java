package eu.megawatt.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.ask.Generation;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.example.RampBuildOut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildOutReaderTest {

  @Test
  void read_theRamp_hasAllOfIt() {
    Offers ramp = RampBuildOut.offers();

    assertThat(ramp.conditions().from()).isEqualTo("2027-01-01");
    assertThat(ramp.conditions().capitalEuroPerYear()).hasSize(3);
    assertThat(ramp.generations()).hasSize(2);
    assertThat(ramp.offers()).hasSize(7);
    assertThat(ramp.offer("idf-2b").orElseThrow().requires()).contains("idf-2a");
    assertThat(ramp.offer("idf-2b").orElseThrow().lead()).contains(Period.ofMonths(14));
    assertThat(ramp.offer("idf-2b").orElseThrow().late()).isEqualTo(new Lateness(250, 1));
    assertThat(ramp.offer("nor-3").orElseThrow().lead()).isEmpty();
    assertThat(ramp.offer("nor-3").orElseThrow().lifeYears()).contains(25);
    assertThat(ramp.generations()).extracting(Generation::lifeYears).containsOnly(Optional.of(6));
  }

  @Test
  void read_yamlWithoutWhatIsOptional_hasWhatIsUsual() {
    Offers its =
        BuildOutReader.read(
            stream(
                """
                format: megawatt/build-out/1
                name: small
                conditions:
                  from: "2028-04-01"
                  quarterCount: 8
                  discountRatio: 0.1
                  capitalEuroPerYear: [5000000]
                  shortageEuroPerKwYear: 10000
                  demandPermille: 500
                generations:
                  - {id: g, wattsPerGpu: 1000, euroPerGpu: 30000, availableFrom: "2029-01-01", source: test}
                options:
                  - {id: o, site: s, gridKw: 100, generations: [g], capitalEuro: 1, source: test}
                """),
            Syntax.YAML);

    assertThat(its.conditions().readyPermille()).isEqualTo(500);
    assertThat(its.conditions().reservePermille()).isEqualTo(100);
    assertThat(its.conditions().drawCount()).isEqualTo(1_000);
    assertThat(its.generations().getFirst().performancePermille()).isEqualTo(1_000);
    assertThat(its.generations().getFirst().availableFrom()).contains(LocalDate.of(2029, 1, 1));
    assertThat(its.generations().getFirst().lifeYears()).isEmpty();
    assertThat(its.offers().getFirst().lifeYears()).isEmpty();
    assertThat(its.offers().getFirst().late()).isEqualTo(Lateness.NEVER);
  }

  @Test
  void write_theRamp_readsTheSame() throws IOException {
    Offers ramp = RampBuildOut.offers();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BuildOutWriter.write(ramp, bytes);

    assertThat(BuildOutReader.read(new ByteArrayInputStream(bytes.toByteArray()), Syntax.JSON))
        .isEqualTo(ramp);
  }

  @Test
  void read_everythingWrong_namesAllOfItAtOnce() {
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () ->
                BuildOutReader.read(
                    stream(
                        """
                        {"format": "megawatt/build-out/1", "name": "x",
                         "conditions": {"from": "2027-01-15", "quarterCount": 81, "discountRatio": 2,
                           "capitalEuroPerYear": [], "shortageEuroPerKwYear": -1,
                           "demandPermille": 1001, "priority": ["a", "a"]},
                         "generations": [
                           {"id": "g", "wattsPerGpu": 0, "euroPerGpu": 1, "source": "s"},
                           {"id": "h", "wattsPerGpu": 1, "euroPerGpu": 1, "lifeYears": 0, "source": "s"}],
                         "options": [
                           {"id": "o", "site": "a", "gridKw": 0, "generations": [], "capitalEuro": 1, "source": "s",
                            "lead": "soon", "requires": "o"},
                           {"id": "p", "site": "a", "gridKw": 1, "generations": ["gg"], "capitalEuro": 1.5, "lifeYears": 101, "source": "s",
                            "late": {"permille": 2000, "quarterCount": 1}, "requires": "q"},
                           {"id": "q", "site": "b", "gridKw": 1, "generations": ["g", "h", "h"], "capitalEuro": 1,
                            "source": "s", "price": 3}]}
                        """),
                    Syntax.JSON));

    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .contains(
            "/conditions/from",
            "/conditions/quarterCount",
            "/conditions/discountRatio",
            "/conditions/capitalEuroPerYear",
            "/conditions/shortageEuroPerKwYear",
            "/conditions/demandPermille",
            "/conditions/priority",
            "/generations/0/wattsPerGpu",
            "/generations/1/lifeYears",
            "/options/0/gridKw",
            "/options/0/generations",
            "/options/0/lead",
            "/options/0/requires",
            "/options/1/generations/0",
            "/options/1/capitalEuro",
            "/options/1/lifeYears",
            "/options/1/late/permille",
            "/options/1/requires",
            "/options/2/generations/2",
            "/options/2/price");
    assertThat(wrong.issues())
        .extracting(Issue::message)
        .anyMatch(it -> it.contains("does not require itself"))
        .anyMatch(it -> it.contains("of another site"))
        .anyMatch(it -> it.contains("choice of 2 generations"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
