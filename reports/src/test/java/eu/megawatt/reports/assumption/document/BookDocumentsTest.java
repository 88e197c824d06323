package eu.megawatt.reports.assumption.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.example.ExampleBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookDocumentsTest {

  @Test
  void write_read_isTheSameBookAndTheSameBytes() {
    CostBook book = ExampleBook.book();

    String written = written(book);

    assertThat(read(written)).isEqualTo(book);
    assertThat(written(read(written))).isEqualTo(written);
  }

  @Test
  void example_everyKindOfAssumption_isInItWithASource() {
    CostBook book = ExampleBook.book();

    assertThat(book.assumptions().stream().map(Object::getClass).collect(Collectors.toSet()))
        .hasSize(Assumption.class.getPermittedSubclasses().length);
    assertThat(book.assumptions())
        .allSatisfy(it -> assertThat(it.heading().source().text()).isNotBlank());
    assertThat(book.all(FlexibilityIncome.class).getFirst().heading().validFrom())
        .isEqualTo("2026-01-14");
  }

  @Test
  void example_frenchSite_hasNotTheReducedRateForOneConditionIsNotKnown() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    Excise excise = ExampleBook.book().inForce(Excise.class, "FR-PAR-1", day).orElseThrow();

    assertThat(excise.on(day).isReduced()).isFalse();
    assertThat(excise.on(day).unmet()).extracting("id").containsExactly("heat-reuse-or-pue-target");
  }

  /** What is replaced in the example, by what, where that is wrong, and what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "megawatt/books/1 | megawatt/books/2 | /format | is not a format that is read here",
        "Europe/Paris | Europe/Pariss | /sites/0/timeZone | Maybe \"Europe/Paris\"?",
        "\"country\": \"FR\"} | \"country\": \"XX\"} | /sites/0/country | is not a country of ISO 3166",
        "\"version\": 1 | \"version\": 0 | /version | out of range",
        "\"markupPerMWh\": 0.5 | \"markupPerMwh\": 0.5 | /dayAheads/0/markupPerMwh | did you mean \"markupPerMWh\"?",
        "\"markupPerMWh\": 0.5, | | /dayAheads/0 | \"markupPerMWh\" is missing",
        "\"markupPerMWh\": 0.5 | \"markupPerMWh\": 0.12345678901 | /dayAheads/0/markupPerMWh | too many digits",
        "\"markupPerMWh\": 0.5 | \"markupPerMWh\": \"0.5\" | /dayAheads/0/markupPerMWh | is not a number",
        "\"validTo\": \"2038-01-01\" | \"validTo\": \"2026-01-01\" | /contracts/0/validTo | the end comes after the beginning",
        "\"baseloadMW\": 10, | | /contracts/0 | this has neither",
        "\"baseloadMW\": 10, | \"baseloadMW\": 10, \"deliverySeries\": \"wind\", | /contracts/0 | this has both",
        "\"kind\": \"PPA\" | \"kind\": \"ppa\" | /contracts/0/carbon/kind | Maybe \"PPA\"?",
        "\"lessZone\": \"NORDIC-SYSTEM\" | \"lessZone\": \"SE3\" | /hedges/1/lessZone | always 0",
        "{\"fromMWh\": 1000, | {\"fromMWh\": 0, | /excises/0/reduction/brackets/1 | a bracket begins after the one before it",
        "\"brackets\": [{\"fromMWh\": 0, \"ratePerMWh\": 439}] | \"brackets\": [] | /excises/2/brackets | at least one bracket",
        "\"brackets\": [{\"fromMWh\": 0, \"ratePerMWh\": 439}] | \"brackets\": [{\"fromMWh\": 5, \"ratePerMWh\": 439}] | /excises/2/brackets/0 | begins at 0 MWh",
        "\"held\": \"unknown\" | \"held\": \"maybe\" | /excises/0/reduction/conditions/3/held | known: yes, no, unknown",
        "\"site\": \"SE-BOR-1\", \"pue\" | \"site\": \"SE-BOR-2\", \"pue\" | /declaredPues/1/site | Maybe \"SE-BOR-1\"?",
        "\"pue\": 1.2, | \"pue\": 0.9, | /declaredPues/0/pue | from 1 to 5",
        "\"assetClass\": \"gpu\" | \"assetClass\": \"gpus\" | /lives/0/assetClass | Maybe \"gpu\"?",
        "\"lifeYears\": 20 | \"lifeYears\": 200 | /lives/4/lifeYears | at most 100",
        "\"id\": \"life-server\" | \"id\": \"life-gpu\" | /lives/1/id | is the id of /lives/0 already",
        "\"id\": \"life-server\" | \"id\": \"supply-fr-par-1\" | /lives/1/id | is the id of /dayAheads/0 already",
        "\"assetClass\": \"server\" | \"assetClass\": \"gpu\" | /lives/1/validFrom | /lives/0 is of the same and holds from 2020-01-01 too",
        "\"currency\": \"USD\", \"eurPerUnit\": 0.9 | \"currency\": \"EUR\", \"eurPerUnit\": 1 | /exchangeRates/1/currency | only other currencies have a rate",
        "\"currency\": \"USD\", \"eurPerUnit\": 0.9 | \"currency\": \"GBP\", \"eurPerUnit\": 0.9 | /gpuPrices/0/currency | \"USD\" has no rate in this book",
        "\"to\": \"2026-01-14T19:00:00Z\" | \"to\": \"2026-01-14T17:00:00Z\" | /flexibilityIncomes/0/to | the end comes after the beginning",
        "\"gpuType\": \"H100\" | \"gpuType\": \"H100\", \"pool\": \"P\" | /gpuPrices/0 | this has both",
        "\"validFrom\": \"2014-01-01\" | \"validFrom\": \"2014-13-01\" | /vats/0/validFrom | is not a day",
        "\"retrieved\": \"2026-11-23\" | \"retreived\": \"2026-11-23\" | /dayAheads/0/source/retreived | did you mean \"retrieved\"?",
      })
  void read_broken_saysWhereAndWhat(String from, @Nullable String to, String pointer, String said) {
    String broken =
        resource()
            .replaceFirst(Pattern.quote(from), to == null ? "" : Matcher.quoteReplacement(to));

    assertThat(issues(broken))
        .anySatisfy(
            issue -> {
              assertThat(issue.pointer()).isEqualTo(pointer);
              assertThat(issue.message()).contains(said);
            });
  }

  @Test
  void read_severalProblems_namesAllInTheOrderOfTheDocument() {
    String broken =
        resource()
            .replace("Europe/Paris", "Paris")
            .replace("\"zone\": \"FR\"", "\"zone\": \" \"")
            .replace("\"held\": \"unknown\"", "\"held\": \"?\"")
            .replace("\"percentPerYear\": 6", "\"percentPerYear\": -6");

    assertThat(issues(broken).stream().map(Issue::pointer))
        .containsExactly(
            "/sites/0/timeZone",
            "/dayAheads/0/zone",
            "/excises/0/reduction/conditions/3/held",
            "/excises/1/reduction/conditions/3/held",
            "/financeRates/0/percentPerYear",
            "/financeRates/1/percentPerYear");
  }

  @Test
  void read_twoOfOneSubject_areToldWhateverTheirIds() {
    String broken =
        resource()
            .replace("\"id\": \"pue-se-bor-1\"", "\"id\": \"SE-BOR-1\"")
            .replace("\"site\": \"FR-PAR-1\", \"pue\"", "\"site\": \"SE-BOR-1\", \"pue\"");

    assertThat(issues(broken).stream().map(Issue::pointer))
        .containsExactly("/declaredPues/1/validFrom");
  }

  @Test
  void read_numbers_keepsTheirDigits() {
    CostBook book =
        read(resource().replace("\"ratePerMWh\": 26.58", "\"ratePerMWh\": 26.580000001"));

    assertThat(written(book)).contains("\"ratePerMWh\": 26.580000001");
  }

  private static List<Issue> issues(String json) {
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidDocumentException.class, () -> read(json)))
        .issues();
  }

  private static CostBook read(String json) {
    return BookReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
  }

  private static String written(CostBook book) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BookWriter.write(book, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(ExampleBook.class.getResourceAsStream("book.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
